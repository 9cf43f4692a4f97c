import { type FormResult, readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes } from '#kernel/http/routes.ts'
import type { FormValues, PageRequest } from '#kernel/http/variables.ts'
import { asksChallenge, guardWriting, type WritingHeld } from '#modules/accounts'
import { page, to } from '#ui'
import { type ProposalForm, submitProposal } from '../acts/submit-proposal.ts'
import { countProposals, listProposals, type ProposalSort, proposalSorts } from '../queries/proposals.ts'
import { similarProposals } from '../queries/similar-proposals.ts'
import type { ConsultationRefusal } from '../vocabulary.ts'
import { titleOf } from './consultation-name.tsx'
import { findPerson, personActing } from './person.ts'
import { membersOf } from './proposal-asked.ts'
import { ProposalCheckPage, ProposalFormPage } from './proposal-form-pages.tsx'
import { ProposalSchema, proposalTyped } from './proposal-forms.ts'
import { proposalPath } from './proposal-item.tsx'
import { listPath, ProposalListPage, type ProposalQuery, proposalsPerPage } from './proposal-list-page.tsx'
import { seedOf } from './proposal-order.ts'
import { consultationAsked } from './statement-routes.tsx'

const isSort = (text: string | undefined): text is ProposalSort => proposalSorts.some((sort) => sort === text)

/** A page of a list, from the address: 1 for what is no page. */
export function pageAsked(c: PageRequest, name = 'page'): number {
  const asked = c.req.query(name) ?? ''
  return /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1
}

function queryOf(c: PageRequest): ProposalQuery {
  const sort = c.req.query('sort')
  return {
    q: (c.req.query('q') ?? '').trim(),
    theme: c.req.query('theme') || undefined,
    sort: isSort(sort) ? sort : 'fair',
    gone: c.req.query('gone') !== undefined,
    page: pageAsked(c),
  }
}

async function showList(c: PageRequest): Promise<Response> {
  const { ctx, words } = c.var
  const consultation = await consultationAsked(c)
  const query = queryOf(c)
  const person = await findPerson(c)
  const seed = await seedOf(c, consultation.id, person)
  const [{ proposals, total }, counts] = await Promise.all([
    listProposals(ctx.db, consultation, { ...query, seed, perPage: proposalsPerPage }),
    countProposals(ctx.db, consultation.id),
  ])
  const props = { words, now: ctx.now(), consultation, members: await membersOf(c, proposals), proposals, total, counts, query }
  return page(c, <ProposalListPage {...props} />, {
    title: words.t('proposals.list.page', { title: titleOf(words, consultation).text }),
    description: words.t('proposals.list.lede', { n: counts.standing }),
    canonicalPath: listPath(consultation.slug, { ...query, q: '', sort: 'fair', page: 1 }),
    fictional: consultation.fictional,
    // Each reader has an order of their own where chance decides.
    shared: query.sort === 'newest' || query.sort === 'unanswered',
  })
}

interface Writing {
  readonly values: FormValues
  readonly form?: FormResult<unknown>
  /** Set on the check page: what is about to be published. */
  readonly checked?: ProposalForm
  readonly held?: WritingHeld | null
  readonly refusal?: ConsultationRefusal
}

async function showWriting(c: PageRequest, { values, form, checked, held = null, refusal }: Writing): Promise<Response> {
  const { ctx, words, visitor } = c.var
  const consultation = await consultationAsked(c)
  const errors = form === undefined || form.ok ? [] : form.errors
  const kept = { ...values, submission: typed(values, 'submission') || ctx.newId() }
  const action = `/consultations/${consultation.slug}/proposals/new`
  const common = { words, visitor, consultation, action, form: { values: kept, errors }, revises: null, held, refusal }
  const props = { ...common, asks: await asksChallenge(c) }
  const similar = checked === undefined ? [] : await similarProposals(ctx.db, consultation, checked)
  const body =
    checked === undefined ? (
      <ProposalFormPage {...props} />
    ) : (
      <ProposalCheckPage {...props} proposal={checked} similar={similar} members={await membersOf(c, similar)} />
    )
  const status = errors.length > 0 ? 422 : (held?.status ?? (refusal === undefined ? 200 : 409))
  return page(c, body, {
    title: words.t('proposals.list.new'),
    fictional: consultation.fictional,
    noindex: true,
    shared: false,
    status,
    errorTitle: status !== 200,
  })
}

async function write(c: PageRequest): Promise<Response> {
  const { ctx, words, form: sent } = c.var
  const values = proposalTyped(sent)
  const step = typed(sent, 'step')
  if (step === 'change') return showWriting(c, { values })
  const form = readForm(c, ProposalSchema)
  if (!form.ok) return showWriting(c, { values, form })
  if (step !== 'check') return showWriting(c, { values, checked: form.data })
  const { slug } = await consultationAsked(c)
  const held = await guardWriting(c, [form.data.title, form.data.text])
  if (held !== null) return showWriting(c, { values, checked: form.data, held })
  const outcome = await submitProposal(ctx, slug, await personActing(c), form.data)
  if (!outcome.ok) return showWriting(c, { values, checked: form.data, refusal: outcome.refusal })
  return c.redirect(to(words, `${proposalPath(slug, outcome.fact.number)}?done=submitted`), 303)
}

/** The list of proposals, and writing one. */
export const proposalRoutes = defineRoutes()
  .get('/consultations/:slug/proposals', 'public', showList)
  .get('/consultations/:slug/proposals/new', 'public', (c) => showWriting(c, { values: {} }))
  .post('/consultations/:slug/proposals/new', 'public', write)
