import { fileTypes } from '#kernel/file-store/file-types.ts'
import { readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { emptyForm, type FormState, page } from '#ui'
import { addDocument } from '../acts/add-document.ts'
import { refreshPlan } from '../acts/refresh-plan.ts'
import { withdrawPlan } from '../acts/withdraw-plan.ts'
import { planItems } from '../queries/plan-items.ts'
import { isRefreshed } from '../queries/plan-versions.ts'
import type { Plan } from '../queries/plans.ts'
import { mayRefreshPlan } from '../rules/change-plan.ts'
import { mayChangePlan } from '../rules/plan-phases.ts'
import type { PlanRefusal } from '../vocabulary.ts'
import { actingForMember, cannot, formStatus, planAsked, toPlan } from './plan-access.tsx'
import { DocumentPage, RefreshPlanPage, WithdrawPlanPage } from './plan-change-pages.tsx'
import { documentSchema, ReasonSchema } from './plan-forms.ts'

const head = (plan: Plan, title: string, status: 200 | 409 | 422) =>
  ({ title, status, noindex: true, errorTitle: status !== 200, fictional: plan.fictional }) as const

function showWithdrawal(c: PageRequest, plan: Plan, form: FormState, refusal?: PlanRefusal): Response {
  const { words, visitor } = c.var
  const body = <WithdrawPlanPage words={words} visitor={visitor} plan={plan} form={form} refusal={refusal} />
  return page(c, body, head(plan, words.t('plans.withdraw.title'), formStatus(form, refusal)))
}

async function showRefresh(c: PageRequest, plan: Plan, form: FormState, refusal?: PlanRefusal): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const changed = (await planItems(ctx.db, plan)).filter((item) => item.changed).map(({ reference }) => reference)
  const body = <RefreshPlanPage words={words} visitor={visitor} plan={plan} form={form} refusal={refusal} changed={changed} />
  return page(c, body, head(plan, words.t('plans.refresh.title'), formStatus(form, refusal)))
}

async function showDocument(c: PageRequest, plan: Plan, form: FormState, refusal?: PlanRefusal): Promise<Response> {
  const { ctx, words, visitor, uploads } = c.var
  const upload = await uploads.read(c.var, 'file')
  const kept = upload.kind === 'kept' ? { file: upload.file, token: upload.token } : null
  const submission = typed(form.values, 'submission') || ctx.newId()
  const props = { words, visitor, plan, form, refusal, submission, kept }
  return page(c, <DocumentPage {...props} />, head(plan, words.t('plans.document.title'), formStatus(form, refusal)))
}

async function sendDocument(c: PageRequest): Promise<Response> {
  const [plan, { mandate }] = [await planAsked(c), await actingForMember(c)]
  const upload = await c.var.uploads.read(c.var, 'file')
  const form = readForm(c, documentSchema(upload.kind !== 'none'))
  const problems = upload.kind === 'problem' ? [upload.error] : []
  if (!form.ok) return showDocument(c, plan, { ...form, errors: [...form.errors, ...problems] })
  if (problems.length > 0) return showDocument(c, plan, { values: form.values, errors: problems })
  const file =
    upload.kind === 'kept' ? { sha256: upload.file.sha256, mediaType: fileTypes[upload.file.type], bytes: upload.file.bytes } : null
  // A file and an address together: the file is what is kept, the address stands beside it.
  const outcome = await addDocument(c.var.ctx, mandate, plan.slug, { ...form.data, file })
  return outcome.ok ? toPlan(c, plan, 'document-added') : showDocument(c, plan, form, outcome.refusal)
}

/** Withdrawing and refreshing a plan, and adding documents to it. */
export const planChangeRoutes: Routes = defineRoutes()
  .get('/plans/:slug/withdrawal', 'member-mandate', async (c) => {
    const [plan, { member, mandate }] = [await planAsked(c), await actingForMember(c)]
    const may = mayChangePlan(plan, member.id)
    if (!may.ok) return cannot(c, plan, may.refusal)
    return mandate.kind === 'editor' ? cannot(c, plan, 'mandate-not-contact') : showWithdrawal(c, plan, emptyForm)
  })
  .post('/plans/:slug/withdrawal', 'member-mandate', async (c) => {
    const [plan, { mandate }] = [await planAsked(c), await actingForMember(c)]
    const form = readForm(c, ReasonSchema)
    if (!form.ok) return showWithdrawal(c, plan, form)
    const outcome = await withdrawPlan(c.var.ctx, mandate, plan.slug, form.data)
    return outcome.ok ? toPlan(c, plan, 'withdrawn') : showWithdrawal(c, plan, form, outcome.refusal)
  })
  .get('/plans/:slug/refresh', 'member-mandate', async (c) => {
    const [plan, { member, mandate }] = [await planAsked(c), await actingForMember(c)]
    const may = mayRefreshPlan(plan, member.id, await isRefreshed(c.var.ctx.db, plan.id))
    if (!may.ok) return cannot(c, plan, may.refusal)
    return mandate.kind === 'editor' ? cannot(c, plan, 'mandate-not-contact') : showRefresh(c, plan, emptyForm)
  })
  .post('/plans/:slug/refresh', 'member-mandate', async (c) => {
    const [plan, { mandate }] = [await planAsked(c), await actingForMember(c)]
    const form = readForm(c, ReasonSchema)
    if (!form.ok) return showRefresh(c, plan, form)
    const outcome = await refreshPlan(c.var.ctx, mandate, plan.slug, form.data)
    return outcome.ok ? toPlan(c, plan, 'refreshed') : showRefresh(c, plan, form, outcome.refusal)
  })
  .get('/plans/:slug/documents/new', 'member-mandate', async (c) => {
    const [plan, { member }] = [await planAsked(c), await actingForMember(c)]
    if (plan.memberId !== member.id) return cannot(c, plan, 'plan-of-another')
    return plan.source === null ? showDocument(c, plan, emptyForm) : cannot(c, plan, 'plan-told-by-source')
  })
  .post('/plans/:slug/documents/new', 'member-mandate', sendDocument)
