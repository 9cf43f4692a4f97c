import type { Selectable } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { listMembers } from '#modules/members'
import type { ContributionTable, ContributionVersionTable, ParticipationTable } from '../tables.ts'
import type { Amount, ContributionKind, ContributionState } from '../vocabulary.ts'

/** What a contribution said at one version. */
export interface ContributionVersion {
  readonly version: number
  readonly kind: ContributionKind
  /** Null once its words were erased. */
  readonly description: string | null
  readonly link: string | null
  readonly from: string | null
  readonly to: string | null
  readonly amount: Amount | null
  readonly toldAt: Date
  readonly entryId: string
}

/** A contribution as it stands, with what it said before. */
export interface ContributionOnPage {
  readonly id: string
  readonly position: number
  readonly current: ContributionVersion
  /** Earlier versions, newest first. */
  readonly earlier: readonly ContributionVersion[]
  readonly state: ContributionState
  readonly deliveredAt: Date | null
  readonly evidence: string | null
  readonly evidenceLink: string | null
  readonly receivedAt: Date | null
  readonly receivedBy: string | null
}

/** A participation with its contributions. */
export interface Participation {
  readonly id: string
  readonly actionId: string
  readonly memberId: string
  readonly joinedAt: Date
  /** False when the source of an import says who joined, not with what. */
  readonly contributionsTold: boolean
  readonly reservationMade: boolean
  readonly reservation: string | null
  readonly entryId: string
  readonly withdrawnAt: Date | null
  readonly withdrawalReasonGiven: boolean
  readonly withdrawalReason: string | null
  readonly withdrawalEntryId: string | null
  readonly contributions: readonly ContributionOnPage[]
}

/** A current participation without its contributions. */
export interface ParticipationNow {
  readonly id: string
  readonly actionId: string
  readonly memberId: string
  readonly joinedAt: Date
  readonly contributionsTold: boolean
  readonly entryId: string
}

/** Which participations to read: all unless told. */
export interface ParticipationScope {
  readonly actionId?: string | undefined
  readonly memberId?: string | undefined
}

type ContributionRow = Selectable<ContributionTable> & Omit<Selectable<ContributionVersionTable>, 'contribution_id'>

/** The current participations of everyone, fictional members included, in the order they joined. */
export async function participationsNow(db: Db): Promise<readonly ParticipationNow[]> {
  const rows = await db
    .selectFrom('participation')
    .select(['id', 'action_id', 'member_id', 'joined_at', 'contributions_told', 'entry_id'])
    .where('withdrawn_at', 'is', null)
    .orderBy('joined_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    actionId: row.action_id,
    memberId: row.member_id,
    joinedAt: row.joined_at,
    contributionsTold: row.contributions_told,
    entryId: row.entry_id,
  }))
}

/** Participations with their contributions, past ones included, in the order they joined. */
export async function listParticipations(db: Db, { actionId, memberId }: ParticipationScope = {}): Promise<readonly Participation[]> {
  let query = db.selectFrom('participation').selectAll().orderBy('joined_at').orderBy('id')
  if (actionId !== undefined) query = query.where('action_id', '=', actionId)
  if (memberId !== undefined) query = query.where('member_id', '=', memberId)
  const rows = await query.execute()
  const contributions = await contributionsOf(
    db,
    rows.filter((row) => row.contributions_told).map((row) => row.id),
  )
  return rows.map((row) => participationFrom(row, contributions.get(row.id) ?? []))
}

/** What one member joined, past participations included. */
export const participationsOfMember = (db: Db, memberId: string): Promise<readonly Participation[]> => listParticipations(db, { memberId })

/** How many real countries take part, and in how many participations: the sentence of the home page. */
export async function participationCounts(db: Db): Promise<{ readonly participations: number; readonly countries: number }> {
  const [members, now] = await Promise.all([listMembers(db, { kind: 'state', fictional: false }), participationsNow(db)])
  const states = new Set(members.map(({ id }) => id))
  const joined = now.filter(({ memberId }) => states.has(memberId))
  return { participations: joined.length, countries: new Set(joined.map(({ memberId }) => memberId)).size }
}

function participationFrom(row: Selectable<ParticipationTable>, contributions: readonly ContributionOnPage[]): Participation {
  return {
    id: row.id,
    actionId: row.action_id,
    memberId: row.member_id,
    joinedAt: row.joined_at,
    contributionsTold: row.contributions_told,
    reservationMade: row.reservation_made,
    reservation: row.reservation,
    entryId: row.entry_id,
    withdrawnAt: row.withdrawn_at,
    withdrawalReasonGiven: row.withdrawal_reason_given,
    withdrawalReason: row.withdrawal_reason,
    withdrawalEntryId: row.withdrawal_entry_id,
    contributions,
  }
}

async function contributionsOf(db: Db, participationIds: readonly string[]): Promise<ReadonlyMap<string, readonly ContributionOnPage[]>> {
  if (participationIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('contribution as c')
    .innerJoin('contribution_version as v', 'v.contribution_id', 'c.id')
    .selectAll('c')
    .select(['v.version', 'v.correction_id', 'v.kind', 'v.description', 'v.link', 'v.period_from', 'v.period_to'])
    .select(['v.amount_minor', 'v.currency', 'v.told_at', 'v.entry_id'])
    .where('c.participation_id', 'in', participationIds)
    .orderBy('c.position')
    .orderBy('v.version', 'desc')
    .execute()
  const byContribution = new Map<string, ContributionRow[]>()
  for (const row of rows) byContribution.set(row.id, [...(byContribution.get(row.id) ?? []), row])
  const byParticipation = new Map<string, ContributionOnPage[]>()
  for (const versions of byContribution.values()) {
    const [newest] = versions
    if (newest === undefined) continue
    byParticipation.set(newest.participation_id, [
      ...(byParticipation.get(newest.participation_id) ?? []),
      contributionFrom(newest, versions),
    ])
  }
  return byParticipation
}

function contributionFrom(newest: ContributionRow, versions: readonly ContributionRow[]): ContributionOnPage {
  return {
    id: newest.id,
    position: newest.position,
    current: versionFrom(newest),
    earlier: versions.slice(1).map(versionFrom),
    state: newest.received_at !== null ? 'received' : newest.delivered_at !== null ? 'delivered' : 'offered',
    deliveredAt: newest.delivered_at,
    evidence: newest.evidence,
    evidenceLink: newest.evidence_link,
    receivedAt: newest.received_at,
    receivedBy: newest.received_by,
  }
}

const versionFrom = (row: ContributionRow): ContributionVersion => ({
  version: row.version,
  kind: row.kind,
  description: row.description,
  link: row.link,
  from: row.period_from,
  to: row.period_to,
  amount: row.amount_minor === null || row.currency === null ? null : { minor: row.amount_minor, currency: row.currency },
  toldAt: row.told_at,
  entryId: row.entry_id,
})
