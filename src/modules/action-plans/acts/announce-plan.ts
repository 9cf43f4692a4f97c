import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { getMember } from '#modules/members'
import { append, factFrom } from '#record'
import { planAnnounced } from '../projectors/plan.ts'
import { findPlan, listPlans, plansByIds } from '../queries/plans.ts'
import { decideAnnouncePlan, levelOf } from '../rules/announce-plan.ts'
import { planSlug } from '../rules/plan-period.ts'
import { instantOfDay } from '../rules/plan-phases.ts'
import type { AnnounceForm, AnnounceRefusal, PlanMandateRefusal } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { lockPlanList, lockPlanMandate } from './lock-plan.ts'

/** A government announces its next plan. The same form sent again gives the first answer and adds nothing. */
export function announcePlan(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  form: AnnounceForm,
): Promise<Outcome<{ readonly slug: string; readonly entryId: string }, AnnounceRefusal | PlanMandateRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockPlanMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    const { memberId } = acting.fact
    await lockPlanList(trx, memberId)
    const { submission, day, ...told } = form
    const id = deriveId(submission, memberId, 'plan')
    const first = (await plansByIds(trx, [id])).get(id)
    if (first !== undefined) return allow({ slug: first.slug, entryId: first.entryId })
    const member = await getMember(trx, memberId)
    const slug = planSlug(member.slug, form.from, form.to)
    const taken = await findPlan(trx, slug)
    const own = await listPlans(trx, { memberIds: [memberId] })
    const decided = decideAnnouncePlan(member, { slug, cycle: form.cycle, day }, [...own, ...(taken === null ? [] : [taken])], ctx.now())
    if (!decided.ok) return decided
    const level = levelOf(member.kind)
    if (level === null) return refuse('member-not-government')
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { plan: id, member: memberId },
      data: { ...told, slug, level, fictional: member.fictional },
      at: instantOfDay(day, null, ctx.now()),
    })
    await append(trx, planAnnounced, fact)
    return allow({ slug, entryId: fact.id })
  })
}
