import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { commitmentWithdrawn } from '../projectors/commitment.ts'
import { findWithdrawal } from '../queries/revisions.ts'
import { decideWithdrawCommitment } from '../rules/write-commitment.ts'
import { type ContactRefusal, type WithdrawCommitmentRefusal, wordsField } from '../vocabulary.ts'
import { lockCommitment, lockContact } from './lock-draft.ts'

/** A member withdraws a commitment, with its reason; what it said stays. Withdrawn again for the same reason, nothing is added. */
export function withdrawCommitment(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  reference: string,
  { reason }: { readonly reason: string },
  lock = lockCommitment,
): Promise<Outcome<{ readonly entryId: string }, WithdrawCommitmentRefusal | ContactRefusal | 'commitment-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockContact(trx, ctx, mandate)
    if (!acting.ok) return acting
    const locked = await lock(trx, reference)
    if (locked === null) return refuse('commitment-unknown')
    const { commitment, plan } = locked
    const { memberId } = acting.fact
    const done = await findWithdrawal(trx, commitment.id)
    if (done !== null && done.reason === reason && plan.memberId === memberId) return allow({ entryId: done.entryId })
    const decided = decideWithdrawCommitment(commitment, plan, memberId, reason)
    if (!decided.ok) return decided
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { commitment: commitment.id, plan: plan.id, member: memberId },
      data: { reasonGiven: true },
      disclosures: { [wordsField.reason]: reason },
    })
    await append(trx, commitmentWithdrawn, fact)
    return allow({ entryId: fact.id })
  })
}
