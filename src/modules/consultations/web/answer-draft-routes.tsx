import { NotFound } from '#kernel/errors.ts'
import { readForm } from '#kernel/http/form.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { emptyForm, type FormState, page, to } from '#ui'
import { agreeToAnswer, answerOf, problemsOfDraft, publishAnswer, returnAnswer } from '../acts/publish-answer.ts'
import { discardAnswer, writeAnswer } from '../acts/write-answer.ts'
import { findAnswerDraft, listAnswerDrafts } from '../queries/answer-drafts.ts'
import type { Consultation } from '../queries/consultations.ts'
import { ledgerRows } from '../queries/ledger.ts'
import { placesOf } from '../queries/places.ts'
import { changesWords } from '../rules/answer.ts'
import type { AnswerDraft, AnsweringRefusal } from '../vocabulary.ts'
import { CheckPage } from './answer-check-page.tsx'
import { type DraftStep, draftPath } from './answer-draft-parts.tsx'
import { DecisionStep, TextStep } from './answer-draft-steps.tsx'
import { DraftsPage } from './answer-drafts-page.tsx'
import { chosenPlaces, DecisionSchema, PublishSchema, ReadingSchema, TextSchema, withSentence, writtenText } from './answer-forms.ts'
import { ownConsultation, removedAmong } from './answer-shared.ts'
import { mandateOf } from './conduct-routes.tsx'
import { titleOf } from './consultation-name.tsx'

/** The draft of the address, for its organiser alone. Throws `NotFound`. */
async function draftAsked(c: PageRequest): Promise<{ consultation: Consultation; draft: AnswerDraft }> {
  const consultation = await ownConsultation(c)
  const id = c.req.param('draft') ?? ''
  const draft = /^[0-9a-f-]{36}$/.test(id) ? await findAnswerDraft(c.var.ctx.db, consultation.id, id) : null
  if (draft === null) throw new NotFound('no such draft')
  return { consultation, draft }
}

interface Shown {
  readonly form?: FormState
  readonly refusal?: AnsweringRefusal
}

const pages = { decision: DecisionStep, text: TextStep, check: CheckPage } as const

async function showDraft(c: PageRequest, step: DraftStep, { form = emptyForm, refusal }: Shown = {}): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const { consultation, draft } = await draftAsked(c)
  if (draft.publishedAt !== null && refusal === undefined)
    return c.redirect(to(words, `/consultations/${consultation.slug}/answers/${answerOf(draft)}`), 303)
  const ids = draft.inputs.map(({ id }) => id)
  const [inputs, places] = await Promise.all([ledgerRows(ctx.db, consultation.id, ids), placesOf(ctx.db, consultation)])
  const removed = await removedAmong(c, inputs)
  const problems = await problemsOfDraft(ctx.db, consultation, draft)
  const status = (form.errors ?? []).length > 0 ? 422 : refusal === undefined ? 200 : 409
  const Shown = pages[step]
  const props = { words, visitor, consultation, draft, inputs, removed, places, problems, mandate: mandateOf(c).id, step, form, refusal }
  return page(c, <Shown {...props} />, {
    title: words.t(`answers.step.page.${step}`, { title: titleOf(words, consultation).text }),
    fictional: consultation.fictional,
    noindex: true,
    status,
    errorTitle: status !== 200,
  })
}

async function showDrafts(c: PageRequest): Promise<Response> {
  const { ctx, words } = c.var
  const consultation = await ownConsultation(c)
  const drafts = await listAnswerDrafts(ctx.db, consultation.id)
  return page(c, <DraftsPage words={words} consultation={consultation} drafts={drafts} />, {
    title: words.t('answers.drafts.title'),
    fictional: consultation.fictional,
    noindex: true,
  })
}

/** Goes on from a step, or shows it again with the refusal. */
async function goOn(c: PageRequest, from: DraftStep, outcome: Outcome<unknown, AnsweringRefusal>, next: string, form: FormState) {
  if (!outcome.ok) return showDraft(c, from, { form, refusal: outcome.refusal })
  return c.redirect(to(c.var.words, next), 303)
}

const addressOf = (c: PageRequest, step = '') =>
  `${draftPath(c.req.param('slug') ?? '', c.req.param('draft') ?? '')}${step === '' ? '' : `/${step}`}`

