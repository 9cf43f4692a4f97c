import { readForm } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { emptyForm, type FormState, page } from '#ui'
import { adoptPlan } from '../acts/adopt-plan.ts'
import { publishDraft } from '../acts/publish-draft.ts'
import { planItems } from '../queries/plan-items.ts'
import { lastVersion } from '../queries/plan-versions.ts'
import type { Plan } from '../queries/plans.ts'
import { adoptionObstacles } from '../rules/adopt-plan.ts'
import { mayChangePlan } from '../rules/plan-phases.ts'
import { mayPublishDraft } from '../rules/publish-draft.ts'
import type { CoCreation, PlanRefusal } from '../vocabulary.ts'
import { actingForMember, cannot, formStatus, planAsked, toPlan } from './plan-access.tsx'
import { PlanAdoptPage } from './plan-adopt-page.tsx'
import { PlanDraftPage } from './plan-draft-page.tsx'
import { DayForm, PublishSchema, today } from './plan-forms.ts'

/** What the plan would hold now, and what stands in the way of adopting it. */
async function draftNow(c: PageRequest, coCreation: CoCreation, plan: Plan) {
  const { ctx } = c.var
  const [items, last, emptyCells] = [
    await planItems(ctx.db, plan),
    await lastVersion(ctx.db, plan.id),
    await coCreation.emptyCells(ctx.db, plan.id),
  ]
  return { items, last, obstacles: adoptionObstacles({ slug: plan.slug, items, last, emptyCells }, ctx.now()) }
}

async function showDraft(c: PageRequest, coCreation: CoCreation, plan: Plan, form: FormState, refusal?: PlanRefusal): Promise<Response> {
  const { words, visitor } = c.var
  const { member, mandate } = await actingForMember(c)
  const may = mayPublishDraft(plan, member.id)
  const publishing = may.ok ? null : may.refusal
  const contact = mandate.kind === 'point-of-contact'
  const props = { words, visitor, plan, publishing, contact, form, refusal, ...(await draftNow(c, coCreation, plan)) }
  const status = formStatus(form, refusal)
  return page(c, <PlanDraftPage {...props} />, {
    title: words.t('plans.draft.title'),
    status,
    noindex: true,
    errorTitle: status !== 200,
    fictional: plan.fictional,
  })
}

async function showAdoption(c: PageRequest, coCreation: CoCreation, plan: Plan, form: FormState, refusal?: PlanRefusal): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const props = { words, visitor, plan, form, refusal, today: today(ctx.now()), ...(await draftNow(c, coCreation, plan)) }
  const status = formStatus(form, refusal)
  return page(c, <PlanAdoptPage {...props} />, {
    title: words.t('plans.adopt.title'),
    status,
    noindex: true,
    errorTitle: status !== 200,
    fictional: plan.fictional,
  })
}

/** Writing, publishing and adopting a plan. `coCreation` tells what consultations still owe. */
export const planDraftRoutes = (coCreation: CoCreation): Routes =>
  defineRoutes()
    .get('/plans/:slug/draft', 'member-mandate', async (c) => {
      const [plan, { member }] = [await planAsked(c), await actingForMember(c)]
      const may = mayChangePlan(plan, member.id)
      return may.ok ? showDraft(c, coCreation, plan, emptyForm) : cannot(c, plan, may.refusal)
    })
    .post('/plans/:slug/draft', 'member-mandate', async (c) => {
      const [plan, { mandate, member }] = [await planAsked(c), await actingForMember(c)]
      const may = mayChangePlan(plan, member.id)
      if (!may.ok) return cannot(c, plan, may.refusal)
      const form = readForm(c, PublishSchema)
      if (!form.ok) return showDraft(c, coCreation, plan, form)
      const outcome = await publishDraft(c.var.ctx, mandate, plan.slug, form.data)
      return outcome.ok ? toPlan(c, plan, 'draft-published') : showDraft(c, coCreation, plan, form, outcome.refusal)
    })
    .get('/plans/:slug/adoption', 'member-mandate', async (c) => {
      const [plan, { member, mandate }] = [await planAsked(c), await actingForMember(c)]
      const may = mayChangePlan(plan, member.id)
      if (!may.ok) return cannot(c, plan, may.refusal)
      if (plan.adoptedAt !== null) return cannot(c, plan, 'plan-adopted')
      return mandate.kind === 'editor' ? cannot(c, plan, 'mandate-not-contact') : showAdoption(c, coCreation, plan, emptyForm)
    })
    .post('/plans/:slug/adoption', 'member-mandate', async (c) => {
      const [plan, { mandate, member }] = [await planAsked(c), await actingForMember(c)]
      const may = mayChangePlan(plan, member.id)
      if (!may.ok) return cannot(c, plan, may.refusal)
      const form = readForm(c, DayForm)
      if (!form.ok) return showAdoption(c, coCreation, plan, form)
      const outcome = await adoptPlan(c.var.ctx, coCreation, mandate, plan.slug, form.data)
      if (outcome.ok) return toPlan(c, plan, 'adopted')
      return outcome.refusal === 'plan-adopted'
        ? cannot(c, plan, outcome.refusal)
        : showAdoption(c, coCreation, plan, form, outcome.refusal)
    })
