import { Forbidden } from '#kernel/errors.ts'
import { readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { listMembers } from '#modules/members'
import { emptyForm, type FormState, page, to } from '#ui'
import { closeAction } from '../acts/close-action.ts'
import { nameLead } from '../acts/name-lead.ts'
import { openAction } from '../acts/open-action.ts'
import { proposeAction } from '../acts/propose-action.ts'
import { type ActionSummary, actionName, leadsOfAction, listActions } from '../queries/actions.ts'
import type { ActionRefusal } from '../vocabulary.ts'
import { CloseSchema, instantOf, LeadSchema, OpenSchema, ProposeSchema } from './admin-forms.ts'
import { AdminAction, AdminActions, NewAction } from './admin-pages.tsx'
import { actionAsked } from './join-routes.tsx'

/** The steward's mandate a request acts under. Throws `Forbidden` when there is none. */
function stewardOf(c: PageRequest): Mandate {
  const mandate = c.var.visitor?.acting
  if (mandate?.kind !== 'steward') throw new Forbidden('no-mandate')
  return mandate
}

const statusOf = (form: FormState, refusal: ActionRefusal | undefined) =>
  (form.errors ?? []).length > 0 ? 422 : refusal === undefined ? 200 : 409

function showNew(c: PageRequest, form: FormState, refusal?: ActionRefusal): Response {
  const { words, visitor, ctx } = c.var
  const submission = typed(form.values, 'submission') || ctx.newId()
  const status = statusOf(form, refusal)
  const body = <NewAction words={words} visitor={visitor} form={form} submission={submission} refusal={refusal} />
  return page(c, body, { title: words.t('actions.admin.new'), status, noindex: true, errorTitle: status !== 200, section: 'admin' })
}

async function showAction(c: PageRequest, action: ActionSummary, form: FormState, refusal?: ActionRefusal): Promise<Response> {
  const { words, visitor, ctx } = c.var
  const [members, leadIds] = await Promise.all([listMembers(ctx.db), leadsOfAction(ctx.db, action.id)])
  const leads = leadIds.flatMap((id) => members.find((member) => member.id === id) ?? [])
  const status = statusOf(form, refusal)
  const today = ctx.now().toISOString().slice(0, 10)
  const props = { words, visitor, action, members, leads, today, form, refusal }
  return page(c, <AdminAction {...props} />, {
    title: actionName(action, words).text,
    status,
    noindex: true,
    errorTitle: status !== 200,
    section: 'admin',
  })
}

/** The support team's pages about actions. */
export const actionAdminRoutes = defineRoutes()
  .get('/admin/actions', 'steward', async (c) => {
    const { ctx, words, visitor } = c.var
    const body = <AdminActions words={words} visitor={visitor} actions={await listActions(ctx.db)} />
    return page(c, body, { title: words.t('actions.admin.title'), noindex: true, section: 'admin' })
  })
  .get('/admin/actions/new', 'steward', (c) => showNew(c, emptyForm))
  .post('/admin/actions/new', 'steward', async (c) => {
    const form = readForm(c, ProposeSchema)
    if (!form.ok) return showNew(c, form)
    const outcome = await proposeAction(c.var.ctx, stewardOf(c), form.data)
    return outcome.ok ? c.redirect(to(c.var.words, `/admin/actions/${outcome.fact.slug}`), 303) : showNew(c, form, outcome.refusal)
  })
  .get('/admin/actions/:slug', 'steward', async (c) => showAction(c, await actionAsked(c), emptyForm))
  .post('/admin/actions/:slug/opening', 'steward', async (c) => {
    const [action, form] = [await actionAsked(c), readForm(c, OpenSchema)]
    if (!form.ok) return showAction(c, action, form)
    const at = instantOf(form.data.day, c.var.ctx.now())
    const outcome = await openAction(c.var.ctx, stewardOf(c), action.slug, at)
    return outcome.ok ? back(c, action) : showAction(c, action, form, outcome.refusal)
  })
  .post('/admin/actions/:slug/closing', 'steward', async (c) => {
    const [action, form] = [await actionAsked(c), readForm(c, CloseSchema)]
    if (!form.ok) return showAction(c, action, form)
    const { day, reason } = form.data
    const outcome = await closeAction(c.var.ctx, stewardOf(c), action.slug, { at: instantOf(day, c.var.ctx.now()), reason })
    return outcome.ok ? back(c, action) : showAction(c, action, form, outcome.refusal)
  })
  .post('/admin/actions/:slug/leads', 'steward', async (c) => {
    const [action, form] = [await actionAsked(c), readForm(c, LeadSchema)]
    if (!form.ok) return showAction(c, action, form)
    const outcome = await nameLead(c.var.ctx, stewardOf(c), action.slug, form.data.member)
    return outcome.ok ? back(c, action) : showAction(c, action, form, outcome.refusal)
  })

const back = (c: PageRequest, { slug }: ActionSummary): Response => c.redirect(to(c.var.words, `/admin/actions/${slug}`), 303)
