import { Forbidden, NotFound } from '#kernel/errors.ts'
import type { FormResult } from '#kernel/http/form.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { getMember, type Member } from '#modules/members'
import { type FormState, page, to } from '#ui'
import { findPlan, type Plan } from '../queries/plans.ts'
import type { PlanRefusal } from '../vocabulary.ts'
import { CannotPlanPage } from './plan-refusal.tsx'

/** The plan of the address. Throws `NotFound`. */
export async function planAsked(c: PageRequest): Promise<Plan> {
  const plan = await findPlan(c.var.ctx.db, c.req.param('slug') ?? '')
  if (plan === null) throw new NotFound('no such plan')
  return plan
}

/** The member and the mandate a visitor acts under. Throws `Forbidden` when they act for no member. */
export async function actingForMember(c: PageRequest): Promise<{ readonly mandate: Mandate; readonly member: Member }> {
  const mandate = c.var.visitor?.acting
  if (!mandate?.memberId || (mandate.kind !== 'point-of-contact' && mandate.kind !== 'editor')) throw new Forbidden('no-mandate')
  return { mandate, member: await getMember(c.var.ctx.db, mandate.memberId) }
}

/** Says why an act on a plan cannot be done now. */
export const cannot = (c: PageRequest, plan: Plan | null, refusal: PlanRefusal): Response =>
  page(c, <CannotPlanPage words={c.var.words} plan={plan} refusal={refusal} />, {
    title: c.var.words.t('plans.cannot.title'),
    status: 409,
    noindex: true,
    fictional: plan?.fictional,
  })

/** The status of a form's page: 422 with something to mend, 409 when refused. */
export const formStatus = (form: FormState | FormResult<unknown>, refusal: PlanRefusal | undefined): 200 | 409 | 422 =>
  'errors' in form && (form.errors ?? []).length > 0 ? 422 : refusal === undefined ? 200 : 409

/** Leads to a page of a plan and says what was just done. */
export const toPlan = (c: PageRequest, plan: Pick<Plan, 'slug'>, done: string, path = ''): Response =>
  c.redirect(to(c.var.words, `/plans/${plan.slug}${path}?done=${done}`), 303)
