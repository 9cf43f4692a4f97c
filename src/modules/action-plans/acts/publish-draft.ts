import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { planDraftPublished } from '../projectors/plan.ts'
import { planItems } from '../queries/plan-items.ts'
import { lastVersion } from '../queries/plan-versions.ts'
import { decidePublishDraft } from '../rules/publish-draft.ts'
import type { PlanMandateRefusal, PublishDraftRefusal } from '../vocabulary.ts'
import { type LockPlan, lockPlan, lockPlanMandate } from './lock-plan.ts'
import { publishItems } from './publish-items.ts'

/** A member publishes the next version of a plan's draft: every commitment that changed, then the version, in one transaction. */
export function publishDraft(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  { commentUntil }: { readonly commentUntil: string | null },
  lock: LockPlan = lockPlan,
): Promise<Outcome<{ readonly version: number; readonly entryId: string }, PublishDraftRefusal | PlanMandateRefusal | 'plan-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockPlanMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    const plan = await lock(trx, slug)
    if (plan === null) return refuse('plan-unknown')
    const items = await planItems(trx, plan)
    const last = await lastVersion(trx, plan.id)
    const decided = decidePublishDraft(plan, acting.fact.memberId, { items, last, commentUntil }, ctx.now())
    if (!decided.ok) return decided
    const commitments = await publishItems(trx, ctx, mandate, plan, items)
    const version = (last?.version ?? 0) + 1
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { plan: plan.id, member: plan.memberId },
      data: { version, commitments, commentUntil },
    })
    await append(trx, planDraftPublished, fact)
    return allow({ version, entryId: fact.id })
  })
}
