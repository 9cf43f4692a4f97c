import { createHash } from 'node:crypto'
import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { type FormResult, readForm } from '#kernel/http/form.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { Language } from '#kernel/languages.ts'
import type { ChallengeResult } from '#kernel/proof-of-work/check-challenge.ts'
import { asksChallenge, guardWriting, type WritingHeld } from '#modules/accounts'
import { emptyForm, page, to } from '#ui'
import { submitAmendment } from '../acts/amend-text.ts'
import { amendmentsOfText } from '../queries/amendments.ts'
import type { Consultation } from '../queries/consultations.ts'
import { lastVersionWith, type Text } from '../queries/texts.ts'
import { amendmentOrders, inOrder } from '../rules/order-amendments.ts'
import { oneParagraph } from '../rules/paragraphs.ts'
import {
  AmendmentKind,
  type ConsultationRefusal,
  longestAmendment,
  longestComment,
  longestSignature,
  type Paragraph,
} from '../vocabulary.ts'
import { amendmentPath } from './amendment-parts.tsx'
import { showingOf } from './amendment-showing.ts'
import { refusedReader } from './audience-note.tsx'
import { titleOf } from './consultation-name.tsx'
import { ParagraphPage } from './paragraph-page.tsx'
import { personActing } from './person.ts'
import { consultationAsked } from './statement-routes.tsx'
import { textAsked } from './text-routes.tsx'

/** Amendments on one page of a list. */
const perPage = 20

/** A paragraph where it stands, or where it last stood. */
interface ParagraphAsked {
  readonly consultation: Consultation
  readonly text: Text
  readonly paragraph: Paragraph
  /** From 1. */
  readonly place: number
  readonly stands: boolean
}

/** The paragraph of the address. Throws `NotFound`. */
async function paragraphAsked(c: PageRequest): Promise<ParagraphAsked> {
  const consultation = await consultationAsked(c)
  const newest = await textAsked(c, consultation)
  const id = z.uuid().safeParse(c.req.param('paragraph')).data ?? ''
  const stands = newest.paragraphs.some((one) => one.id === id)
  const text = stands || id === '' ? newest : await lastVersionWith(c.var.ctx.db, consultation.id, newest.id, id)
  const place = text?.paragraphs.findIndex((one) => one.id === id) ?? -1
  const paragraph = text?.paragraphs[place]
  if (text === null || paragraph === undefined) throw new NotFound('no such paragraph')
  return { consultation, text, paragraph, place: place + 1, stands }
}

/** A draw that is one's own: the same person sees the same order as long as the day lasts. */
const drawOf = (seed: string) => (id: string) => createHash('sha256').update(`${seed} ${id}`).digest().readUInt32BE(0)

/** What the form shows of challenge and limits. */
interface Friction {
  readonly challenge: ChallengeResult | 'asked' | null
  readonly limit: string | null
}

interface Sent {
  readonly form?: FormResult<unknown>
  readonly refusal?: ConsultationRefusal
  readonly writing?: WritingHeld
}

async function showParagraph(c: PageRequest, { form, refusal, writing }: Sent = {}): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const { stands, ...asked } = await paragraphAsked(c)
  const { consultation, text, paragraph, place } = asked
  const all = await amendmentsOfText(ctx.db, text.id, paragraph.id)
  const { shown, participantId, isOpen, submission } = await showingOf(c, consultation, text, all)
  const order = amendmentOrders.find((one) => one === c.req.query('order')) ?? 'fair'
  const list = listed(c, inOrder(all, order, drawOf(participantId ?? ctx.now().toISOString().slice(0, 10))))
  const friction: Friction = {
    challenge: writing?.challenge ?? ((await asksChallenge(c)) ? 'asked' : null),
    limit: writing?.limit ?? null,
  }
  const errors = form?.ok === false ? form.errors : []
  const status = statusOf(errors.length, friction, refusal)
  const state = form === undefined ? emptyForm : { values: form.values, errors }
  const change = AmendmentKind.safeParse(c.req.query('change')).data ?? 'other-words'
  const refused = isOpen ? await refusedReader(c, consultation) : null
  const props = { words, visitor, refused, ...asked, ...list, ...friction, change, form: state, submission, order, shown, refusal }
  return page(c, <ParagraphPage {...props} isOpen={isOpen && stands} />, {
    title: words.t('amendments.paragraph.page', { n: place, title: titleOf(words, text).text }),
    description: paragraph.words.slice(0, 200),
    canonicalPath: `/consultations/${consultation.slug}/texts/${text.number}/paragraphs/${paragraph.id}`,
    fictional: consultation.fictional,
    shared: false,
    status,
    errorTitle: status !== 200,
  })
}