async function decide(c: PageRequest): Promise<Response> {
  const { draft, consultation } = await draftAsked(c)
  const form = readForm(c, DecisionSchema)
  if (!form.ok) return showDraft(c, 'decision', { form })
  const { decision, version } = form.data
  // What is declined or out of scope changes no words: those of another decision are not kept with it.
  const change = changesWords(decision) ? { decision } : { decision, words: null, takenUpIn: [] }
  const outcome = await writeAnswer(c.var.ctx, mandateOf(c), consultation.slug, { draft: draft.id, version }, change)
  return goOn(c, 'decision', outcome, addressOf(c, 'text'), form)
}

async function explain(c: PageRequest): Promise<Response> {
  const { ctx, words, lang } = c.var
  const { draft, consultation } = await draftAsked(c)
  const started = withSentence(c.var.form, words, draft.decision)
  if (started !== null) return showDraft(c, 'text', { form: { values: started } })
  const form = readForm(c, TextSchema)
  if (!form.ok) return showDraft(c, 'text', { form })
  const { version, place, ...typed } = form.data
  const changes = changesWords(draft.decision)
  const change = {
    reason: writtenText(typed.reason, draft.reason, lang),
    words: changes ? writtenText(typed.words, draft.words, draft.reason?.original ?? lang) : null,
    takenUpIn: changes ? chosenPlaces(place, await placesOf(ctx.db, consultation), draft.takenUpIn) : [],
    institution: writtenText(typed.institution, draft.institution, draft.reason?.original ?? lang),
  }
  const outcome = await writeAnswer(ctx, mandateOf(c), consultation.slug, { draft: draft.id, version }, change)
  return goOn(c, 'text', outcome, addressOf(c), form)
}

async function read(c: PageRequest): Promise<Response> {
  const { draft, consultation } = await draftAsked(c)
  const form = readForm(c, ReadingSchema)
  if (!form.ok) return showDraft(c, 'check', { form })
  const { version, note } = form.data
  const seen = { draft: draft.id, version }
  const { ctx } = c.var
  const outcome =
    form.data.do === 'agree'
      ? await agreeToAnswer(ctx, mandateOf(c), consultation.slug, seen)
      : await returnAnswer(ctx, mandateOf(c), consultation.slug, seen, note)
  return goOn(c, 'check', outcome, addressOf(c), form)
}

async function publish(c: PageRequest): Promise<Response> {
  const { draft, consultation } = await draftAsked(c)
  const form = readForm(c, PublishSchema)
  if (!form.ok) return showDraft(c, 'check', { form })
  const seen = { draft: draft.id, version: form.data.version }
  const outcome = await publishAnswer(c.var.ctx, mandateOf(c), consultation.slug, seen)
  const next = outcome.ok ? `/consultations/${consultation.slug}/answers/${outcome.fact}?done=published` : ''
  return goOn(c, 'check', outcome, next, emptyForm)
}

async function discard(c: PageRequest): Promise<Response> {
  const { draft, consultation } = await draftAsked(c)
  const outcome = await discardAnswer(c.var.ctx, mandateOf(c), consultation.slug, draft.id)
  return goOn(c, 'check', outcome, `/consultations/${consultation.slug}/answers?done=discarded`, emptyForm)
}

/** The drafts of answers: their three steps, their second reader, their publication. */
export const answerDraftRoutes = defineRoutes()
  .get('/consultations/:slug/answers/drafts', 'member-mandate', showDrafts)
  .get('/consultations/:slug/answers/drafts/:draft', 'member-mandate', (c) => showDraft(c, 'check'))
  .get('/consultations/:slug/answers/drafts/:draft/decision', 'member-mandate', (c) => showDraft(c, 'decision'))
  .get('/consultations/:slug/answers/drafts/:draft/text', 'member-mandate', (c) => showDraft(c, 'text'))
  .post('/consultations/:slug/answers/drafts/:draft/decision', 'member-mandate', decide)
  .post('/consultations/:slug/answers/drafts/:draft/text', 'member-mandate', explain)
  .post('/consultations/:slug/answers/drafts/:draft/reading', 'member-mandate', read)
  .post('/consultations/:slug/answers/drafts/:draft/publication', 'member-mandate', publish)
  .post('/consultations/:slug/answers/drafts/:draft/deletion', 'member-mandate', discard)
