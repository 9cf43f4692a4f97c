import { NotFound } from '#kernel/errors.ts'
import { type FormResult, readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { asksChallenge, guardWriting, type WritingHeld } from '#modules/accounts'
import { followForm } from '#modules/following'
import { emptyForm, excerptOf, page, to } from '#ui'
import { giveSupport } from '../acts/give-support.ts'
import { isAuthorOf } from '../acts/hold-proposal.ts'
import { makeArgument, replyToArgument } from '../acts/make-argument.ts'
import { withdrawArgument } from '../acts/withdraw-proposal.ts'
import { type ArgumentShown, findArgument, firstReplies, listArguments, listReplies, supportedBy } from '../queries/arguments.ts'
import { proposalParts } from '../queries/proposal-page.ts'
import { isPhaseOpen, statusAt } from '../rules/timetable.ts'
import type { ConsultationRefusal, SupportedKind } from '../vocabulary.ts'
import { ArgumentPage, repliesPerPage } from './argument-page.tsx'
import { personActing } from './person.ts'
import { argumentsPerPage, repliesShown } from './proposal-arguments.tsx'
import { membersOf, numberAsked, type ProposalAsked, proposalAsked, removalsOf } from './proposal-asked.ts'
import { ArgumentSchema, ReplySchema } from './proposal-forms.ts'
import { proposalPath } from './proposal-item.tsx'
import { ProposalPage } from './proposal-page.tsx'
import { pageAsked } from './proposal-routes.tsx'
import { takenUpPlaces } from './taken-up-places.tsx'

/** What came of a form on a page. */
interface Sent {
  readonly form?: FormResult<unknown>
  readonly held?: WritingHeld | null
  readonly refusal?: ConsultationRefusal
}

const statusOf = ({ form, held, refusal }: Sent) =>
  form !== undefined && !form.ok ? 422 : (held?.status ?? (refusal === undefined ? 200 : 409))

/** What was typed in a form that is shown again, and what is to be mended. */
const stateOf = ({ form }: Sent) => (form === undefined ? emptyForm : { values: form.values, errors: form.ok ? [] : form.errors })

/** Acts that come back to the page of a proposal. */
const doneActs = ['submitted', 'revised', 'withdrawn', 'signed', 'argued', 'argument-withdrawn', 'clarified', 'merged', 'split'] as const

/** What an act just did, as a sentence; null when the address names none. */
function doneSentence(c: PageRequest): string | null {
  const done = doneActs.find((name) => name === c.req.query('done'))
  return done === undefined ? null : c.var.words.t(`proposals.done.${done}`)
}

const withEntry = ({ entryId, text }: ArgumentShown) => ({ entryId, gone: text === null })

async function argumentsOf(c: PageRequest, { consultation, proposal, reader }: ProposalAsked) {
  const { db } = c.var.ctx
  const argumentPage = pageAsked(c, 'arguments')
  const asked = { proposalId: proposal.id, page: argumentPage, perPage: argumentsPerPage }
  const [pro, contra] = await Promise.all([
    listArguments(db, consultation, { ...asked, side: 'for' }),
    listArguments(db, consultation, { ...asked, side: 'against' }),
  ])
  const ids = [...pro, ...contra].map(({ id }) => id)
  const [replies, supported] = await Promise.all([
    firstReplies(db, consultation, ids, repliesShown),
    supportedBy(db, reader, [proposal.id, ...ids]),
  ])
  return {
    sides: { for: pro, against: contra },
    replies,
    supported,
    argumentPage,
    all: [...pro, ...contra, ...[...replies.values()].flat()],
  }
}

async function showProposal(c: PageRequest, sent: Sent = {}): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const asked = await proposalAsked(c)
  const { consultation, proposal, reader } = asked
  const [parts, { all, ...told }, isAuthor] = await Promise.all([
    proposalParts(ctx.db, proposal),
    argumentsOf(c, asked),
    isAuthorOf(ctx.db, proposal, reader),
  ])
  const entries = [
    ...parts.versions.map(({ entryId, title, text }) => ({ entryId, gone: title === null || text === null })),
    { entryId: proposal.withdrawnEntryId ?? '', gone: proposal.withdrawnEntryId !== null && proposal.withdrawReason === null },
    ...all.map(withEntry),
  ]
  const isOpen = isPhaseOpen(consultation, 'proposals', ctx.now())
  const props = {
    ...told,
    words,
    visitor,
    consultation,
    proposal,
    parts,
    reader,
    isAuthor,
    isOpen,
    members: await membersOf(c, [proposal, ...parts.authors, ...all]),
    removals: await removalsOf(c, entries),
    conducts: visitor?.acting?.memberId === consultation.memberId,
    answering: consultation.closedAt !== null || statusAt(consultation, ctx.now()) === 'answering',
    submission: ctx.newId(),
    form: stateOf(sent),
    asks: isOpen && (await asksChallenge(c)),
    held: sent.held ?? null,
    refusal: sent.refusal,
    done: doneSentence(c),
    follow: await followForm(c, { kind: 'proposal', id: proposal.id }),
    places: await takenUpPlaces(c, consultation, parts.answer?.takenUpIn ?? []),
  }
  const status = statusOf(sent)
  return page(c, <ProposalPage {...props} />, {
    title: proposal.title ?? words.t('proposals.untitled', { number: proposal.number }),
    description: proposal.text === null ? undefined : excerptOf(proposal.text, 200),
    canonicalPath: proposalPath(consultation.slug, proposal.number),
    fictional: consultation.fictional,
    // While it is open its forms are made for one reader.
    shared: !isOpen && reader === null,
    status,
    errorTitle: status !== 200,
  })
}

