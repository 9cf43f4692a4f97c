import type { Child } from 'hono/jsx'
import { type FormResult, readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { FormValues, PageRequest } from '#kernel/http/variables.ts'
import { asksChallenge, guardWriting, type WritingHeld } from '#modules/accounts'
import { page, to } from '#ui'
import { isAuthorOf } from '../acts/hold-proposal.ts'
import { inviteAuthor, isInvited, signProposal } from '../acts/sign-proposal.ts'
import { reviseProposal } from '../acts/submit-proposal.ts'
import { withdrawProposal } from '../acts/withdraw-proposal.ts'
import type { ProposalShown } from '../queries/proposals.ts'
import type { ConsultationRefusal } from '../vocabulary.ts'
import { type AuthorPageProps, InvitationPage, NotYoursPage, SignPage, WithdrawPage } from './author-pages.tsx'
import { personActing } from './person.ts'
import { numberAsked, type ProposalAsked, proposalAsked } from './proposal-asked.ts'
import { ProposalFormPage } from './proposal-form-pages.tsx'
import { ProposalSchema, proposalTyped, SignSchema, WithdrawSchema } from './proposal-forms.ts'
import { proposalPath } from './proposal-item.tsx'

interface Sent {
  readonly values?: FormValues
  readonly form?: FormResult<unknown>
  readonly held?: WritingHeld | null
  readonly refusal?: ConsultationRefusal
  readonly status?: 403
}

/** Answers with a page of an author, with what came of its form. */
async function answer(
  c: PageRequest,
  { consultation, proposal }: ProposalAsked,
  title: string,
  { values = {}, form, held = null, refusal, ...sent }: Sent,
  body: (props: AuthorPageProps) => Child,
): Promise<Response> {
  const { words, visitor } = c.var
  const errors = form === undefined || form.ok ? [] : form.errors
  const common = { words, visitor, consultation, proposal, held, asks: await asksChallenge(c) }
  const props = refusal === undefined ? common : { ...common, refusal }
  const status = sent.status ?? (errors.length > 0 ? 422 : (held?.status ?? (refusal === undefined ? 200 : 409)))
  return page(c, body({ ...props, form: { values: form?.values ?? values, errors } }), {
    title,
    fictional: consultation.fictional,
    noindex: true,
    shared: false,
    status,
    errorTitle: status !== 200,
  })
}

const slugAsked = (c: PageRequest) => c.req.param('slug') ?? ''
const back = (c: PageRequest, done: string) =>
  c.redirect(to(c.var.words, `${proposalPath(slugAsked(c), numberAsked(c))}?done=${done}`), 303)

/** Lets an author of the proposal of the address on; tells anybody else that it is not theirs. */
async function asAuthor(c: PageRequest, act: (asked: ProposalAsked) => Promise<Response>): Promise<Response> {
  const asked = await proposalAsked(c)
  if (await isAuthorOf(c.var.ctx.db, asked.proposal, asked.reader)) return act(asked)
  const title = c.var.words.t('proposals.page.not-yours')
  return answer(c, asked, title, { refusal: 'not-author', status: 403 }, (props) => <NotYoursPage {...props} />)
}

/** The words that stand, as the form's fields hold them. */
const standingValues = ({ title, text, language, theme, place, attachments, signature }: ProposalShown): FormValues => ({
  title: title ?? '',
  text: text ?? '',
  language,
  theme: theme ?? '',
  place: place ?? '',
  attachments: attachments.filter((link) => link !== null).join('\n'),
  signature: signature ?? '',
})

const showRevision = (c: PageRequest, sent: Sent = {}): Promise<Response> =>
  asAuthor(c, (asked) => {
    const { words, ctx } = c.var
    const values = sent.values ?? { ...standingValues(asked.proposal), submission: ctx.newId() }
    const action = proposalPath(asked.consultation.slug, asked.proposal.number, '/revision')
    return answer(c, asked, words.t('proposals.revise.here'), { ...sent, values }, (props) => (
      <ProposalFormPage {...props} revises={asked.proposal} action={action} />
    ))
  })

async function revise(c: PageRequest): Promise<Response> {
  const values = proposalTyped(c.var.form)
  const form = readForm(c, ProposalSchema)
  if (!form.ok) return showRevision(c, { values, form })
  return asAuthor(c, async () => {
    const held = await guardWriting(c, [form.data.title, form.data.text])
    if (held !== null) return showRevision(c, { values, held })
    const outcome = await reviseProposal(c.var.ctx, slugAsked(c), numberAsked(c), await personActing(c), form.data)
    return outcome.ok ? back(c, 'revised') : showRevision(c, { values, refusal: outcome.refusal })
  })
}

const showWithdrawal = (c: PageRequest, sent: Sent = {}): Promise<Response> =>
  asAuthor(c, (asked) => answer(c, asked, c.var.words.t('proposals.withdraw.here'), sent, (props) => <WithdrawPage {...props} />))

async function withdraw(c: PageRequest): Promise<Response> {
  const form = readForm(c, WithdrawSchema)
  if (!form.ok) return showWithdrawal(c, { form })
  const { reason } = form.data
  return asAuthor(c, async () => {
    // Without words there is nothing to guard.
    const held = reason === null ? null : await guardWriting(c, [reason])
    if (held !== null) return showWithdrawal(c, { form, held })
    const outcome = await withdrawProposal(c.var.ctx, slugAsked(c), numberAsked(c), await personActing(c), reason)
    return outcome.ok ? back(c, 'withdrawn') : showWithdrawal(c, { form, refusal: outcome.refusal })
  })
}

const signaturePath = (c: PageRequest, key: string) =>
  `${to(c.var.words, proposalPath(slugAsked(c), numberAsked(c), '/signature'))}?key=${encodeURIComponent(key)}`

const invite = (c: PageRequest): Promise<Response> =>
  asAuthor(c, async (asked) => {
    const outcome = await inviteAuthor(c.var.ctx, slugAsked(c), numberAsked(c), await personActing(c), typed(c.var.form, 'submission'))
    if (outcome.ok) return c.redirect(signaturePath(c, outcome.fact.key), 303)
    const { refusal } = outcome
    return answer(c, asked, c.var.words.t('proposals.invite.title'), { refusal }, (props) => <InvitationPage {...props} link={null} />)
  })

/** An author is shown the link to give away; anybody else who has it may sign. */
async function showSignature(c: PageRequest, sent: Sent = {}): Promise<Response> {
  const { ctx, words, instance } = c.var
  const asked = await proposalAsked(c)
  const code = typed(c.var.form, 'key') || (c.req.query('key') ?? '')
  const isGood = await isInvited(ctx.db, asked.proposal.id, code)
  if (isGood && (await isAuthorOf(ctx.db, asked.proposal, asked.reader))) {
    const link = `${instance.origin}${signaturePath(c, code)}`
    return answer(c, asked, words.t('proposals.invite.title'), sent, (props) => <InvitationPage {...props} link={link} />)
  }
  return answer(c, asked, words.t('proposals.sign.title'), sent, (props) => (
    <SignPage {...props} isGood={isGood} code={code} submission={typed(c.var.form, 'submission') || ctx.newId()} />
  ))
}

async function sign(c: PageRequest): Promise<Response> {
  const form = readForm(c, SignSchema)
  if (!form.ok) return showSignature(c, { form })
  await proposalAsked(c)
  const held = form.data.signature === null ? null : await guardWriting(c, [form.data.signature])
  if (held !== null) return showSignature(c, { form, held })
  const outcome = await signProposal(c.var.ctx, slugAsked(c), numberAsked(c), await personActing(c), form.data)
  return outcome.ok ? back(c, 'signed') : showSignature(c, { form, refusal: outcome.refusal })
}

/** What authors do with their proposal: other words, withdrawal, one more author. */
export const authorRoutes = defineRoutes()
  .get('/consultations/:slug/proposals/:number/revision', 'public', (c) => showRevision(c))
  .post('/consultations/:slug/proposals/:number/revision', 'public', revise)
  .get('/consultations/:slug/proposals/:number/withdrawal', 'public', (c) => showWithdrawal(c))
  .post('/consultations/:slug/proposals/:number/withdrawal', 'public', withdraw)
  .post('/consultations/:slug/proposals/:number/invitations', 'public', invite)
  .get('/consultations/:slug/proposals/:number/signature', 'public', (c) => showSignature(c))
  .post('/consultations/:slug/proposals/:number/signature', 'public', sign)
