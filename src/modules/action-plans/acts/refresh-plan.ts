import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { planRefreshed } from '../projectors/plan.ts'
import { planItems } from '../queries/plan-items.ts'
import { commitmentsOfVersion, isRefreshed, lastVersion } from '../queries/plan-versions.ts'
import { decideRefreshPlan } from '../rules/change-plan.ts'
import { datesStayIn } from '../rules/dates-stay.ts'
import type { PlanMandateRefusal, RefreshRefusal } from '../vocabulary.ts'
import { type LockPlan, lockPlan, lockPlanMandate } from './lock-plan.ts'
import { publishItems } from './publish-items.ts'

/** A member refreshes a plan of four years at mid-term, with a reason: new and revised commitments, then the version. */
export function refreshPlan(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  { reason }: { readonly reason: string },
  lock: LockPlan = lockPlan,
): Promise<Outcome<{ readonly entryId: string }, RefreshRefusal | PlanMandateRefusal | 'plan-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockPlanMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    const plan = await lock(trx, slug)
    if (plan === null) return refuse('plan-unknown')
    const [items, last] = [await planItems(trx, plan), await lastVersion(trx, plan.id)]
    const before = last === null ? [] : await commitmentsOfVersion(trx, plan.id, last.version)
    const datesKept = datesStayIn(before, items)
    const refreshed = await isRefreshed(trx, plan.id)
    const decided = decideRefreshPlan(plan, acting.fact.memberId, { items, last, refreshed, datesKept })
    if (!decided.ok) return decided
    const commitments = await publishItems(trx, ctx, mandate, plan, items, reason)
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { plan: plan.id, member: plan.memberId },
      data: { version: (last?.version ?? 0) + 1, commitments },
    })
    await append(trx, planRefreshed, fact)
    // What was open to be revised is public now: it closes again.
    await trx.updateTable('commitment_draft').set({ revision_opened_at: null }).where('plan_id', '=', plan.id).execute()
    return allow({ entryId: fact.id })
  })
}
