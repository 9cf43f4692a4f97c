import { createHash, createHmac } from 'node:crypto'
import type { Context } from '#kernel/context.ts'
import type { Db, Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { append, factFrom } from '#record'
import { proposalAuthorAdded } from '../projectors/proposal.ts'
import { decideSign, standing } from '../rules/proposals.ts'
import { isPhaseOpen } from '../rules/timetable.ts'
import '../tables.ts'
import { type AuthorKind, type ConsultationRefusal, wordsField } from '../vocabulary.ts'
import { holdProposal, isAuthorOf } from './hold-proposal.ts'
import { type Person, participantIdOf, participationKey } from './join-consultation.ts'
import { lockConsultation } from './lock-consultation.ts'
import { speakingAs, takePart, toldBy } from './take-part.ts'

/** Links of one proposal that may wait for somebody. */
const mostWaiting = 10

const digestOf = (key: string) => createHash('sha256').update(key).digest()

/**
 * An author makes a link by which one more person signs, and gives it away. The key is made from the form and the secret of
 * the instance: the same form gives the same link, and only its digest is kept.
 */
export function inviteAuthor(
  ctx: Context,
  slug: string,
  number: number,
  person: Person,
  submission: string,
): Promise<Outcome<{ readonly key: string }, ConsultationRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const consultation = await lockConsultation(trx, slug, 'share')
    if (consultation === null) return refuse('consultation-unknown')
    if (!isPhaseOpen(consultation, 'proposals', ctx.now())) return refuse('phase-not-open')
    const held = await holdProposal(trx, consultation.id, number)
    const stands = standing(held)
    if (!stands.ok) return stands
    const who = await participantIdOf(trx, consultation.id, person)
    if (held === null || who === null || !(await isAuthorOf(trx, held, who))) return refuse('not-author')
    const secret = await participationKey(ctx.db)
    const key = createHmac('sha256', secret).update(`invitation\n${held.id}\n${who}\n${submission}`).digest('base64url')
    const waiting = await trx
      .selectFrom('proposal_invitation')
      .select('key_digest')
      .where('proposal_id', '=', held.id)
      .where('used_at', 'is', null)
      .execute()
    if (waiting.some((one) => one.key_digest.equals(digestOf(key)))) return allow({ key })
    if (waiting.length >= mostWaiting) return refuse('too-many-authors')
    await trx
      .insertInto('proposal_invitation')
      .values({ key_digest: digestOf(key), proposal_id: held.id, invited_by: who, invited_at: ctx.now() })
      .onConflict((conflict) => conflict.column('key_digest').doNothing())
      .execute()
    return allow({ key })
  })
}

/** Tells whether a link still lets somebody sign a proposal. */
export async function isInvited(db: Db, proposalId: string, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('proposal_invitation')
    .select('proposal_id')
    .where('key_digest', '=', digestOf(key))
    .where('proposal_id', '=', proposalId)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** How somebody signs. */
export interface SignForm {
  readonly key: string
  readonly signature: string | null
  readonly speaksFor: Exclude<AuthorKind, 'member'>
}

/** Somebody with an author's link signs the proposal; the link serves once. */
export function signProposal(
  ctx: Context,
  slug: string,
  number: number,
  person: Person,
  form: SignForm,
): Promise<Outcome<null, ConsultationRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const part = await takePart(trx, ctx, slug, person, 'proposals')
    if (!part.ok) return part
    const { consultation, participant } = part.fact
    const held = await holdProposal(trx, consultation.id, number)
    const isAuthor = held !== null && (await isAuthorOf(trx, held, participant.id))
    const decided = decideSign(held, { isAuthor, authors: 1 + (await authorsOf(trx, held?.id ?? consultation.id)) })
    if (!decided.ok) return decided
    if (held === null || !(await useInvitation(trx, held.id, form.key, ctx.now()))) return refuse('invitation-unknown')
    const data = { proposal: held.id, authorKind: speakingAs(participant, form.speaksFor) }
    const disclosures = form.signature === null ? {} : { [wordsField.signature]: form.signature }
    await append(trx, proposalAuthorAdded, factFrom(ctx, { ...toldBy(part.fact, { proposal: held.id }), data, disclosures }))
    return allow(null)
  })
}

async function authorsOf(trx: Trx, proposalId: string): Promise<number> {
  const rows = await trx.selectFrom('proposal_author').select('participant_id').where('proposal_id', '=', proposalId).execute()
  return rows.length
}

async function useInvitation(trx: Trx, proposalId: string, key: string, now: Date): Promise<boolean> {
  const used = await trx
    .updateTable('proposal_invitation')
    .set({ used_at: now })
    .where('key_digest', '=', digestOf(key))
    .where('proposal_id', '=', proposalId)
    .where('used_at', 'is', null)
    .returning('proposal_id')
    .executeTakeFirst()
  return used !== undefined
}
