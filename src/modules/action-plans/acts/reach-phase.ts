import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { planPhaseReached } from '../projectors/plan.ts'
import { decideReachPhase, instantOfDay } from '../rules/plan-phases.ts'
import type { PlanMandateRefusal, PlanPhaseReached, ReachPhaseRefusal } from '../vocabulary.ts'
import { type LockPlan, lockPlan, lockPlanMandate } from './lock-plan.ts'

/** A plan enters co-creation, its implementation, or its end, on a day, today or before. */
export function reachPhase(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  { phase, day }: { readonly phase: PlanPhaseReached['phase']; readonly day: string },
  lock: LockPlan = lockPlan,
): Promise<Outcome<{ readonly entryId: string }, ReachPhaseRefusal | PlanMandateRefusal | 'plan-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockPlanMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    const plan = await lock(trx, slug)
    if (plan === null) return refuse('plan-unknown')
    const decided = decideReachPhase(plan, acting.fact.memberId, phase, day, ctx.now())
    if (!decided.ok) return decided
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { plan: plan.id, member: plan.memberId },
      data: { phase },
      at: instantOfDay(day, plan.phaseAt, ctx.now()),
    })
    await append(trx, planPhaseReached, fact)
    return allow({ entryId: fact.id })
  })
}
