import { canonicalJson } from '#kernel/canonical-json.ts'
import type { Context } from '#kernel/context.ts'
import type { Db, Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { personOfMandate } from '#modules/accounts'
import { append, factFrom } from '#record'
import { answerPublished, answerRevised } from '../projectors/answer.ts'
import { findAnswerDraft } from '../queries/answer-drafts.ts'
import { findAnswer, type PublishedAnswer } from '../queries/answers.ts'
import type { Consultation } from '../queries/consultations.ts'
import { inputStates } from '../queries/input-states.ts'
import { placeKey, placesOf } from '../queries/places.ts'
import { type Actor, decideInputs, decidePublish, decideReading, problemsOf, type WholeAnswer } from '../rules/answer.ts'
import '../tables.ts'
import type { AnswerDraft, AnsweringRefusal, AnswerProblem } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { answering, type DraftSeen, openDraft } from './write-answer.ts'

type Acting = Pick<Mandate, 'id'>

const actorOf = async (trx: Trx, mandate: string): Promise<Actor> => ({
  mandate,
  person: (await personOfMandate(trx, mandate))?.personId ?? null,
})

/** What a draft still lacks. Places that the published version named stay known, whatever became of them. */
export async function problemsOfDraft(db: Db, consultation: Consultation, draft: AnswerDraft): Promise<readonly AnswerProblem[]> {
  const { commitments, paragraphs } = await placesOf(db, consultation)
  const before = draft.revises === null ? null : await findAnswer(db, draft.revises.answer)
  const offered = [...commitments, ...paragraphs].map(({ place }) => place)
  const known = new Set([...offered, ...(before?.versions[0].takenUpIn ?? [])].map(placeKey))
  return problemsOf(draft, (place) => known.has(placeKey(place)))
}

/** A second reader agrees to a draft as they saw it. Agreed twice, it is agreed once. */
export const agreeToAnswer = (ctx: Context, mandate: Acting, slug: string, seen: DraftSeen): Promise<Outcome<null, AnsweringRefusal>> =>
  answering(ctx, mandate, slug, async (trx, consultation) => {
    const open = await openDraft(trx, consultation.id, seen)
    if (!open.ok) return open
    const draft = open.fact
    const actors = { reader: await actorOf(trx, mandate.id), writer: await actorOf(trx, draft.writtenBy) }
    const decided = decideReading(draft, seen.version, await problemsOfDraft(trx, consultation, draft), actors)
    if (!decided.ok) return decided
    const read = { read_by: mandate.id, read_at: ctx.now(), note: null, returned_at: null }
    await trx.updateTable('answer_draft').set(read).where('id', '=', draft.id).execute()
    return allow(null)
  })

/** A second reader sends a draft back, saying what to change. */
export const returnAnswer = (
  ctx: Context,
  mandate: Acting,
  slug: string,
  seen: DraftSeen,
  note: string,
): Promise<Outcome<null, AnsweringRefusal>> =>
  answering(ctx, mandate, slug, async (trx, consultation) => {
    const open = await openDraft(trx, consultation.id, seen)
    if (!open.ok) return open
    const actors = { reader: await actorOf(trx, mandate.id), writer: await actorOf(trx, open.fact.writtenBy) }
    // What is sent back may lack anything: that may be the very reason.
    const decided = decideReading(open.fact, seen.version, [], actors)
    if (!decided.ok) return decided
    const returned = { read_by: null, read_at: null, note, returned_at: ctx.now() }
    await trx.updateTable('answer_draft').set(returned).where('id', '=', open.fact.id).execute()
    return allow(null)
  })

/** The id of the answer that a draft becomes: its first version, or the answer it revises. */
export const answerOf = (draft: Pick<AnswerDraft, 'id' | 'revises'>): string => draft.revises?.answer ?? deriveId(draft.id, 'answer')

/**
 * Somebody of the organiser publishes a draft that a second person read: a first answer to its inputs, or the next version of
 * one. Published twice, it is published once. Whoever gave the inputs is written to afterwards (`tellAnswers`).
 */
export const publishAnswer = (ctx: Context, mandate: Acting, slug: string, seen: DraftSeen): Promise<Outcome<string, AnsweringRefusal>> =>
  answering(ctx, mandate, slug, async (trx, consultation) => {
    const draft = await findAnswerDraft(trx, consultation.id, seen.draft)
    if (draft === null) return refuse('draft-unknown')
    if (draft.publishedAt !== null) return allow(answerOf(draft))
    const before = draft.revises === null ? null : await findAnswer(trx, draft.revises.answer)
    const free = before === null ? await decideFirst(trx, consultation, draft) : decideRevision(before, draft)
    if (!free.ok) return free
    const actors = {
      publisher: await actorOf(trx, mandate.id),
      reader: draft.readBy === null ? null : await actorOf(trx, draft.readBy),
    }
    const decided = decidePublish(draft, seen.version, await problemsOfDraft(trx, consultation, draft), actors)
    if (!decided.ok) return decided
    await tell(trx, ctx, mandate, { consultation, draft, whole: decided.fact, before })
    await trx.updateTable('answer_draft').set({ published_at: ctx.now() }).where('id', '=', draft.id).execute()
    return allow(answerOf(draft))
  })

async function decideFirst(trx: Trx, { id }: Consultation, draft: AnswerDraft): Promise<Outcome<unknown, AnsweringRefusal>> {
  const ids = draft.inputs.map((input) => input.id)
  return decideInputs(await inputStates(trx, id, ids), ids)
}

/** A revision stands on the version it began from and says something else than it. */
function decideRevision({ versions: [last] }: PublishedAnswer, draft: AnswerDraft): Outcome<null, AnsweringRefusal> {
  if (last.version !== draft.revises?.version) return refuse('answer-changed')
  const said = ({ decision, reason, words, takenUpIn, institution }: typeof last | AnswerDraft) =>
    canonicalJson([decision, reason, words, takenUpIn, institution])
  return said(last) === said(draft) ? refuse('nothing-changed') : allow(null)
}

interface Telling {
  readonly consultation: Consultation
  readonly draft: AnswerDraft
  readonly whole: WholeAnswer
  readonly before: PublishedAnswer | null
}

async function tell(trx: Trx, ctx: Context, mandate: Acting, { consultation, draft, whole, before }: Telling): Promise<void> {
  const answer = answerOf(draft)
  const { takenUpIn, ...said } = whole
  const inputs = [...(before?.inputs ?? draft.inputs)]
  const data = { answer, inputs, ...said, takenUpIn: [...takenUpIn] }
  const [only, ...others] = inputs
  const alone = others.length === 0 && only?.kind === 'proposal' ? { proposal: only.id } : {}
  const about = { consultation: consultation.id, member: consultation.memberId, ...alone }
  const by = { kind: 'mandate', mandate: mandate.id } as const
  if (before !== null) {
    await append(trx, answerRevised, factFrom(ctx, { by, about, data: { ...data, version: before.versions[0].version + 1 } }))
    return
  }
  await append(trx, answerPublished, factFrom(ctx, { by, about, data }))
  await trx.insertInto('answer_untold').values({ answer_id: answer, published_at: ctx.now() }).execute()
}
