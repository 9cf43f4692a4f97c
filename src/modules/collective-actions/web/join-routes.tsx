import { Forbidden, NotFound } from '#kernel/errors.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { FormValues, PageRequest } from '#kernel/http/variables.ts'
import type { Mandate } from '#kernel/visitor.ts'
import type { Member } from '#modules/members'
import { page, to } from '#ui'
import { joinAction } from '../acts/join-action.ts'
import { actingMember } from '../queries/acting-member.ts'
import { type ActionSummary, actionName, findAction, listActions } from '../queries/actions.ts'
import { listParticipations } from '../queries/participations.ts'
import { mayJoinAction } from '../rules/join-action.ts'
import type { ActionRefusal } from '../vocabulary.ts'
import { CannotPage } from './cannot-page.tsx'
import type { Problem } from './contribution-fields.ts'
import { type JoinState, pressJoinForm, readContributions } from './join-form.ts'
import { JoinPage } from './join-pages.tsx'

/** The action of the address. Throws `NotFound`. */
export async function actionAsked(c: PageRequest): Promise<ActionSummary> {
  const action = await findAction(c.var.ctx.db, c.req.param('slug') ?? '')
  if (action === null) throw new NotFound('no such action')
  return action
}

/** The member and the mandate a visitor acts under. Throws `Forbidden` when there is none. */
export async function actingFor(c: PageRequest): Promise<{ readonly mandate: Mandate; readonly member: Member }> {
  const mandate = c.var.visitor?.acting
  const member = await actingMember(c.var.ctx.db, c.var.visitor)
  if (!mandate || member === null) throw new Forbidden('no-mandate')
  return { mandate, member }
}

/** Problems as sentences beside their fields. */
export const told = (c: PageRequest, problems: readonly Problem[]) =>
  problems.map(({ field, key, values }) => ({ field, message: c.var.words.t(key, values) }))

async function showJoinPage(
  c: PageRequest,
  action: ActionSummary,
  member: Member,
  state: JoinState,
  refusal?: ActionRefusal,
): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const { step, problems } = state
  // Each page of the form that leads to the act carries the same token; a fresh form gets a fresh one.
  const values: FormValues = { ...state.values, submission: String(state.values['submission'] || ctx.newId()) }
  const errors = told(c, problems)
  const actions = (await listActions(ctx.db)).filter(({ fictional }) => !fictional).length
  const { contributions } = readContributions(values)
  const props = { words, visitor, action, member, actions, step, form: { values, errors }, contributions, refusal }
  const title =
    step === 'check' ? words.t('actions.join.step.check') : words.t('actions.join.title', { action: actionName(action, words).text })
  const failed = errors.length > 0 || refusal !== undefined
  const status = errors.length > 0 ? 422 : refusal !== undefined ? 409 : 200
  return page(c, <JoinPage {...props} />, {
    title,
    status,
    noindex: true,
    errorTitle: failed,
    fictional: member.fictional || action.fictional,
  })
}

/** The form by which a member joins an action, page by page. */
export const joinRoutes = defineRoutes()
  .get('/actions/:slug/participation', 'member-mandate', async (c) => {
    const action = await actionAsked(c)
    const { member } = await actingFor(c)
    const own = await listParticipations(c.var.ctx.db, { actionId: action.id, memberId: member.id })
    const may = mayJoinAction(action, member, own)
    if (!may.ok) return cannot(c, action, member, may.refusal)
    return showJoinPage(c, action, member, { step: 'contributions', values: {}, problems: [] })
  })
  .post('/actions/:slug/participation', 'member-mandate', async (c) => {
    const action = await actionAsked(c)
    const { member, mandate } = await actingFor(c)
    const move = pressJoinForm(c.var.form)
    if (move.to === 'page') return showJoinPage(c, action, member, move.state)
    const outcome = await joinAction(c.var.ctx, mandate, action.slug, move.form)
    if (outcome.ok) return c.redirect(to(c.var.words, `/actions/${action.slug}?done=joined#m-${member.slug}`), 303)
    return showJoinPage(c, action, member, { step: 'check', values: move.values, problems: [] }, outcome.refusal)
  })

/** The page that says why there is nothing to fill in. */
export function cannot(c: PageRequest, action: ActionSummary, member: Member, refusal: ActionRefusal): Response {
  const { words } = c.var
  const title = words.t('actions.cannot.title')
  const fictional = member.fictional || action.fictional
  return page(c, <CannotPage words={words} action={action} refusal={refusal} />, { title, status: 409, noindex: true, fictional })
}
