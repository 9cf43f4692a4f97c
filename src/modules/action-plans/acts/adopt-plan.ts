import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { planAdopted } from '../projectors/plan.ts'
import { planItems } from '../queries/plan-items.ts'
import { lastVersion } from '../queries/plan-versions.ts'
import { decideAdoptPlan } from '../rules/adopt-plan.ts'
import { instantOfDay } from '../rules/plan-phases.ts'
import type { AdoptRefusal, CoCreation, PlanMandateRefusal } from '../vocabulary.ts'
import { type LockPlan, lockPlan, lockPlanMandate } from './lock-plan.ts'

/**
 * A member adopts a plan as its last draft says: the public has seen every word that binds it. Refused while anything stands
 * in the way; an answer that consultations still owe is read inside the transaction (R6).
 */
export function adoptPlan(
  ctx: Context,
  coCreation: CoCreation,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  { day }: { readonly day: string },
  lock: LockPlan = lockPlan,
): Promise<Outcome<{ readonly entryId: string }, AdoptRefusal | PlanMandateRefusal | 'plan-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockPlanMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    const plan = await lock(trx, slug)
    if (plan === null) return refuse('plan-unknown')
    await coCreation.holdInputs(trx, plan.id)
    const last = await lastVersion(trx, plan.id)
    const [items, emptyCells] = [await planItems(trx, plan), await coCreation.emptyCells(trx, plan.id)]
    const decided = decideAdoptPlan(plan, acting.fact.memberId, { slug, items, last, emptyCells }, day, ctx.now())
    if (!decided.ok) return decided
    if (last === null) return refuse('plan-lacking')
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { plan: plan.id, member: plan.memberId },
      data: { version: last.version + 1, commitments: [...last.commitments] },
      at: instantOfDay(day, plan.phaseAt, ctx.now()),
    })
    await append(trx, planAdopted, fact)
    return allow({ entryId: fact.id })
  })
}
