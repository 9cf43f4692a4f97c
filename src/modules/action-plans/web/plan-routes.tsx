import { NotFound } from '#kernel/errors.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { getMember } from '#modules/members'
import { page } from '#ui'
import { commitmentsOfPlan } from '../queries/commitments.ts'
import { findPlan, type Plan, planName } from '../queries/plans.ts'
import { PlanPage } from './plan-page.tsx'

/** The plan of the address. Throws `NotFound`. */
async function planAsked(c: PageRequest): Promise<Plan> {
  const plan = await findPlan(c.var.ctx.db, c.req.param('slug') ?? '')
  if (plan === null) throw new NotFound('no such plan')
  return plan
}

/** The pages of plans. */
export const planRoutes: Routes = defineRoutes().get('/plans/:slug', 'public', async (c) => {
  const { ctx, words } = c.var
  const plan = await planAsked(c)
  const [member, commitments] = await Promise.all([getMember(ctx.db, plan.memberId), commitmentsOfPlan(ctx.db, plan.id)])
  return page(c, <PlanPage words={words} plan={plan} member={member} commitments={commitments} />, {
    title: planName(plan, words),
    fictional: plan.fictional,
    canonicalPath: `/plans/${plan.slug}`,
  })
})
