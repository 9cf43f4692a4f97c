import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import { Forbidden } from '#kernel/errors.ts'
import { readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { emptyForm, type FormState, page, to } from '#ui'
import { closeConsultation } from '../acts/close-consultation.ts'
import { addDocument, callMeeting, cancelMeeting, extendConsultation, publishReport, tellMeeting } from '../acts/conduct-consultation.ts'
import { decideStatement, putStatements } from '../acts/decide-statement.ts'
import { keepResidents } from '../acts/keep-residents.ts'
import { consultationParts } from '../queries/consultation-page.ts'
import { countResidents } from '../queries/residents.ts'
import { listStatementDrafts } from '../queries/statements.ts'
import { listTexts } from '../queries/texts.ts'
import { mostResidents, type ReadResidents, readResidents } from '../rules/residents.ts'
import type { ConsultationRefusal } from '../vocabulary.ts'
import type { ConductForm } from './conduct-form.tsx'
import {
  CancelSchema,
  DecisionSchema,
  DocumentSchema,
  ExtendSchema,
  HeldSchema,
  MeetingSchema,
  ReportSchema,
  StatementsSchema,
} from './conduct-forms.ts'
import { ConductPage } from './conduct-page.tsx'
import { titleOf } from './consultation-name.tsx'
import { consultationAsked } from './statement-routes.tsx'

/** The member's mandate a request acts under. Throws `Forbidden` when there is none. */
export function mandateOf(c: PageRequest): Mandate {
  const mandate = c.var.visitor?.acting
  if (mandate === undefined || mandate === null) throw new Forbidden('no-mandate')
  return mandate
}

interface Shown {
  readonly to: ConductForm | null
  readonly form?: FormState
  readonly refusal?: ConsultationRefusal
}

async function showConduct(c: PageRequest, { to: name, form = emptyForm, refusal }: Shown): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const consultation = await consultationAsked(c)
  if (mandateOf(c).memberId !== consultation.memberId) throw new Forbidden('no-mandate')
  const [parts, drafts, texts, residents] = await Promise.all([
    consultationParts(ctx.db, consultation.id),
    listStatementDrafts(ctx.db, consultation.id),
    listTexts(ctx.db, consultation.id),
    countResidents(ctx.db, consultation.id),
  ])
  const status = (form.errors ?? []).length > 0 ? 422 : refusal === undefined ? 200 : 409
  const props = {
    words,
    visitor,
    now: ctx.now(),
    consultation,
    parts,
    drafts,
    texts,
    residents,
    sent: { to: name, form },
    submission: ctx.newId(),
    refusal,
  }
  return page(c, <ConductPage {...props} />, {
    title: words.t('consultations.conduct.title', { title: titleOf(words, consultation).text }),
    fictional: consultation.fictional,
    noindex: true,
    status,
    errorTitle: status !== 200,
  })
}

type Act<Data> = (
  ctx: Context,
  mandate: Mandate,
  slug: string,
  data: Data,
  text: (typed: string) => LocalizedText,
) => Promise<Outcome<null, ConsultationRefusal>>

/** A form of the organiser: read, act, and back to the page it changes. */
const organiserForm =
  <Data,>(name: ConductForm, schema: z.ZodType<Data>, act: Act<Data>) =>
  async (c: PageRequest): Promise<Response> => {
    const form = readForm(c, schema)
    if (!form.ok) return showConduct(c, { to: name, form })
    const { lang, words, ctx } = c.var
    const slug = c.req.param('slug') ?? ''
    const outcome = await act(ctx, mandateOf(c), slug, form.data, (typed) => ({ original: lang, [lang]: typed }))
    if (!outcome.ok) return showConduct(c, { to: name, form, refusal: outcome.refusal })
    return c.redirect(to(words, `/consultations/${slug}?done=${name}`), 303)
  }

