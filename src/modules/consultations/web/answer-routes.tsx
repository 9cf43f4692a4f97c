import { NotFound } from '#kernel/errors.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { textFor } from '#kernel/languages.ts'
import { findEntriesByIds } from '#record'
import { excerptOf, page, to, Wrap } from '#ui'
import { reviseAnswer } from '../acts/write-answer.ts'
import { inputsBehind } from '../queries/answered-inputs.ts'
import { findAnswer } from '../queries/answers.ts'
import type { Consultation } from '../queries/consultations.ts'
import { ledgerRows } from '../queries/ledger.ts'
import { namedPlaces } from '../queries/named-places.ts'
import { draftPath } from './answer-draft-parts.tsx'
import { AnswerRefusalNote } from './answer-marks.tsx'
import { AnswerPage, answerTitle } from './answer-page.tsx'
import { answersFor, ownConsultation, removedAmong } from './answer-shared.ts'
import { mandateOf } from './conduct-routes.tsx'
import { titleOf } from './consultation-name.tsx'
import { consultationAsked } from './statement-routes.tsx'

async function answerAsked(c: PageRequest, { id: consultationId }: Consultation) {
  const id = c.req.param('answer') ?? ''
  const answer = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? await findAnswer(c.var.ctx.db, id) : null
  if (answer === null || answer.consultationId !== consultationId) throw new NotFound('no such answer')
  return answer
}

async function showAnswer(c: PageRequest): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const consultation = await consultationAsked(c)
  const answer = await answerAsked(c, consultation)
  const [last] = answer.versions
  const [inputs, places, entries] = await Promise.all([
    inputsBehind(ctx.db, answer.id).then((ids) => ledgerRows(ctx.db, consultation.id, ids)),
    namedPlaces(ctx.db, consultation, last.takenUpIn),
    findEntriesByIds(
      ctx.db,
      answer.versions.map(({ entryId }) => entryId),
    ),
  ])
  const entryPaths = new Map(entries.map(({ id, index }) => [id, index === null ? `/record/pending/${id}` : `/record/${index}`]))
  const removed = await removedAmong(c, inputs)
  const done = c.req.query('done') === 'published'
  const conducts = answersFor(c, consultation)
  const props = { words, visitor, consultation, answer, inputs, removed, places, entryPaths, conducts, done }
  return page(c, <AnswerPage {...props} />, {
    title: `${answerTitle(words, inputs)}: ${titleOf(words, consultation).text}`,
    description: excerptOf(textFor(last.reason, words.lang).text, 200),
    canonicalPath: `/consultations/${consultation.slug}/answers/${answer.id}`,
    fictional: consultation.fictional,
  })
}

async function revise(c: PageRequest): Promise<Response> {
  const { ctx, words } = c.var
  const consultation = await ownConsultation(c)
  const answer = await answerAsked(c, consultation)
  const begun = await reviseAnswer(ctx, mandateOf(c), consultation.slug, answer.id)
  if (begun.ok) return c.redirect(to(words, `${draftPath(consultation.slug, begun.fact)}/text`), 303)
  const refused = (
    <Wrap>
      <AnswerRefusalNote words={words} refusal={begun.refusal} />
    </Wrap>
  )
  return page(c, refused, {
    title: words.t('answers.page.revise'),
    status: 409,
    errorTitle: true,
    noindex: true,
  })
}

/** The page of a published answer, and the beginning of its next version. */
export const answerRoutes = defineRoutes()
  .get('/consultations/:slug/answers/:answer', 'public', showAnswer)
  .post('/consultations/:slug/answers/:answer/revision', 'member-mandate', revise)
