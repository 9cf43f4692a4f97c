import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type {
  CommitmentContent,
  DeleteDraftRefusal,
  EditDraftRefusal,
  OpenRevisionRefusal,
  PlanPhase,
  PublishRevisionRefusal,
  StartDraftRefusal,
  WithdrawCommitmentRefusal,
} from '../vocabulary.ts'

/** What rules need to know of a plan. */
export interface PlanState {
  readonly memberId: string
  readonly source: string | null
  readonly phase: PlanPhase | null
  readonly adoptedAt: Date | null
  readonly withdrawnAt: Date | null
}

/** What rules need to know of a commitment on the record. */
export interface CommitmentState {
  readonly source: string | null
  readonly withdrawnAt: Date | null
}

/** What rules need to know of a draft. */
export interface DraftState {
  readonly deletedAt: Date | null
  readonly revisionOpenedAt: Date | null
  readonly publishedRevision: number | null
}

type PlanRefusal = 'plan-of-another' | 'plan-told-by-source' | 'plan-withdrawn' | 'plan-ended'

/** A plan whose commitments this member may still write: its own, neither withdrawn nor at its end. */
function mayWrite(plan: PlanState, memberId: string): Outcome<null, PlanRefusal> {
  if (plan.memberId !== memberId) return refuse('plan-of-another')
  if (plan.source !== null) return refuse('plan-told-by-source')
  if (plan.withdrawnAt !== null) return refuse('plan-withdrawn')
  return plan.phase === 'ended' ? refuse('plan-ended') : allow(null)
}

/** Most commitments of one plan: what a version of it may hold. */
export const mostDrafts = 200

/** Says whether a member may write another commitment of this plan. */
export function decideStartDraft(plan: PlanState, memberId: string, drafts: number): Outcome<null, StartDraftRefusal> {
  const may = mayWrite(plan, memberId)
  if (!may.ok) return may
  return drafts >= mostDrafts ? refuse('drafts-too-many') : allow(null)
}

/**
 * Says whether a draft may be changed. Once the plan is adopted, what it holds changes by a revision with a reason; a
 * commitment that was never published may still be written, for the plan's refresh.
 */
export function decideEditDraft(
  draft: DraftState,
  plan: PlanState,
  memberId: string,
  commitment: CommitmentState | null,
): Outcome<null, EditDraftRefusal> {
  const may = mayWrite(plan, memberId)
  if (!may.ok) return may
  if (draft.deletedAt !== null) return refuse('draft-deleted')
  if (commitment !== null && commitment.withdrawnAt !== null) return refuse('commitment-withdrawn')
  const closed = plan.adoptedAt !== null && draft.publishedRevision !== null && draft.revisionOpenedAt === null
  return closed ? refuse('plan-adopted') : allow(null)
}

/** Says whether a draft may be deleted: only what the public never saw. */
export function decideDeleteDraft(draft: DraftState, plan: PlanState, memberId: string): Outcome<null, DeleteDraftRefusal> {
  const may = mayWrite(plan, memberId)
  if (!may.ok) return may
  return draft.publishedRevision !== null ? refuse('draft-published') : allow(null)
}

/** Says whether a revision of a commitment may be opened: of an adopted plan, and while it stands. */
export function decideOpenRevision(commitment: CommitmentState, plan: PlanState, memberId: string): Outcome<null, OpenRevisionRefusal> {
  const may = mayWrite(plan, memberId)
  if (!may.ok) return may
  if (commitment.source !== null) return refuse('commitment-told-by-source')
  if (commitment.withdrawnAt !== null) return refuse('commitment-withdrawn')
  return plan.adoptedAt === null ? refuse('plan-not-adopted') : allow(null)
}

/** What a revision would change, and what it still lacks. */
export interface RevisionOffered {
  readonly open: boolean
  readonly changed: boolean
  readonly before: CommitmentContent
  readonly after: CommitmentContent
  readonly problems: number
  readonly reason: string
}

/**
 * Says whether a revision may be published. It keeps every milestone and every date of the adopted commitment: those change
 * by acts of their own, which leave the old date in sight (R9).
 */
export function decidePublishRevision(offered: RevisionOffered): Outcome<null, PublishRevisionRefusal> {
  const { before, after } = offered
  if (!offered.open) return refuse('revision-not-open')
  if (!offered.changed) return refuse('nothing-changed')
  if (offered.reason.trim() === '') return refuse('reason-missing')
  const kept = before.milestones.map((milestone) => ({ milestone, now: after.milestones.find(({ id }) => id === milestone.id) }))
  if (kept.some(({ now }) => now === undefined)) return refuse('milestone-dropped')
  if (kept.some(({ milestone, now }) => now?.due !== milestone.due)) return refuse('milestone-date-edited')
  return offered.problems > 0 ? refuse('revision-lacking') : allow(null)
}

/** Says whether a commitment may be withdrawn: with a reason, by its member, while it stands. */
export function decideWithdrawCommitment(
  commitment: CommitmentState,
  plan: PlanState,
  memberId: string,
  reason: string,
): Outcome<null, WithdrawCommitmentRefusal> {
  const may = mayWrite(plan, memberId)
  if (!may.ok) return may
  if (commitment.source !== null) return refuse('commitment-told-by-source')
  if (commitment.withdrawnAt !== null) return refuse('commitment-withdrawn')
  return reason.trim() === '' ? refuse('reason-missing') : allow(null)
}
