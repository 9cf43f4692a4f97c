import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { milestoneReopened } from '../projectors/milestone.ts'
import { decideReopen } from '../rules/carry-out.ts'
import { type ActorRefusal, type CarryOutRefusal, type ReopenRefusal, wordsField } from '../vocabulary.ts'
import { beginCarryingOut, lockForCarryingOut, readMilestone, told } from './lock-carrying-out.ts'

/** A member takes back that a milestone is done, with its reason; what it reported stays on the record. Once: after that it is not done. */
export function reopenMilestone(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  reference: string,
  position: number,
  { reason }: { readonly reason: string },
  lock = lockForCarryingOut,
): Promise<Outcome<{ readonly entryId: string }, ReopenRefusal | ActorRefusal | CarryOutRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const begun = await beginCarryingOut(trx, ctx, mandate, reference, lock)
    if (!begun.ok) return begun
    const milestone = await readMilestone(trx, begun.fact.id, position)
    const decided = decideReopen(milestone)
    if (!decided.ok) return decided
    if (milestone === null || milestone.reportId === null) return refuse('milestone-not-done')
    const fact = factFrom(ctx, {
      ...told(mandate, begun.fact),
      data: { milestone: milestone.id, report: milestone.reportId },
      disclosures: { [wordsField.reason]: reason },
    })
    await append(trx, milestoneReopened, fact)
    return allow({ entryId: fact.id })
  })
}
