import type { Db } from '#kernel/database.ts'
import type { Amount, ContributionKind, ContributionState } from '../vocabulary.ts'
import '../tables.ts'

/** A contribution as it stands: its latest version, and how far it is. */
export interface ContributionNow {
  readonly id: string
  /** From 1, in the order the member gave them. */
  readonly position: number
  readonly version: number
  readonly kind: ContributionKind
  /** Null once its words were erased. */
  readonly description: string | null
  readonly link: string | null
  readonly from: string | null
  readonly to: string | null
  readonly amount: Amount | null
  readonly state: ContributionState
  readonly deliveredAt: Date | null
  readonly evidence: string | null
  readonly evidenceLink: string | null
  readonly receivedAt: Date | null
  readonly receivedBy: string | null
  readonly toldAt: Date
  readonly entryId: string
}

/** One time a member joined an action, with what it brings. */
export interface Participation {
  readonly id: string
  readonly actionId: string
  readonly memberId: string
  readonly joinedAt: Date
  /** False when the source says who joined, not with what. */
  readonly contributionsTold: boolean
  readonly contributions: readonly ContributionNow[]
  readonly reservationMade: boolean
  readonly reservation: string | null
  readonly withdrawnAt: Date | null
  readonly withdrawalReasonGiven: boolean
  readonly withdrawalReason: string | null
  readonly withdrawalEntryId: string | null
  readonly entryId: string
}

/** Who is in which action today: withdrawn participations left out. */
export function participationsNow(db: Db): Promise<ReadonlyArray<{ readonly actionId: string; readonly memberId: string }>> {
  return db.selectFrom('participation').select(['action_id as actionId', 'member_id as memberId']).where('withdrawn_at', 'is', null).execute()
}

/** Every participation in an action, withdrawn ones included, in the order they were recorded. */
export const participationsInAction = (db: Db, actionId: string) => participations(db, 'action_id', actionId)

/** Every participation of a member, withdrawn ones included, in the order they were recorded. */
export const participationsOfMember = (db: Db, memberId: string) => participations(db, 'member_id', memberId)

async function participations(db: Db, column: 'action_id' | 'member_id', id: string): Promise<readonly Participation[]> {
  const rows = await db.selectFrom('participation').selectAll().where(column, '=', id).orderBy('joined_at').orderBy('entry_id').execute()
  const contributions = await contributionsOf(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    actionId: row.action_id,
    memberId: row.member_id,
    joinedAt: row.joined_at,
    contributionsTold: row.contributions_told,
    contributions: contributions.get(row.id) ?? [],
    reservationMade: row.reservation_made,
    reservation: row.reservation,
    withdrawnAt: row.withdrawn_at,
    withdrawalReasonGiven: row.withdrawal_reason_given,
    withdrawalReason: row.withdrawal_reason,
    withdrawalEntryId: row.withdrawal_entry_id,
    entryId: row.entry_id,
  }))
}

async function contributionsOf(db: Db, participationIds: readonly string[]): Promise<ReadonlyMap<string, readonly ContributionNow[]>> {
  const found = new Map<string, ContributionNow[]>()
  if (participationIds.length === 0) return found
  const rows = await db
    .selectFrom('contribution as c')
    .innerJoin('contribution_version as v', 'v.contribution_id', 'c.id')
    .selectAll('c')
    .select(['v.version', 'v.kind', 'v.description', 'v.link', 'v.period_from', 'v.period_to', 'v.amount_minor', 'v.currency', 'v.told_at', 'v.entry_id'])
    .distinctOn(['c.participation_id', 'c.position'])
    .where('c.participation_id', 'in', participationIds)
    .orderBy('c.participation_id')
    .orderBy('c.position')
    .orderBy('v.version', 'desc')
    .execute()
  for (const row of rows) {
    const list = found.get(row.participation_id) ?? []
    list.push({
      id: row.id,
      position: row.position,
      version: row.version,
      kind: row.kind,
      description: row.description,
      link: row.link,
      from: row.period_from,
      to: row.period_to,
      amount: row.amount_minor === null || row.currency === null ? null : { minor: row.amount_minor, currency: row.currency },
      state: row.received_at !== null ? 'received' : row.delivered_at !== null ? 'delivered' : 'offered',
      deliveredAt: row.delivered_at,
      evidence: row.evidence,
      evidenceLink: row.evidence_link,
      receivedAt: row.received_at,
      receivedBy: row.received_by,
      toldAt: row.told_at,
      entryId: row.entry_id,
    })
    found.set(row.participation_id, list)
  }
  return found
}
