import type { Context } from '#kernel/context.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { evidenceWithdrawn } from '../projectors/milestone.ts'
import { findEvidence } from '../queries/evidence.ts'
import { decideWithdrawEvidence } from '../rules/carry-out.ts'
import { type ActorRefusal, type CarryOutRefusal, type WithdrawEvidenceRefusal, wordsField } from '../vocabulary.ts'
import { beginCarryingOut, lockForCarryingOut, told } from './lock-carrying-out.ts'

/** A member withdraws evidence, with its reason; the entry that added it stays. Withdrawn again for the same reason, nothing is added. */
export function withdrawEvidence(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  reference: string,
  { evidence: id, reason }: { readonly evidence: string; readonly reason: string },
  lock = lockForCarryingOut,
): Promise<Outcome<{ readonly entryId: string }, WithdrawEvidenceRefusal | ActorRefusal | CarryOutRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const begun = await beginCarryingOut(trx, ctx, mandate, reference, lock)
    if (!begun.ok) return begun
    const evidence = await findEvidence(trx, begun.fact.id, id)
    if (evidence?.withdrawalEntryId != null && evidence.withdrawalReason === reason) return allow({ entryId: evidence.withdrawalEntryId })
    const decided = decideWithdrawEvidence(evidence)
    if (!decided.ok) return decided
    const fact = factFrom(ctx, {
      ...told(mandate, begun.fact),
      data: { evidence: id, reasonGiven: true },
      disclosures: { [wordsField.reason]: reason },
    })
    await append(trx, evidenceWithdrawn, fact)
    return allow({ entryId: fact.id })
  })
}
