import type { Db } from '#kernel/database.ts'
import type { ContributionForm, ContributionStanding } from '../vocabulary.ts'
import '../tables.ts'

/** A contribution as acts decide on it. */
export interface StandingContribution extends ContributionStanding {
  readonly id: string
  readonly participationId: string
  readonly version: number
  /** The newest version; erased words read as empty. */
  readonly current: ContributionForm
  readonly correctionIds: readonly string[]
  readonly newestEntryId: string
  readonly deliveryId: string | null
  readonly deliveryEntryId: string | null
  readonly receiptId: string | null
  readonly receiptEntryId: string | null
}

/** Who offered a contribution: it never changes, so it may be read before the lock. */
export async function giverOf(db: Db, actionId: string, contributionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('contribution as c')
    .innerJoin('participation as p', 'p.id', 'c.participation_id')
    .select('p.member_id')
    .where('c.id', '=', contributionId)
    .where('p.action_id', '=', actionId)
    .executeTakeFirst()
  return row?.member_id ?? null
}

/** The contribution of this id in an action, with its versions; null when there is none. Read after the lock. */
export async function readContribution(db: Db, actionId: string, contributionId: string): Promise<StandingContribution | null> {
  const versions = await db
    .selectFrom('contribution as c')
    .innerJoin('participation as p', 'p.id', 'c.participation_id')
    .innerJoin('contribution_version as v', 'v.contribution_id', 'c.id')
    .selectAll('v')
    .select(['c.participation_id', 'c.delivered_at', 'c.delivery_id', 'c.delivery_entry_id', 'c.received_at', 'c.receipt_id'])
    .select(['c.receipt_entry_id', 'p.member_id', 'p.withdrawn_at'])
    .where('c.id', '=', contributionId)
    .where('p.action_id', '=', actionId)
    .orderBy('v.version', 'desc')
    .execute()
  const [row] = versions
  if (row === undefined) return null
  const amount = row.amount_minor === null || row.currency === null ? null : { minor: row.amount_minor, currency: row.currency }
  return {
    id: contributionId,
    participationId: row.participation_id,
    giverId: row.member_id,
    withdrawnAt: row.withdrawn_at,
    deliveredAt: row.delivered_at,
    receivedAt: row.received_at,
    version: row.version,
    current: {
      kind: row.kind,
      description: row.description ?? '',
      link: row.link,
      from: row.period_from,
      to: row.period_to,
      amount,
    },
    correctionIds: versions.flatMap(({ correction_id }) => correction_id ?? []),
    newestEntryId: row.entry_id,
    deliveryId: row.delivery_id,
    deliveryEntryId: row.delivery_entry_id,
    receiptId: row.receipt_id,
    receiptEntryId: row.receipt_entry_id,
  }
}