/** The argument of the address and what its page shows. Throws `NotFound`. */
async function argumentAsked(c: PageRequest, { consultation, proposal }: ProposalAsked): Promise<ArgumentShown> {
  const id = c.req.param('argument') ?? ''
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  const argument = isId ? await findArgument(c.var.ctx.db, consultation, proposal.id, id) : null
  if (argument === null) throw new NotFound('no such argument')
  return argument
}

async function showArgument(c: PageRequest, sent: Sent = {}): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const asked = await proposalAsked(c)
  const { consultation, proposal, reader } = asked
  const argument = await argumentAsked(c, asked)
  const replyPage = pageAsked(c)
  const replies = await listReplies(ctx.db, consultation, { argumentId: argument.id, page: replyPage, perPage: repliesPerPage })
  const isOpen = isPhaseOpen(consultation, 'proposals', ctx.now())
  const props = {
    words,
    visitor,
    consultation,
    proposal,
    argument,
    replies,
    replyPage,
    reader,
    isOpen,
    supported: await supportedBy(ctx.db, reader, [argument.id]),
    members: await membersOf(c, [argument, ...replies]),
    removals: await removalsOf(c, [argument, ...replies].map(withEntry)),
    submission: ctx.newId(),
    form: stateOf(sent),
    asks: isOpen && (await asksChallenge(c)),
    held: sent.held ?? null,
    refusal: sent.refusal,
    done: doneSentence(c),
  }
  const status = statusOf(sent)
  return page(c, <ArgumentPage {...props} />, {
    title: words.t('proposals.argument.page', { number: proposal.number }),
    canonicalPath: proposalPath(consultation.slug, proposal.number, `/arguments/${argument.id}`),
    fictional: consultation.fictional,
    shared: !isOpen && reader === null,
    status,
    errorTitle: status !== 200,
  })
}

const slugAsked = (c: PageRequest) => c.req.param('slug') ?? ''

async function argue(c: PageRequest): Promise<Response> {
  const { ctx, words, lang } = c.var
  const form = readForm(c, ArgumentSchema)
  if (!form.ok) return showProposal(c, { form })
  await proposalAsked(c)
  const held = await guardWriting(c, [form.data.text])
  if (held !== null) return showProposal(c, { form, held })
  const number = numberAsked(c)
  const outcome = await makeArgument(ctx, slugAsked(c), number, await personActing(c), { ...form.data, language: lang })
  if (!outcome.ok) return showProposal(c, { form, refusal: outcome.refusal })
  return c.redirect(`${to(words, proposalPath(slugAsked(c), number))}?done=argued#argument-${outcome.fact.id}`, 303)
}

async function reply(c: PageRequest): Promise<Response> {
  const { ctx, words, lang } = c.var
  const { id: argument } = await argumentAsked(c, await proposalAsked(c))
  const form = readForm(c, ReplySchema)
  if (!form.ok) return showArgument(c, { form })
  const held = await guardWriting(c, [form.data.text])
  if (held !== null) return showArgument(c, { form, held })
  const number = numberAsked(c)
  const outcome = await replyToArgument(ctx, slugAsked(c), number, await personActing(c), { ...form.data, argument, language: lang })
  if (!outcome.ok) return showArgument(c, { form, refusal: outcome.refusal })
  return c.redirect(`${to(words, proposalPath(slugAsked(c), number, `/arguments/${argument}`))}#argument-${outcome.fact.id}`, 303)
}

/** One press: acts, then back to where it was pressed. */
async function pressed(c: PageRequest, outcome: Outcome<null, ConsultationRefusal>, back: string): Promise<Response> {
  if (!outcome.ok) return showProposal(c, { refusal: outcome.refusal })
  return c.redirect(`${to(c.var.words, proposalPath(slugAsked(c), numberAsked(c)))}${back}`, 303)
}

async function support(c: PageRequest, kind: SupportedKind, idOf: (asked: ProposalAsked) => Promise<string>, back: (id: string) => string) {
  const id = await idOf(await proposalAsked(c))
  const form = { kind, id, on: typed(c.var.form, 'on') !== 'no' }
  return pressed(c, await giveSupport(c.var.ctx, slugAsked(c), await personActing(c), form), back(id))
}

async function takeArgumentBack(c: PageRequest): Promise<Response> {
  await proposalAsked(c)
  const argument = c.req.param('argument') ?? ''
  const { ctx } = c.var
  const outcome = /^[0-9a-f-]{36}$/.test(argument)
    ? await withdrawArgument(ctx, slugAsked(c), numberAsked(c), argument, await personActing(c))
    : ({ ok: false, refusal: 'argument-unknown' } as const)
  return pressed(c, outcome, '?done=argument-withdrawn#arguments')
}

/** The page of a proposal and of an argument; supporting and arguing. */
export const proposalPageRoutes = defineRoutes()
  .get('/consultations/:slug/proposals/:number', 'public', (c) => showProposal(c))
  .post('/consultations/:slug/proposals/:number/support', 'public', (c) =>
    support(
      c,
      'proposal',
      async ({ proposal }) => proposal.id,
      () => '#support',
    ),
  )
  .post('/consultations/:slug/proposals/:number/arguments', 'public', argue)
  .get('/consultations/:slug/proposals/:number/arguments/:argument', 'public', (c) => showArgument(c))
  .post('/consultations/:slug/proposals/:number/arguments/:argument/support', 'public', (c) =>
    support(
      c,
      'argument',
      async (asked) => (await argumentAsked(c, asked)).id,
      (id) => `#argument-${id}`,
    ),
  )
  .post('/consultations/:slug/proposals/:number/arguments/:argument/replies', 'public', reply)
  .post('/consultations/:slug/proposals/:number/arguments/:argument/withdrawal', 'public', takeArgumentBack)
