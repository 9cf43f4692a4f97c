import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { readForm, typed } from '#kernel/http/form.ts'
import { defineRoutes, type Routes } from '#kernel/http/routes.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { languages } from '#kernel/languages.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { type FormState, page, to } from '#ui'
import { deleteDraft, restoreDraft } from '../acts/delete-draft.ts'
import { closeRevision, openRevision } from '../acts/open-revision.ts'
import { publishRevision } from '../acts/publish-revision.ts'
import { startDraft } from '../acts/start-draft.ts'
import { withdrawCommitment } from '../acts/withdraw-commitment.ts'
import { findCommitment } from '../queries/commitments.ts'
import { draftsOfPlan } from '../queries/drafts.ts'
import { findPlan, type Plan, plansByIds } from '../queries/plans.ts'
import { decideOpenRevision, decideStartDraft, decideWithdrawCommitment } from '../rules/write-commitment.ts'
import { type CoCreation, type CommitmentRefusal, longest } from '../vocabulary.ts'
import { CommitmentRefusalText } from './commitment-refusal.tsx'
import { draftAsked, stateOf, writerAsked } from './draft-asked.ts'
import { DraftCannotPage } from './draft-page.tsx'
import { showDraftCheck } from './draft-routes.tsx'
import { savePage } from './draft-saving.tsx'
import { OpenRevisionPage, StartPage, WithdrawCommitmentPage } from './revision-pages.tsx'

const token = z.string().min(1, 'errors.form.check').max(100, 'errors.form.check')
const reason = z.string().trim().min(1, 'commitments.error.reason').max(longest.reason, 'commitments.error.reason-long')

const StartForm = z.object({
  submission: token,
  language: z.enum(languages, 'commitments.error.language'),
  title: z.string('commitments.error.title').trim().min(1, 'commitments.error.title').max(longest.title, 'commitments.error.title-long'),
})
const WithdrawForm = z.object({ submission: token, reason })
const PublishForm = z.object({ submission: token, version: z.coerce.number().int().min(0), reason })

const noForm: FormState = { values: {} }

/** Shows a question: 422 when something is to be mended, 409 when the act was refused. */
function headOf(title: string, plan: Plan, form: FormState, refusal?: CommitmentRefusal) {
  const wrong = (form.errors ?? []).length > 0
  const status = wrong ? 422 : refusal === undefined ? 200 : 409
  return { title, status, noindex: true, errorTitle: wrong || refusal !== undefined, fictional: plan.fictional } as const
}

function cannot(c: PageRequest, plan: Plan, refusal: CommitmentRefusal): Response {
  const { words } = c.var
  const title = words.t('commitments.draft.cannot')
  const reason = <CommitmentRefusalText words={words} refusal={refusal} />
  return page(c, <DraftCannotPage words={words} plan={plan} title={title} reason={reason} />, headOf(title, plan, noForm, refusal))
}

async function planAsked(c: PageRequest): Promise<Plan> {
  const plan = await findPlan(c.var.ctx.db, c.req.param('slug') ?? '')
  if (plan === null) throw new NotFound('no such plan')
  return plan
}

async function commitmentAsked(c: PageRequest) {
  const commitment = await findCommitment(c.var.ctx.db, c.req.param('reference') ?? '')
  const plan = commitment === null ? undefined : (await plansByIds(c.var.ctx.db, [commitment.planId])).get(commitment.planId)
  if (commitment === null || plan === undefined) throw new NotFound('no such commitment')
  return { commitment, plan, ...writerAsked(c) }
}

const submissionOf = (c: PageRequest, form: FormState) => typed(form.values, 'submission') || c.var.ctx.newId()

function showStart(c: PageRequest, plan: Plan, form: FormState, refusal?: CommitmentRefusal): Response {
  const { words, visitor } = c.var
  const props = { words, visitor, plan, form, submission: submissionOf(c, form), refusal }
  return page(c, <StartPage {...props} />, headOf(words.t('commitments.start.title'), plan, form, refusal))
}

type CommitmentAsked = Awaited<ReturnType<typeof commitmentAsked>>

function showOpen(c: PageRequest, { commitment, plan }: CommitmentAsked, refusal?: CommitmentRefusal): Response {
  const { words, visitor } = c.var
  const props = { words, visitor, plan, commitment, form: noForm, submission: c.var.ctx.newId(), refusal }
  return page(c, <OpenRevisionPage {...props} />, headOf(words.t('commitments.revision.title'), plan, noForm, refusal))
}

function showWithdraw(c: PageRequest, { commitment, plan }: CommitmentAsked, form: FormState, refusal?: CommitmentRefusal): Response {
  const { words, visitor } = c.var
  const props = { words, visitor, plan, commitment, form, submission: submissionOf(c, form), refusal }
  return page(c, <WithdrawCommitmentPage {...props} />, headOf(words.t('commitments.withdrawal.title'), plan, form, refusal))
}

const redirect = (c: PageRequest, path: string) => c.redirect(to(c.var.words, path), 303)