/** One page of a list, the last when a later one is asked. */
function listed<Item>(c: PageRequest, sorted: readonly Item[]) {
  const pages = Math.max(1, Math.ceil(sorted.length / perPage))
  const at = Math.min(pages, z.coerce.number().int().min(1).catch(1).parse(c.req.query('page')))
  return { amendments: sorted.slice((at - 1) * perPage, at * perPage), page: at, pages }
}

function statusOf(errors: number, { challenge, limit }: Friction, refusal: ConsultationRefusal | undefined): 200 | 409 | 422 | 429 {
  if (refusal !== undefined) return 409
  if (limit !== null) return 429
  return errors > 0 || (challenge !== null && challenge !== 'asked') ? 422 : 200
}

const words = (most: number) =>
  z
    .string({ error: 'amendments.problem.words' })
    .transform(oneParagraph)
    .refine((typed) => typed !== '', { error: 'amendments.problem.words' })
    .refine((typed) => typed.length <= most, { error: 'consultations.problem.long', params: { maximum: most } })

const common = {
  submission: z.uuid({ error: 'errors.form.check' }),
  version: z.coerce.number().int().min(1).max(999_999),
  language: Language.optional(),
  speaksFor: z.enum(['person', 'organisation']).catch('person'),
  signature: z
    .string()
    .trim()
    .max(longestSignature, { error: 'consultations.problem.long' })
    .default('')
    .transform((typed) => (typed === '' ? null : typed)),
}
/** What an amendment's form gives; a comment has no reason, a deletion no words. */
interface Typed {
  readonly submission: string
  readonly version: number
  readonly language?: Language | undefined
  readonly speaksFor: 'person' | 'organisation'
  readonly signature: string | null
  readonly words: string | null
  readonly reason: string | null
}

const reason = words(longestComment)
const none = z.null().catch(null)

/** Each kind of change asks for its own fields. */
const schemas: Readonly<Record<AmendmentKind, z.ZodType<Typed>>> = {
  comment: z.object({ ...common, words: words(longestComment), reason: none }),
  'other-words': z.object({ ...common, words: words(longestAmendment), reason }),
  'new-paragraph': z.object({ ...common, words: words(longestAmendment), reason }),
  deletion: z.object({ ...common, words: none, reason }),
}

async function amend(c: PageRequest): Promise<Response> {
  const { ctx, words: said, lang } = c.var
  const { consultation, text, paragraph } = await paragraphAsked(c)
  const change = AmendmentKind.safeParse(c.req.query('change')).data ?? 'other-words'
  const form = readForm(c, schemas[change])
  if (!form.ok) return showParagraph(c, { form })
  const { words: typed, reason: why, language, ...rest } = form.data
  const writing = await guardWriting(c, [typed ?? '', why ?? ''])
  if (writing !== null) return showParagraph(c, { form, writing })
  const wanted = language ?? lang
  const taken = consultation.languages.includes(wanted) ? wanted : (consultation.languages[0] ?? lang)
  const told = { ...rest, text: text.number, paragraph: paragraph.id, change, words: typed, reason: why, language: taken }
  const outcome = await submitAmendment(ctx, consultation.slug, await personActing(c), told)
  if (!outcome.ok) return showParagraph(c, { form, refusal: outcome.refusal })
  return c.redirect(to(said, `${amendmentPath(consultation, outcome.fact.number)}?done=submitted`), 303)
}

/** A paragraph with what people ask of it, and asking something. */
export const paragraphRoutes = defineRoutes()
  .get('/consultations/:slug/texts/:text/paragraphs/:paragraph', 'public', (c) => showParagraph(c))
  .post('/consultations/:slug/texts/:text/paragraphs/:paragraph', 'public', amend)
