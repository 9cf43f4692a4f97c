import type { Db } from '#kernel/database.ts'
import { getMember, type Member } from '#modules/members'
import { findEntriesByIds } from '#record'
import '../tables.ts'
import { type CommitmentProgress, type CommitmentState, commitmentProgress, commitmentState } from '../rules/commitment-progress.ts'
import type { CoCreation, PlanPhase, TraceTarget } from '../vocabulary.ts'
import { type CommitmentSummary, commitmentsOfPlan } from './commitments.ts'
import { milestonesOfCommitments } from './milestones.ts'
import { documentsOfPlan, type PlanDocument } from './plan-documents.ts'
import { type PlanVersion, versionsOfPlan } from './plan-versions.ts'
import type { Plan } from './plans.ts'

/** A phase a plan reached. */
export interface ReachedPhase {
  readonly phase: PlanPhase
  readonly reachedAt: Date
  readonly entryId: string
}

/** A commitment of a plan with how it stands. */
export interface PlanCommitment extends CommitmentSummary {
  readonly progress: CommitmentProgress
  readonly state: CommitmentState
}

/** Everything the page of a plan shows. */
export interface PlanOnPage {
  readonly plan: Plan
  readonly member: Member
  readonly phases: readonly ReachedPhase[]
  readonly versions: readonly PlanVersion[]
  readonly documents: readonly PlanDocument[]
  readonly commitments: readonly PlanCommitment[]
  /** What its commitments say they come from, each with the references of those that say so. */
  readonly traces: readonly (TraceTarget & { readonly references: readonly string[] })[]
  /** Addresses, without language, of the entries the page names, by their id. */
  readonly entryPaths: ReadonlyMap<string, string>
  readonly now: Date
}

/** The phases a plan reached, in order. */
export async function phasesOfPlan(db: Db, planId: string): Promise<readonly ReachedPhase[]> {
  return db
    .selectFrom('plan_phase')
    .select(['phase', 'reached_at as reachedAt', 'entry_id as entryId'])
    .where('plan_id', '=', planId)
    .orderBy('reached_at')
    .execute()
}

/** Reads the page of a plan. */
export async function planPage(db: Db, coCreation: CoCreation, plan: Plan, now: Date): Promise<PlanOnPage> {
  const [member, phases, versions, documents, summaries] = await Promise.all([
    getMember(db, plan.memberId),
    phasesOfPlan(db, plan.id),
    versionsOfPlan(db, plan.id),
    documentsOfPlan(db, plan.id),
    commitmentsOfPlan(db, plan.id),
  ])
  const commitments = await withProgress(db, summaries, now)
  const traces = await tracesOf(db, coCreation, commitments)
  const named = [plan.entryId, plan.withdrawalEntryId, ...[...phases, ...versions, ...documents].map(({ entryId }) => entryId)]
  const entries = await findEntriesByIds(
    db,
    named.filter((id) => id !== null),
  )
  const entryPaths = new Map(entries.map(({ id, index }) => [id, index === null ? `/record/pending/${id}` : `/record/${index}`]))
  return { plan, member, phases, versions, documents, commitments, traces, entryPaths, now }
}

/** The same commitments, each with its progress and how it stands. */
export async function withProgress(db: Db, summaries: readonly CommitmentSummary[], now: Date): Promise<readonly PlanCommitment[]> {
  const ids = summaries.map(({ id }) => id)
  const milestones = await milestonesOfCommitments(db, ids, now)
  return summaries.map((summary) => {
    const progress = commitmentProgress((milestones.get(summary.id) ?? []).map(({ status }) => status))
    return { ...summary, progress, state: commitmentState(progress, summary.withdrawnAt !== null) }
  })
}

async function tracesOf(db: Db, coCreation: CoCreation, commitments: readonly CommitmentSummary[]): Promise<PlanOnPage['traces']> {
  if (commitments.length === 0) return []
  const rows = await db
    .selectFrom('commitment_trace')
    .select(['commitment_id as commitment', 'target_id as target'])
    .where(
      'commitment_id',
      'in',
      commitments.map(({ id }) => id),
    )
    .execute()
  const targets = await coCreation.targetsByIds(
    db,
    rows.map(({ target }) => target),
  )
  return [...targets.values()].map((target) => ({
    ...target,
    references: commitments
      .filter(({ id }) => rows.some((row) => row.commitment === id && row.target === target.id))
      .map((it) => it.reference),
  }))
}
