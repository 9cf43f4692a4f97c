import type { Child } from 'hono/jsx'
import { NotFound } from '#kernel/errors.ts'
import { readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { type Member, membersByIds } from '#modules/members'
import { type FormState, page, to } from '#ui'
import { confirmReceipt } from '../acts/confirm-receipt.ts'
import { correctContribution } from '../acts/correct-contribution.ts'
import { deliverContribution } from '../acts/deliver-contribution.ts'
import { withdrawFromAction } from '../acts/withdraw-from-action.ts'
import { type ActionSummary, leadsOfAction } from '../queries/actions.ts'
import { type ContributionOnPage, listParticipations, type Participation } from '../queries/participations.ts'
import { mayConfirmReceipt, mayCorrectContribution, mayDeliverContribution } from '../rules/contribution.ts'
import { decideWithdrawFromAction } from '../rules/withdraw-from-action.ts'
import type { ActionRefusal } from '../vocabulary.ts'
import { readContributionFields, typedContribution } from './contribution-fields.ts'
import { actingFor, actionAsked, cannot, told } from './join-routes.tsx'
import { ConfirmSchema, DeliverSchema, WithdrawSchema } from './participation-forms.ts'
import { CorrectPage, DeliverPage, type ParticipationPageProps, ReceiptPage, WithdrawPage } from './participation-pages.tsx'

const empty: FormState = { values: {} }

/** What every page of this file starts from. */
async function asked(c: PageRequest) {
  const [action, { member, mandate }] = [await actionAsked(c), await actingFor(c)]
  const participations = await listParticipations(c.var.ctx.db, { actionId: action.id })
  return { action, member, mandate, participations, own: participations.filter(({ memberId }) => memberId === member.id) }
}

type Asked = Awaited<ReturnType<typeof asked>>

/** The contribution of the address, with the participation it belongs to. Throws `NotFound`. */
function contributionAsked(c: PageRequest, participations: readonly Participation[]) {
  const id = c.req.param('id')
  for (const participation of participations) {
    const contribution = participation.contributions.find((it) => it.id === id)
    if (contribution !== undefined) return { participation, contribution, standing: standingOf(participation, contribution) }
  }
  throw new NotFound('no such contribution')
}

const standingOf = ({ memberId: giverId, withdrawnAt }: Participation, { deliveredAt, receivedAt }: ContributionOnPage) => ({
  giverId,
  withdrawnAt,
  deliveredAt,
  receivedAt,
})

/** Says whether a member takes part in an action now, or leads it. */
async function isInAction(c: PageRequest, { action, member, own }: Asked): Promise<boolean> {
  if (own.some(({ withdrawnAt }) => withdrawnAt === null)) return true
  return (await leadsOfAction(c.var.ctx.db, action.id)).includes(member.id)
}

interface Shown {
  readonly form?: FormState
  readonly refusal?: ActionRefusal
}

/** Shows a question: 422 when something is to be mended, 409 when the act was refused. */
function show(
  c: PageRequest,
  { action, member }: Asked,
  { form = empty, refusal }: Shown,
  title: string,
  body: (props: ParticipationPageProps) => Child,
) {
  const { words, visitor, ctx } = c.var
  const wrong = (form.errors ?? []).length > 0
  const submission = typed(form.values, 'submission') || ctx.newId()
  const status = wrong ? 422 : refusal === undefined ? 200 : 409
  const fictional = member.fictional || action.fictional
  const head = { title, status, noindex: true, errorTitle: wrong || refusal !== undefined, fictional } as const
  return page(c, body({ words, visitor, action, member, submission, form, refusal }), head)
}

const showWithdraw = (c: PageRequest, from: Asked, shown: Shown = {}) =>
  show(c, from, shown, c.var.words.t('actions.withdraw.title'), (props) => <WithdrawPage {...props} />)

const showCorrect = (c: PageRequest, from: Asked, contribution: ContributionOnPage, shown: Shown = {}) =>
  show(c, from, shown, c.var.words.t('actions.correct.title'), (props) => <CorrectPage {...props} contribution={contribution} />)

const showDeliver = (c: PageRequest, from: Asked, contribution: ContributionOnPage, shown: Shown = {}) =>
  show(c, from, shown, c.var.words.t('actions.deliver.title'), (props) => <DeliverPage {...props} contribution={contribution} />)

async function showReceipt(c: PageRequest, from: Asked, contribution: ContributionOnPage, giverId: string, shown: Shown = {}) {
  const giver = (await membersByIds(c.var.ctx.db, [giverId])).get(giverId)
  if (giver === undefined) throw new NotFound('no such member')
  const title = c.var.words.t('actions.receipt.title')
  return show(c, from, shown, title, (props) => <ReceiptPage {...props} contribution={contribution} giver={giver} />)
}

/** Back to the action, with what was just done. */
function done(c: PageRequest, action: ActionSummary, member: Member, what: string): Response {
  return c.redirect(to(c.var.words, `/actions/${action.slug}?done=${what}#m-${member.slug}`), 303)
}

const firstVersion = ({ kind, description, link, from, to: until, amount }: ContributionOnPage['current']) =>
  typedContribution({ kind, description: description ?? '', link, from, to: until, amount }, 1)

/** The forms about a participation that exists. */
export const participationRoutes = defineRoutes()
  .get('/actions/:slug/participation/withdraw', 'member-mandate', async (c) => {
    const from = await asked(c)
    const may = decideWithdrawFromAction(from.own)
    return may.ok ? showWithdraw(c, from) : cannot(c, from.action, from.member, may.refusal)
  })
  .post('/actions/:slug/participation/withdraw', 'member-mandate', async (c) => {
    const [from, form] = [await asked(c), readForm(c, WithdrawSchema)]
    if (!form.ok) return showWithdraw(c, from, { form })
    const outcome = await withdrawFromAction(c.var.ctx, from.mandate, from.action.slug, form.data)
    return outcome.ok ? done(c, from.action, from.member, 'withdrawn') : showWithdraw(c, from, { form, refusal: outcome.refusal })
  })
  .get('/actions/:slug/participation/contributions/:id/correct', 'member-mandate', async (c) => {
    const from = await asked(c)
    const { contribution, standing } = contributionAsked(c, from.participations)
    const may = mayCorrectContribution(standing, from.member.id)
    if (!may.ok) return cannot(c, from.action, from.member, may.refusal)
    return showCorrect(c, from, contribution, { form: { values: firstVersion(contribution.current) } })
  })
  .post('/actions/:slug/participation/contributions/:id/correct', 'member-mandate', async (c) => {
    const from = await asked(c)
    const { contribution } = contributionAsked(c, from.participations)
    const values = c.var.form
    const [read, token] = [readContributionFields(values, 1), ConfirmSchema.safeParse(values)]
    if (!read.ok) return showCorrect(c, from, contribution, { form: { values, errors: told(c, read.problems) } })
    if (!token.success) return showCorrect(c, from, contribution, { form: { values: { ...values, submission: '' } } })
    const form = { submission: token.data.submission, contribution: contribution.id, after: read.contribution }
    const outcome = await correctContribution(c.var.ctx, from.mandate, from.action.slug, form)
    if (outcome.ok) return done(c, from.action, from.member, 'corrected')
    return showCorrect(c, from, contribution, { form: { values }, refusal: outcome.refusal })
  })
  .get('/actions/:slug/participation/contributions/:id/deliver', 'member-mandate', async (c) => {
    const from = await asked(c)
    const { contribution, standing } = contributionAsked(c, from.participations)
    const may = mayDeliverContribution(standing, from.member.id)
    return may.ok ? showDeliver(c, from, contribution) : cannot(c, from.action, from.member, may.refusal)
  })
  .post('/actions/:slug/participation/contributions/:id/deliver', 'member-mandate', async (c) => {
    const from = await asked(c)
    const { contribution } = contributionAsked(c, from.participations)
    const form = readForm(c, DeliverSchema)
    if (!form.ok) return showDeliver(c, from, contribution, { form })
    const outcome = await deliverContribution(c.var.ctx, from.mandate, from.action.slug, { ...form.data, contribution: contribution.id })
    if (outcome.ok) return done(c, from.action, from.member, 'delivered')
    return showDeliver(c, from, contribution, { form, refusal: outcome.refusal })
  })
  .get('/actions/:slug/participation/contributions/:id/receipt', 'member-mandate', async (c) => {
    const from = await asked(c)
    const { participation, contribution, standing } = contributionAsked(c, from.participations)
    const may = mayConfirmReceipt(standing, from.member.id, await isInAction(c, from))
    return may.ok ? showReceipt(c, from, contribution, participation.memberId) : cannot(c, from.action, from.member, may.refusal)
  })
  .post('/actions/:slug/participation/contributions/:id/receipt', 'member-mandate', async (c) => {
    const from = await asked(c)
    const { participation, contribution } = contributionAsked(c, from.participations)
    const form = readForm(c, ConfirmSchema)
    if (!form.ok) return showReceipt(c, from, contribution, participation.memberId, { form })
    const outcome = await confirmReceipt(c.var.ctx, from.mandate, from.action.slug, { ...form.data, contribution: contribution.id })
    if (outcome.ok) return done(c, from.action, from.member, 'received')
    return showReceipt(c, from, contribution, participation.memberId, { form, refusal: outcome.refusal })
  })
