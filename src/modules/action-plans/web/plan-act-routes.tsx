import { NotFound } from '#kernel/errors.ts'
import { readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { emptyForm, type FormState, page } from '#ui'
import { announcePlan } from '../acts/announce-plan.ts'
import { reachPhase } from '../acts/reach-phase.ts'
import { listPlans, type Plan } from '../queries/plans.ts'
import { mayAnnouncePlan } from '../rules/announce-plan.ts'
import { dayOf, decideReachPhase } from '../rules/plan-phases.ts'
import type { PlanRefusal } from '../vocabulary.ts'
import { actingForMember, cannot, formStatus, planAsked, toPlan } from './plan-access.tsx'
import { AnnouncePage, PhasePage } from './plan-form-pages.tsx'
import { AnnounceSchema, DayForm, today } from './plan-forms.ts'

async function showAnnounce(c: PageRequest, form: FormState, refusal?: PlanRefusal): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const { member } = await actingForMember(c)
  const plans = await listPlans(ctx.db, { memberIds: [member.id] })
  const cycle = Math.max(0, ...plans.map((plan) => plan.cycle ?? 0)) + 1
  const submission = typed(form.values, 'submission') || ctx.newId()
  const status = formStatus(form, refusal)
  const props = { words, visitor, form, refusal, today: today(ctx.now()), submission, cycle }
  return page(c, <AnnouncePage {...props} />, {
    title: words.t('plans.announce.title'),
    status,
    noindex: true,
    errorTitle: status !== 200,
    fictional: member.fictional,
  })
}

const stepPhases = ['co-creation', 'implementation', 'ended'] as const

/** The phase of the address. Throws `NotFound`. */
function phaseAsked(c: PageRequest): (typeof stepPhases)[number] {
  const phase = stepPhases.find((name) => name === c.req.param('phase'))
  if (phase === undefined) throw new NotFound('no such phase')
  return phase
}

function showPhase(c: PageRequest, plan: Plan, phase: (typeof stepPhases)[number], form: FormState, refusal?: PlanRefusal): Response {
  const { ctx, words, visitor } = c.var
  const status = formStatus(form, refusal)
  const props = { words, visitor, form, refusal, today: today(ctx.now()), plan, phase }
  return page(c, <PhasePage {...props} />, {
    title: words.t(`plans.reach.${phase}.title`),
    status,
    noindex: true,
    errorTitle: status !== 200,
    fictional: plan.fictional,
  })
}

/** Announcing plans and leading them through their phases. */
export const planActRoutes: Routes = defineRoutes()
  .get('/plans/new', 'member-mandate', async (c) => {
    const { member, mandate } = await actingForMember(c)
    const may = mayAnnouncePlan(member)
    if (!may.ok) return cannot(c, null, may.refusal)
    return mandate.kind === 'editor' ? cannot(c, null, 'mandate-not-contact') : showAnnounce(c, emptyForm)
  })
  .post('/plans/new', 'member-mandate', async (c) => {
    const { mandate } = await actingForMember(c)
    const form = readForm(c, AnnounceSchema)
    if (!form.ok) return showAnnounce(c, form)
    const outcome = await announcePlan(c.var.ctx, mandate, form.data)
    return outcome.ok ? toPlan(c, outcome.fact, 'announced') : showAnnounce(c, form, outcome.refusal)
  })
  .get('/plans/:slug/phases/:phase', 'member-mandate', async (c) => {
    const [plan, { member, mandate }, phase] = [await planAsked(c), await actingForMember(c), phaseAsked(c)]
    const now = c.var.ctx.now()
    const may = decideReachPhase(plan, member.id, phase, dayOf(now), now)
    if (!may.ok) return cannot(c, plan, may.refusal)
    return mandate.kind === 'editor' ? cannot(c, plan, 'mandate-not-contact') : showPhase(c, plan, phase, emptyForm)
  })
  .post('/plans/:slug/phases/:phase', 'member-mandate', async (c) => {
    const [plan, { mandate }, phase] = [await planAsked(c), await actingForMember(c), phaseAsked(c)]
    const form = readForm(c, DayForm)
    if (!form.ok) return showPhase(c, plan, phase, form)
    const outcome = await reachPhase(c.var.ctx, mandate, plan.slug, { phase, day: form.data.day })
    return outcome.ok ? toPlan(c, plan, phase) : showPhase(c, plan, phase, form, outcome.refusal)
  })
