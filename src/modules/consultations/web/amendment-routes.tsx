import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { emptyForm, type FormState, page, to } from '#ui'
import { withdrawAmendment } from '../acts/amend-text.ts'
import { giveSupport } from '../acts/give-support.ts'
import { type Amendment, findAmendment } from '../queries/amendments.ts'
import type { Consultation } from '../queries/consultations.ts'
import { answerById } from '../queries/proposal-page.ts'
import { findText } from '../queries/texts.ts'
import { type ConsultationRefusal, longestComment } from '../vocabulary.ts'
import { AmendmentPage } from './amendment-page.tsx'
import { amendmentPath } from './amendment-parts.tsx'
import { showingOf } from './amendment-showing.ts'
import { titleOf } from './consultation-name.tsx'
import { findPerson, personActing } from './person.ts'
import { consultationAsked } from './statement-routes.tsx'
import { takenUpPlaces } from './taken-up-places.tsx'
import { numberAsked } from './text-routes.tsx'

/** The amendment of the address. Throws `NotFound`. */
async function amendmentAsked(c: PageRequest): Promise<{ readonly consultation: Consultation; readonly amendment: Amendment }> {
  const consultation = await consultationAsked(c)
  const amendment = await findAmendment(c.var.ctx.db, consultation.id, numberAsked(c, 'number'))
  if (amendment === null) throw new NotFound('no such amendment')
  return { consultation, amendment }
}

const doneForms = ['submitted', 'supported', 'unsupported', 'withdrawn'] as const

interface Sent {
  readonly form?: FormState
  readonly refusal?: ConsultationRefusal
}

async function showAmendment(c: PageRequest, { form = emptyForm, refusal }: Sent = {}): Promise<Response> {
  const { ctx, words } = c.var
  const { consultation, amendment } = await amendmentAsked(c)
  const text = await findText(ctx.db, consultation.id, { id: amendment.textId })
  if (text === null) throw new NotFound('no such text')
  const { shown, removed, participantId } = await showingOf(c, consultation, text, [amendment])
  const answer = await answerById(ctx.db, amendment.answerId)
  const done = doneForms.find((name) => name === c.req.query('done'))
  const place = text.paragraphs.findIndex(({ id }) => id === amendment.paragraphId)
  const stands = amendment.withdrawnAt === null && amendment.acceptedVersion === null && consultation.closedAt === null
  const status = (form.errors ?? []).length > 0 ? 422 : refusal === undefined ? 200 : 409
  const props = {
    ...shown(amendment),
    text,
    place: place === -1 ? null : place + 1,
    own: stands && participantId !== null && amendment.participantId === participantId,
    removedReason: amendment.withdrawnEntryId === null ? undefined : removed.get(amendment.withdrawnEntryId),
    answer,
    places: await takenUpPlaces(c, consultation, answer?.takenUpIn ?? []),
    form,
    refusal,
    done: done === undefined ? null : words.t(`amendments.done.${done}`),
  }
  return page(c, <AmendmentPage {...props} />, {
    title: words.t('amendments.page.title', { number: amendment.number, title: titleOf(words, text).text }),
    description: amendment.words?.slice(0, 200) ?? words.t(`amendments.change.${amendment.change}`),
    canonicalPath: amendmentPath(consultation, amendment.number),
    fictional: consultation.fictional,
    shared: false,
    status,
    errorTitle: status !== 200,
  })
}

async function support(c: PageRequest): Promise<Response> {
  const { consultation, amendment } = await amendmentAsked(c)
  const on = typed(c.var.form, 'on') !== 'no'
  const outcome = await giveSupport(c.var.ctx, consultation.slug, await personActing(c), { kind: 'amendment', id: amendment.id, on })
  if (!outcome.ok) return showAmendment(c, { refusal: outcome.refusal })
  const done = on ? 'supported' : 'unsupported'
  return c.redirect(to(c.var.words, `${amendmentPath(consultation, amendment.number)}?done=${done}`), 303)
}

const WithdrawSchema = z.object({
  reason: z
    .string()
    .trim()
    .max(longestComment, { error: 'consultations.problem.long' })
    .default('')
    .transform((said) => (said === '' ? null : said)),
})

async function withdraw(c: PageRequest): Promise<Response> {
  const { consultation, amendment } = await amendmentAsked(c)
  const form = readForm(c, WithdrawSchema)
  if (!form.ok) return showAmendment(c, { form })
  const outcome = await withdrawAmendment(c.var.ctx, consultation.slug, amendment.number, await findPerson(c), form.data.reason)
  if (!outcome.ok) return showAmendment(c, { form, refusal: outcome.refusal })
  return c.redirect(to(c.var.words, `${amendmentPath(consultation, amendment.number)}?done=withdrawn`), 303)
}

/** One amendment, supporting it, taking it back. */
export const amendmentRoutes = defineRoutes()
  .get('/consultations/:slug/amendments/:number', 'public', (c) => showAmendment(c))
  .post('/consultations/:slug/amendments/:number/support', 'public', support)
  .post('/consultations/:slug/amendments/:number/withdrawal', 'public', withdraw)
