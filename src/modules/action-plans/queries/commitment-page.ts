import type { Db } from '#kernel/database.ts'
import { type ActionSummary, actionsByIds } from '#modules/collective-actions'
import { type Member, membersByIds } from '#modules/members'
import { type EntryOnRecord, findEntriesByIds } from '#record'
import '../tables.ts'
import { type CommitmentProgress, type CommitmentState, commitmentProgress, commitmentState } from '../rules/commitment-progress.ts'
import type { CoCreation, Completion, ReviewTold, ReviewValues, TraceTarget } from '../vocabulary.ts'
import { type CommitmentSummary, commitmentsByIds } from './commitments.ts'
import { type Evidence, evidenceOfCommitments } from './evidence.ts'
import { type Milestone, milestonesOfCommitments } from './milestones.ts'
import { type Plan, plansByIds } from './plans.ts'
import { type ProgressReport, progressReportsOf } from './progress-reports.ts'
import { findWithdrawal, type Revision, revisionsOf } from './revisions.ts'

/** What a published source says an independent review found. */
export interface Review {
  readonly product: ReviewTold['product']
  readonly year: number | null
  readonly told: ReviewValues
  readonly source: string
  readonly entryId: string
}

/** The state a published source gives a commitment. */
export interface StatusOfSource {
  /** Null where the source's word is none of our scale's steps. */
  readonly completion: Completion | null
  readonly word: string
  readonly on: string | null
  readonly source: string
  readonly entryId: string
}

/** One commitment of a thread: the same promise carried from plan to plan, with how far it went and how often a date slipped. */
export interface ThreadPart {
  readonly commitment: CommitmentSummary
  readonly plan: Plan | null
  readonly progress: CommitmentProgress
  readonly slips: number
}

/** Everything the page of a commitment shows. */
export interface CommitmentPage {
  readonly commitment: CommitmentSummary
  readonly plan: Plan
  readonly member: Member
  /** The newest first. */
  readonly revisions: readonly Revision[]
  readonly newest: Revision
  readonly milestones: readonly Milestone[]
  readonly progress: CommitmentProgress
  readonly state: CommitmentState
  readonly evidence: readonly Evidence[]
  readonly reports: readonly ProgressReport[]
  readonly reviews: readonly Review[]
  readonly statuses: readonly StatusOfSource[]
  readonly actions: readonly ActionSummary[]
  readonly traces: readonly TraceTarget[]
  /** The thread it is part of, the oldest first, itself included; empty when it carries on nothing and nothing carries it on. */
  readonly thread: readonly ThreadPart[]
  readonly entry: EntryOnRecord | null
  readonly withdrawal: Awaited<ReturnType<typeof findWithdrawal>>
}

/** Reads the page of a commitment. */
export async function commitmentPage(db: Db, commitment: CommitmentSummary, coCreation: CoCreation, now: Date): Promise<CommitmentPage> {
  const { id } = commitment
  const [revisions, plans, members, read, evidence, reports, reviews, statuses, withdrawal, entries] = await Promise.all([
    revisionsOf(db, id),
    plansByIds(db, [commitment.planId]),
    membersByIds(db, [commitment.memberId]),
    milestonesOfCommitments(db, [id], now),
    evidenceOfCommitments(db, [id]),
    progressReportsOf(db, id),
    reviewsOf(db, id),
    statusesOf(db, id),
    findWithdrawal(db, id),
    findEntriesByIds(db, [commitment.entryId]),
  ])
  const [newest, plan, member] = [revisions[0], plans.get(commitment.planId), members.get(commitment.memberId)]
  if (newest === undefined || plan === undefined || member === undefined)
    throw new Error(`commitment ${id} has no revision, plan or member`)
  const milestones = read.get(id) ?? []
  const progress = commitmentProgress(milestones.map(({ status }) => status))
  const [actions, traces, thread] = await Promise.all([
    actionsByIds(db, newest.content.actions),
    coCreation.targetsByIds(
      db,
      newest.content.traces.map((trace) => trace.id),
    ),
    threadOf(db, commitment, now),
  ])
  return {
    commitment,
    plan,
    member,
    revisions,
    newest,
    milestones,
    progress,
    state: commitmentState(progress, withdrawal !== null),
    evidence,
    reports,
    reviews,
    statuses,
    actions: [...actions.values()],
    traces: [...traces.values()],
    thread,
    entry: entries[0] ?? null,
    withdrawal,
  }
}

const reviewsOf = (db: Db, commitmentId: string): Promise<readonly Review[]> =>
  db
    .selectFrom('commitment_review')
    .select(['product', 'year', 'told', 'source', 'entry_id as entryId'])
    .where('commitment_id', '=', commitmentId)
    .orderBy('year', (order) => order.desc().nullsLast())
    .orderBy('told_at', 'desc')
    .execute()

const statusesOf = (db: Db, commitmentId: string): Promise<readonly StatusOfSource[]> =>
  db
    .selectFrom('commitment_status')
    .select(['completion', 'word', 'status_on as on', 'source', 'entry_id as entryId'])
    .where('commitment_id', '=', commitmentId)
    .where('milestone_id', 'is', null)
    .orderBy('told_at', 'desc')
    .orderBy('entry_id', 'desc')
    .execute()

/** Longest thread followed: plans last two or four years, so this is decades, and a loop ends. */
const longestThread = 12

async function threadOf(db: Db, commitment: CommitmentSummary, now: Date): Promise<readonly ThreadPart[]> {
  const earlier: CommitmentSummary[] = []
  let from = commitment.carriedFrom
  while (from !== null && earlier.length < longestThread && from !== commitment.id && earlier.every(({ id }) => id !== from)) {
    const found: CommitmentSummary | undefined = (await commitmentsByIds(db, [from])).get(from)
    if (found === undefined) break
    earlier.unshift(found)
    from = found.carriedFrom
  }
  const later = await carriedOnBy(db, commitment.id)
  const parts = [...earlier, commitment, ...later.filter(({ id }) => earlier.every((it) => it.id !== id))]
  if (parts.length === 1) return []
  const ids = parts.map(({ id }) => id)
  const [milestones, plans] = await Promise.all([
    milestonesOfCommitments(db, ids, now),
    plansByIds(
      db,
      parts.map(({ planId }) => planId),
    ),
  ])
  return parts.map((part) => {
    const own = milestones.get(part.id) ?? []
    const slips = own.reduce((sum, { dates }) => sum + dates.length, 0)
    return { commitment: part, plan: plans.get(part.planId) ?? null, progress: commitmentProgress(own.map(({ status }) => status)), slips }
  })
}

/** The commitments of later plans that carry one on, and those that carry these on. */
async function carriedOnBy(db: Db, id: string): Promise<readonly CommitmentSummary[]> {
  const found: CommitmentSummary[] = []
  let from: readonly string[] = [id]
  while (from.length > 0 && found.length < longestThread) {
    const rows = await db
      .selectFrom('commitment')
      .select('id')
      .where('carried_from', 'in', [...from])
      .orderBy('first_published_at')
      .limit(longestThread)
      .execute()
    const fresh = rows.map((row) => row.id).filter((one) => one !== id && found.every((it) => it.id !== one))
    found.push(...(await commitmentsByIds(db, fresh)).values())
    from = fresh
  }
  return found
}
