import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import '../tables.ts'
import { type CommitmentProgress, commitmentProgress } from '../rules/commitment-progress.ts'
import { type MilestoneFacts, type MilestoneStatus, milestoneStatus } from '../rules/milestone-status.ts'
import { type Evidence, evidenceOfCommitments } from './evidence.ts'

/** One more date of a milestone, with its reason; null when the reason was erased. */
export interface NewDate {
  readonly before: string | null
  readonly due: string
  readonly reason: string | null
  readonly toldAt: Date
  readonly entryId: string
}

/** A milestone with all its dates, its evidence, and how it stands. */
export interface Milestone {
  readonly id: string
  readonly commitmentId: string
  /** Its number in the commitment, from 1: the last part of its address. */
  readonly position: number
  readonly title: LocalizedText
  readonly output: LocalizedText | null
  readonly startsOn: string | null
  readonly dueOn: string | null
  readonly firstDueOn: string | null
  readonly owner: string | null
  readonly supporters: readonly string[]
  readonly doneOn: string | null
  readonly doneNote: string | null
  readonly doneAt: Date | null
  readonly doneEntryId: string | null
  /** Every later date, the oldest first. */
  readonly dates: readonly NewDate[]
  readonly evidence: readonly Evidence[]
  readonly status: MilestoneStatus
}

const selectMilestones = (db: Db, commitmentIds: readonly string[]) =>
  db
    .selectFrom('milestone as m')
    .innerJoin('commitment as c', 'c.id', 'm.commitment_id')
    .innerJoin('action_plan as p', 'p.id', 'c.plan_id')
    .select(['m.id', 'm.commitment_id as commitmentId', 'm.position', 'm.title', 'm.output', 'm.due_on as dueOn'])
    .select((eb) => eb.fn.coalesce('m.starts_on', 'c.period_from').as('startsOn'))
    .select(['m.first_due_on as firstDueOn', 'm.owner', 'm.supporters', 'm.done_on as doneOn', 'm.done_note as doneNote'])
    .select(['m.done_at as doneAt', 'm.done_entry_id as doneEntryId', 'p.adopted_at as adoptedAt', 'c.source'])
    .where('m.commitment_id', 'in', [...commitmentIds])
    .where('m.dropped', '=', false)
    .orderBy('m.position')

/** A milestone with what its status is worked out from. */
export type MilestoneOnRecord = Omit<Milestone, 'status'> & MilestoneFacts

/** The milestones of some commitments, by commitment, each in its order: three queries, however many there are. */
export async function readMilestones(db: Db, commitmentIds: readonly string[]): Promise<ReadonlyMap<string, readonly MilestoneOnRecord[]>> {
  if (commitmentIds.length === 0) return new Map()
  const [rows, evidence, dates] = await Promise.all([
    selectMilestones(db, commitmentIds).execute(),
    evidenceOfCommitments(db, commitmentIds),
    newDates(db, commitmentIds),
  ])
  const evidenceBy = groupBy(evidence, ({ milestoneId }) => milestoneId)
  const datesBy = groupBy(dates, ({ milestoneId }) => milestoneId)
  const milestones = rows.map(({ adoptedAt, source, ...row }) => ({
    ...row,
    adopted: adoptedAt !== null,
    toldBySource: source !== null,
    dates: datesBy.get(row.id) ?? [],
    evidence: evidenceBy.get(row.id) ?? [],
  }))
  return groupBy(milestones, ({ commitmentId }) => commitmentId)
}

/** The same, each with how it stands. */
export async function milestonesOfCommitments(
  db: Db,
  commitmentIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, readonly Milestone[]>> {
  const read = await readMilestones(db, commitmentIds)
  return new Map([...read].map(([id, milestones]) => [id, milestones.map((one) => ({ ...one, status: milestoneStatus(one, now) }))]))
}

function groupBy<Key, Value>(values: readonly Value[], keyOf: (value: Value) => Key): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group === undefined) groups.set(keyOf(value), [value])
    else group.push(value)
  }
  return groups
}

/** The milestones of one commitment, in its order. */
export const milestonesOfCommitment = async (db: Db, commitmentId: string, now: Date): Promise<readonly Milestone[]> =>
  (await milestonesOfCommitments(db, [commitmentId], now)).get(commitmentId) ?? []

/** The progress of some commitments, by commitment; one without milestones is there too. */
export async function progressOfCommitments(
  db: Db,
  commitmentIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, CommitmentProgress>> {
  const milestones = await milestonesOfCommitments(db, commitmentIds, now)
  return new Map(commitmentIds.map((id) => [id, commitmentProgress((milestones.get(id) ?? []).map(({ status }) => status))]))
}

const newDates = (db: Db, commitmentIds: readonly string[]) =>
  db
    .selectFrom('milestone_date as d')
    .innerJoin('milestone as m', 'm.id', 'd.milestone_id')
    .select(['d.milestone_id as milestoneId', 'd.due_before as before', 'd.due_on as due', 'd.reason', 'd.told_at as toldAt'])
    .select('d.entry_id as entryId')
    .where('m.commitment_id', 'in', [...commitmentIds])
    .orderBy('d.told_at')
    .orderBy('d.entry_id')
    .execute()
