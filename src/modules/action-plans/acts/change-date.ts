import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import '../tables.ts'
import { milestoneDateChanged } from '../projectors/milestone.ts'
import { decideChangeDate } from '../rules/carry-out.ts'
import { type ActorRefusal, type CarryOutRefusal, type ChangeDateRefusal, wordsField } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { beginCarryingOut, lockForCarryingOut, readMilestone, told } from './lock-carrying-out.ts'

/** Another date of a milestone, and why. */
export interface ChangeDateForm {
  readonly submission: string
  readonly due: string
  readonly reason: string
}

/** A member gives a milestone another date; the one it had stays beside it (R9). The same form sent again adds nothing. */
export function changeDate(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  reference: string,
  position: number,
  { submission, due, reason }: ChangeDateForm,
  lock = lockForCarryingOut,
): Promise<Outcome<{ readonly entryId: string }, ChangeDateRefusal | ActorRefusal | CarryOutRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const begun = await beginCarryingOut(trx, ctx, mandate, reference, lock)
    if (!begun.ok) return begun
    const commitment = begun.fact
    const milestone = await readMilestone(trx, commitment.id, position)
    const change = deriveId(submission, milestone?.id ?? '', commitment.memberId, 'date')
    const before = await trx.selectFrom('milestone_date').select('entry_id').where('id', '=', change).executeTakeFirst()
    if (before !== undefined) return allow({ entryId: before.entry_id })
    const decided = decideChangeDate(milestone, due, ctx.now())
    if (!decided.ok) return decided
    if (milestone === null) return refuse('milestone-unknown')
    const fact = factFrom(ctx, {
      ...told(mandate, commitment),
      data: { milestone: milestone.id, change, before: milestone.dueOn, due },
      disclosures: { [wordsField.reason]: reason },
    })
    await append(trx, milestoneDateChanged, fact)
    return allow({ entryId: fact.id })
  })
}
