import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { planWithdrawn } from '../projectors/plan.ts'
import { decideWithdrawPlan } from '../rules/change-plan.ts'
import { type PlanMandateRefusal, type WithdrawPlanRefusal, wordsField } from '../vocabulary.ts'
import { type LockPlan, lockPlan, lockPlanMandate } from './lock-plan.ts'

/** A member withdraws a plan with a reason; everything it said stays. */
export function withdrawPlan(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  { reason }: { readonly reason: string },
  lock: LockPlan = lockPlan,
): Promise<Outcome<{ readonly entryId: string }, WithdrawPlanRefusal | PlanMandateRefusal | 'plan-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockPlanMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    const plan = await lock(trx, slug)
    if (plan === null) return refuse('plan-unknown')
    const decided = decideWithdrawPlan(plan, acting.fact.memberId, reason)
    if (!decided.ok) return decided
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { plan: plan.id, member: plan.memberId },
      data: { reasonGiven: true },
      disclosures: { [wordsField.reason]: reason },
    })
    await append(trx, planWithdrawn, fact)
    return allow({ entryId: fact.id })
  })
}
