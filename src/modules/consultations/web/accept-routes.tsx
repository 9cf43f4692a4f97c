import { z } from 'zod'
import { chosen as chosenIn, typed } from '#kernel/http/form.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { FormValues, PageRequest } from '#kernel/http/variables.ts'
import { emptyForm, type FormState, page, to } from '#ui'
import { acceptAmendments } from '../acts/accept-amendments.ts'
import { amendmentsOfText } from '../queries/amendments.ts'
import { changesOf, openAmendments, type TextChange } from '../rules/accept-amendments.ts'
import { oneParagraph } from '../rules/paragraphs.ts'
import { type ConsultationRefusal, longestParagraph } from '../vocabulary.ts'
import { AcceptPage, wordsName } from './accept-page.tsx'
import { showingOf } from './amendment-showing.ts'
import { mandateOf } from './conduct-routes.tsx'
import { ownConsultation } from './edit-text-routes.tsx'
import { textPath } from './text-page.tsx'
import { textAsked } from './text-routes.tsx'

interface Sent {
  readonly form?: FormState
  readonly refusal?: ConsultationRefusal
  /** Whether the chosen amendments are looked at. */
  readonly looks?: boolean
}

async function showAccepting(c: PageRequest, { form = emptyForm, refusal, looks = false }: Sent = {}): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const consultation = await ownConsultation(c)
  const text = await textAsked(c, consultation)
  const all = await amendmentsOfText(ctx.db, text.id)
  const candidates = openAmendments(all)
  const ids = new Set(candidates.map(({ id }) => id))
  const open = all.filter(({ id }) => ids.has(id))
  const places = new Set(text.paragraphs.map(({ id }) => id))
  const chosen = new Set(chosenIn(form.values, 'amendments'))
  const { shown } = await showingOf(c, consultation, text, open)
  const picked = candidates.filter(({ id }) => chosen.has(id))
  const status = (form.errors ?? []).length > 0 ? 422 : refusal === undefined ? 200 : 409
  const props = {
    words,
    visitor,
    consultation,
    text,
    open: text.paragraphs
      .map((paragraph, at) => ({ paragraph, place: at + 1, amendments: open.filter(({ paragraphId }) => paragraphId === paragraph.id) }))
      .filter(({ amendments }) => amendments.length > 0),
    gone: open.filter(({ paragraphId }) => !places.has(paragraphId)),
    chosen,
    changes: looks ? changesOf(text.paragraphs, picked) : null,
    form,
    shown,
    refusal,
  }
  return page(c, <AcceptPage {...props} />, {
    title: words.t('amendments.accept.here'),
    fictional: consultation.fictional,
    noindex: true,
    status,
    errorTitle: status !== 200,
  })
}

/** The words written by hand at the places that change; a place left empty keeps what was proposed. */
function writtenAt(values: FormValues, changes: readonly TextChange[]): ReadonlyMap<string, string> {
  const written = changes.map((change): [string, string] => [change.id, oneParagraph(typed(values, wordsName(change)))])
  return new Map(written.filter(([, words]) => words !== ''))
}

async function accept(c: PageRequest): Promise<Response> {
  const { ctx, words, form: values } = c.var
  const consultation = await ownConsultation(c)
  const text = await textAsked(c, consultation)
  if (typed(values, 'step') !== 'publish') return showAccepting(c, { form: { values }, looks: true })
  const amendments = chosenIn(values, 'amendments')
  const picked = openAmendments(await amendmentsOfText(ctx.db, text.id)).filter(({ id }) => amendments.includes(id))
  const changes = changesOf(text.paragraphs, picked)
  const written = writtenAt(values, changes)
  const errors = changes.flatMap((change) => {
    const field = wordsName(change)
    if ((written.get(change.id) ?? '').length > longestParagraph)
      return [{ field, message: words.t('consultations.problem.long', { maximum: longestParagraph }) }]
    return change.words === null && !written.has(change.id) ? [{ field, message: words.t('amendments.problem.by-hand') }] : []
  })
  if (errors.length > 0) return showAccepting(c, { form: { values, errors }, looks: true })
  const version = z.coerce.number().int().min(1).catch(0).parse(values['version'])
  const outcome = await acceptAmendments(ctx, mandateOf(c), consultation.slug, text.number, { version, amendments, words: written })
  if (!outcome.ok) return showAccepting(c, { form: { values }, refusal: outcome.refusal, looks: true })
  return c.redirect(to(words, `${textPath(consultation, text.number)}?done=accepted`), 303)
}

/** Taking amendments into the next version of a text. */
export const acceptRoutes = defineRoutes()
  .get('/consultations/:slug/texts/:text/accept', 'member-mandate', (c) => showAccepting(c))
  .post('/consultations/:slug/texts/:text/accept', 'member-mandate', accept)