const extend = organiserForm('extensions', ExtendSchema, (ctx, mandate, slug, form, text) =>
  extendConsultation(ctx, mandate, slug, { ...form, reason: text(form.reason) }),
)
const addOne = organiserForm('documents', DocumentSchema, (ctx, mandate, slug, form, text) =>
  addDocument(ctx, mandate, slug, { ...form, title: text(form.title), digest: null }),
)
const call = organiserForm('meetings', MeetingSchema, (ctx, mandate, slug, form, text) =>
  callMeeting(ctx, mandate, slug, {
    ...form,
    title: text(form.title),
    place: form.place === null ? null : text(form.place),
    agenda: form.agenda.map(text),
  }),
)
const cancel = organiserForm('cancellations', CancelSchema, (ctx, mandate, slug, form, text) =>
  cancelMeeting(ctx, mandate, slug, { meeting: form.meeting, reason: text(form.reason) }),
)
const tell = organiserForm('minutes', HeldSchema, (ctx, mandate, slug, form, text) => {
  const { meeting, minutes, minutesLink } = form
  const attendance = {
    public: form['came-public'],
    'civil-society': form['came-civil-society'],
    government: form['came-government'],
    others: form['came-others'],
  }
  return tellMeeting(ctx, mandate, slug, { meeting, attendance, minutes: text(minutes), minutesLink })
})
const put = organiserForm('organiser-statements', StatementsSchema, (ctx, mandate, slug, { submission, texts }, text) =>
  putStatements(ctx, mandate, slug, { submission, texts, language: text('').original }),
)
const decide = organiserForm('statement-decisions', DecisionSchema, (ctx, mandate, slug, { draft, decision }) =>
  decideStatement(ctx, mandate, slug, draft, decision === 'accepted' ? { kind: 'accepted' } : { kind: 'refused', ground: decision }),
)
const report = organiserForm('report', ReportSchema, (ctx, mandate, slug, form, text) =>
  publishReport(ctx, mandate, slug, { summary: text(form.summary), changed: text(form.changed), link: form.link }),
)

/** The list of residents: typed, or in a file that is read and not kept. */
async function replaceResidents(c: PageRequest): Promise<Response> {
  const { ctx, words, form: values, files } = c.var
  const file = files.find(({ field }) => field === 'file')?.file
  const field = file === undefined ? 'addresses' : 'file'
  const read = readResidents(file === undefined ? typed(values, 'addresses') : await file.text())
  const problem = residentsProblem(words, read)
  if (problem !== null) return showConduct(c, { to: 'residents', form: { values, errors: [{ field, message: problem }] } })
  const slug = c.req.param('slug') ?? ''
  const outcome = await keepResidents(ctx, mandateOf(c), slug, read.addresses)
  if (!outcome.ok) return showConduct(c, { to: 'residents', form: { values }, refusal: outcome.refusal })
  return c.redirect(to(words, `/consultations/${slug}?done=residents`), 303)
}

function residentsProblem(words: Words, { addresses, wrong }: ReadResidents): string | null {
  if (wrong.length > 0) return words.t('consultations.residents.wrong', { lines: words.list(wrong.map(String)) })
  if (addresses.length > mostResidents) return words.t('consultations.residents.many', { maximum: mostResidents })
  return addresses.length === 0 ? words.t('consultations.residents.none') : null
}

async function close(c: PageRequest): Promise<Response> {
  const slug = c.req.param('slug') ?? ''
  const outcome = await closeConsultation(c.var.ctx, mandateOf(c), slug)
  if (!outcome.ok) return showConduct(c, { to: 'closing', refusal: outcome.refusal })
  return c.redirect(to(c.var.words, `/consultations/${slug}?done=closing`), 303)
}

/** Everything the organiser does once a consultation is announced. */
export const conductRoutes = defineRoutes()
  .get('/consultations/:slug/conduct', 'member-mandate', (c) => showConduct(c, { to: null }))
  .post('/consultations/:slug/extensions', 'member-mandate', extend)
  .post('/consultations/:slug/documents', 'member-mandate', addOne)
  .post('/consultations/:slug/meetings', 'member-mandate', call)
  .post('/consultations/:slug/cancellations', 'member-mandate', cancel)
  .post('/consultations/:slug/minutes', 'member-mandate', tell)
  .post('/consultations/:slug/organiser-statements', 'member-mandate', put)
  .post('/consultations/:slug/statement-decisions', 'member-mandate', decide)
  .post('/consultations/:slug/residents', 'member-mandate', replaceResidents)
  .post('/consultations/:slug/closing', 'member-mandate', close)
  .post('/consultations/:slug/report', 'member-mandate', report)
