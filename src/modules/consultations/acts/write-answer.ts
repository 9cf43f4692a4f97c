import { canonicalJson } from '#kernel/canonical-json.ts'
import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { answerAssigned } from '../projectors/answer.ts'
import { asJson, asJsonOrNull } from '../projectors/reading.ts'
import { findAnswerDraft, findRevision } from '../queries/answer-drafts.ts'
import { findAnswer } from '../queries/answers.ts'
import type { Consultation } from '../queries/consultations.ts'
import { inputStates } from '../queries/input-states.ts'
import { decideInputs } from '../rules/answer.ts'
import '../tables.ts'
import type { AnswerContent, AnswerDraft, AnsweringRefusal } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { lockAsOrganiser } from './lock-consultation.ts'

type Acting = Pick<Mandate, 'id'>

/** Holds the consultation for its organiser and lets an act about its answers decide. */
export const answering = <Fact>(
  ctx: Context,
  mandate: Acting,
  slug: string,
  decide: (trx: Trx, consultation: Consultation) => Promise<Outcome<Fact, AnsweringRefusal>>,
): Promise<Outcome<Fact, AnsweringRefusal>> =>
  ctx.db.transaction().execute(async (trx) => {
    const held = await lockAsOrganiser(trx, ctx, mandate, slug)
    return held.ok ? decide(trx, held.fact) : held
  })

/** The organiser says which institution is to answer some inputs. Said again in the same words, nothing is added. */
export const assignInputs = (
  ctx: Context,
  mandate: Acting,
  slug: string,
  { inputs, institution }: { readonly inputs: readonly string[]; readonly institution: LocalizedText },
): Promise<Outcome<null, AnsweringRefusal>> =>
  answering(ctx, mandate, slug, async (trx, consultation) => {
    const decided = decideInputs(await inputStates(trx, consultation.id, inputs), inputs)
    if (!decided.ok) return decided
    const left = await notYetOf(trx, institution, inputs)
    const data = { inputs: decided.fact.filter(({ id }) => left.has(id)), institution }
    if (data.inputs.length === 0) return allow(null)
    const about = { consultation: consultation.id, member: consultation.memberId }
    await append(trx, answerAssigned, factFrom(ctx, { by: { kind: 'mandate', mandate: mandate.id }, about, data }))
    return allow(null)
  })

async function notYetOf(trx: Trx, institution: LocalizedText, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('consultation_input')
    .select(['id', 'institution'])
    .where('id', 'in', [...ids])
    .execute()
  const isIt = (one: LocalizedText | null) => one?.original === institution.original && one[one.original] === institution[one.original]
  return new Set(rows.filter((row) => !isIt(row.institution)).map(({ id }) => id))
}

/** The organiser begins one answer to one or several inputs. The same form sent twice begins one. */
export const beginAnswer = (
  ctx: Context,
  mandate: Acting,
  slug: string,
  { submission, inputs }: { readonly submission: string; readonly inputs: readonly string[] },
): Promise<Outcome<string, AnsweringRefusal>> =>
  answering(ctx, mandate, slug, async (trx, { id: consultationId }) => {
    const draft = deriveId(submission, consultationId, 'answer')
    if ((await findAnswerDraft(trx, consultationId, draft)) !== null) return allow(draft)
    const decided = decideInputs(await inputStates(trx, consultationId, inputs), inputs)
    if (!decided.ok) return decided
    const assigned = await trx
      .selectFrom('consultation_input')
      .select('institution')
      .where('id', '=', decided.fact[0].id)
      .executeTakeFirst()
    const institution = asJsonOrNull(assigned?.institution)
    const written = { written_by: mandate.id, written_at: ctx.now(), taken_up_in: '[]', institution }
    await trx
      .insertInto('answer_draft')
      .values({ id: draft, consultation_id: consultationId, inputs: asJson(decided.fact), ...written, version: 1 })
      .execute()
    return allow(draft)
  })

/** The organiser begins another version of a published answer; one is written at a time, so it may find the one begun before. */
export const reviseAnswer = (ctx: Context, mandate: Acting, slug: string, answerId: string): Promise<Outcome<string, AnsweringRefusal>> =>
  answering(ctx, mandate, slug, async (trx, { id: consultationId }) => {
    const answer = await findAnswer(trx, answerId)
    if (answer === null || answer.consultationId !== consultationId) return refuse('answer-unknown')
    const begun = await findRevision(trx, answerId)
    if (begun !== null) return allow(begun)
    const [last] = answer.versions
    const id = ctx.newId()
    const content = { reason: asJson(last.reason), words: asJsonOrNull(last.words), taken_up_in: asJson(last.takenUpIn) }
    await trx
      .insertInto('answer_draft')
      .values({
        id,
        consultation_id: consultationId,
        inputs: asJson(answer.inputs),
        answer_id: answerId,
        answer_version: last.version,
        decision: last.decision,
        ...content,
        institution: asJson(last.institution),
        written_by: mandate.id,
        written_at: ctx.now(),
        version: 1,
      })
      .execute()
    return allow(id)
  })

/** Which draft, at the version the form showed. */
export interface DraftSeen {
  readonly draft: string
  readonly version: number
}

/** The draft of a form, still open. The refusal comes first: what was published, or changed since, is not written over. */
export async function openDraft(
  trx: Trx,
  consultationId: string,
  { draft: id }: DraftSeen,
): Promise<Outcome<AnswerDraft, 'draft-unknown' | 'draft-published'>> {
  const draft = await findAnswerDraft(trx, consultationId, id)
  if (draft === null) return refuse('draft-unknown')
  return draft.publishedAt === null ? allow(draft) : refuse('draft-published')
}

/**
 * Somebody of the organiser writes a part of a draft. Whatever changes must be read again; the same words again change nothing, so
 * that a form sent twice has one effect.
 */
export const writeAnswer = (
  ctx: Context,
  mandate: Acting,
  slug: string,
  seen: DraftSeen,
  change: Partial<AnswerContent>,
): Promise<Outcome<null, AnsweringRefusal>> =>
  answering(ctx, mandate, slug, async (trx, { id: consultationId }) => {
    const open = await openDraft(trx, consultationId, seen)
    if (!open.ok) return open
    const { decision, reason, words, takenUpIn, institution } = open.fact
    const before = { decision, reason, words, takenUpIn, institution }
    const after = { ...before, ...change }
    if (canonicalJson(before) === canonicalJson(after)) return allow(null)
    if (open.fact.version !== seen.version) return refuse('draft-changed')
    await trx
      .updateTable('answer_draft')
      .set({
        decision: after.decision,
        reason: asJsonOrNull(after.reason),
        words: asJsonOrNull(after.words),
        taken_up_in: asJson(after.takenUpIn),
        institution: asJsonOrNull(after.institution),
        version: seen.version + 1,
        written_by: mandate.id,
        written_at: ctx.now(),
        read_by: null,
        read_at: null,
        note: null,
        returned_at: null,
      })
      .where('id', '=', seen.draft)
      .execute()
    return allow(null)
  })

/** A draft is thrown away: nothing of it was public. */
export const discardAnswer = (ctx: Context, mandate: Acting, slug: string, draft: string): Promise<Outcome<null, AnsweringRefusal>> =>
  answering(ctx, mandate, slug, async (trx, { id: consultationId }) => {
    const own = trx.deleteFrom('answer_draft').where('id', '=', draft).where('consultation_id', '=', consultationId)
    await own.where('published_at', 'is', null).execute()
    return allow(null)
  })