/** Deletes or restores a draft, then shows it: a deleted one offers to be restored. */
async function setDeleted(c: PageRequest, act: typeof deleteDraft, done: string, coCreation: CoCreation): Promise<Response> {
  const { draft, mandate } = await draftAsked(c)
  const outcome: Outcome<unknown, CommitmentRefusal> = await act(c.var.ctx, mandate, draft.reference)
  if (!outcome.ok) return showDraftCheck(c, coCreation, noForm, outcome.refusal)
  return redirect(c, `/commitments/${draft.reference}/draft${done}`)
}

/** Undoes the last change that a page told of: what was written since stays. */
async function undo(c: PageRequest, coCreation: CoCreation): Promise<Response> {
  const asked = await draftAsked(c)
  const { base } = stateOf(c, c.var.form, asked.draft)
  const reading = { problems: [], change: <Content,>(content: Content) => content }
  const again = (form: FormState, refusal?: CommitmentRefusal) => showDraftCheck(c, coCreation, form, refusal)
  return savePage(c, { asked, reading, path: '/undo', next: '/milestones', startFrom: base - 1, names: new Map(), again })
}

async function publish(c: PageRequest, coCreation: CoCreation): Promise<Response> {
  const { draft, mandate } = await draftAsked(c)
  const form = readForm(c, PublishForm)
  if (!form.ok) return showDraftCheck(c, coCreation, form)
  const outcome = await publishRevision(c.var.ctx, mandate, draft.reference, form.data)
  if (outcome.ok) return redirect(c, `/commitments/${draft.reference}?done=revised`)
  return showDraftCheck(c, coCreation, { values: form.values }, outcome.refusal)
}

/** Starting, deleting and restoring a draft; revising and withdrawing what is on the record. */
export function revisionRoutes(coCreation: CoCreation): Routes {
  return defineRoutes()
    .get('/plans/:slug/new-commitment', 'member-mandate', async (c) => {
      const [plan, { memberId }] = [await planAsked(c), writerAsked(c)]
      const may = decideStartDraft(plan, memberId, (await draftsOfPlan(c.var.ctx.db, plan.id)).length)
      return may.ok ? showStart(c, plan, noForm) : cannot(c, plan, may.refusal)
    })
    .post('/plans/:slug/new-commitment', 'member-mandate', async (c) => {
      const [plan, form, { mandate }] = [await planAsked(c), readForm(c, StartForm), writerAsked(c)]
      if (!form.ok) return showStart(c, plan, form)
      const outcome = await startDraft(c.var.ctx, mandate, plan.slug, form.data)
      return outcome.ok ? redirect(c, `/commitments/${outcome.fact.reference}/draft/title`) : showStart(c, plan, form, outcome.refusal)
    })
    .post('/commitments/:reference/draft/deletion', 'member-mandate', (c) => setDeleted(c, deleteDraft, '', coCreation))
    .post('/commitments/:reference/draft/restoration', 'member-mandate', (c) => setDeleted(c, restoreDraft, '?done=restored', coCreation))
    .post('/commitments/:reference/draft/undo', 'member-mandate', (c) => undo(c, coCreation))
    .post('/commitments/:reference/draft/publication', 'member-mandate', (c) => publish(c, coCreation))
    .post('/commitments/:reference/draft/closure', 'member-mandate', async (c) => {
      const { draft, mandate } = await draftAsked(c)
      const outcome = await closeRevision(c.var.ctx, mandate, draft.reference)
      return outcome.ok
        ? redirect(c, `/commitments/${draft.reference}?done=closed`)
        : showDraftCheck(c, coCreation, noForm, outcome.refusal)
    })
    .get('/commitments/:reference/revision', 'member-mandate', async (c) => {
      const asked = await commitmentAsked(c)
      const may = decideOpenRevision(asked.commitment, asked.plan, asked.memberId)
      return may.ok ? showOpen(c, asked) : cannot(c, asked.plan, may.refusal)
    })
    .post('/commitments/:reference/revision', 'member-mandate', async (c) => {
      const asked = await commitmentAsked(c)
      const outcome = await openRevision(c.var.ctx, asked.mandate, asked.commitment.reference)
      return outcome.ok ? redirect(c, `/commitments/${asked.commitment.reference}/draft?done=opened`) : showOpen(c, asked, outcome.refusal)
    })
    .get('/commitments/:reference/withdrawal', 'member-mandate', async (c) => {
      const asked = await commitmentAsked(c)
      const may = decideWithdrawCommitment(asked.commitment, asked.plan, asked.memberId, 'a reason')
      return may.ok ? showWithdraw(c, asked, noForm) : cannot(c, asked.plan, may.refusal)
    })
    .post('/commitments/:reference/withdrawal', 'member-mandate', async (c) => {
      const [asked, form] = [await commitmentAsked(c), readForm(c, WithdrawForm)]
      if (!form.ok) return showWithdraw(c, asked, form)
      const outcome = await withdrawCommitment(c.var.ctx, asked.mandate, asked.commitment.reference, form.data)
      if (outcome.ok) return redirect(c, `/commitments/${asked.commitment.reference}?done=withdrawn`)
      return showWithdraw(c, asked, form, outcome.refusal)
    })
}
