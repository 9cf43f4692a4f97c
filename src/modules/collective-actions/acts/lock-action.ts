import type { Context } from '#kernel/context.ts'
import { sql, type Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { lockMandate } from '#modules/accounts'
import '../tables.ts'
import type { MandateRefusal, StewardRefusal } from '../vocabulary.ts'

/** An action whose status stays as it is until the transaction ends. */
export interface LockedAction {
  readonly id: string
  readonly proposedAt: Date
  readonly openedAt: Date | null
  readonly closedAt: Date | null
}

interface LockedRow {
  readonly id: string
  readonly proposed_at: Date
  readonly opened_at: Date | null
  readonly closed_at: Date | null
}

const actionFrom = (row: LockedRow | undefined): LockedAction | null =>
  row === undefined ? null : { id: row.id, proposedAt: row.proposed_at, openedAt: row.opened_at, closedAt: row.closed_at }

/** Takes the locks an act of a member begins with; the races replace it to show what happens without. */
export type LockMembersInAction = (trx: Trx, memberIds: readonly string[], slug: string) => Promise<LockedAction | null>

/**
 * Lets one act at a time change what these members do in an action, and keeps the action from being opened or closed
 * meanwhile. Members of the same action do not wait for one another: each pair has its own lock, the row is shared.
 *
 * The pair is locked before the row (the row lock stands above the whole join): with the row first, a closing that waits
 * between two forms of one member would deadlock with them. What is decided on is read afterwards, by another statement:
 * this one sees the tables as they were before it waited.
 */
export const lockMembersInAction: LockMembersInAction = async (trx, memberIds, slug) => {
  // In one order for everybody: two members confirming to each other do not wait for one another for ever.
  const pairs = [...memberIds].sort().map((memberId) => `parvis/participation/${memberId}/${slug}`)
  const { rows } = await sql<LockedRow>`
    with pairs as materialized (
      select count(pg_advisory_xact_lock(hashtextextended(pair, 0))) from unnest(${pairs}::text[]) as pair
    )
    select a.id, a.proposed_at, a.opened_at, a.closed_at from pairs, collective_action a where a.slug = ${slug} for share of a
  `.execute(trx)
  return actionFrom(rows[0])
}

/** Locks an action for an act of the support team: no member joins it meanwhile. */
export async function lockAction(trx: Trx, slug: string): Promise<LockedAction | null> {
  const row = await trx
    .selectFrom('collective_action')
    .select(['id', 'proposed_at', 'opened_at', 'closed_at'])
    .where('slug', '=', slug)
    .forUpdate()
    .executeTakeFirst()
  return actionFrom(row)
}

/** Lets one action at a time be proposed: numbers and slugs are decided against the whole list, which no row lock covers. */
export async function lockActionList(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('parvis/action-list', 0))`.execute(trx)
}

/** Holds the mandate of a member in force until the transaction ends, and gives the member acted for. */
export async function lockMemberMandate(
  trx: Trx,
  ctx: Pick<Context, 'now'>,
  mandate: Pick<Mandate, 'id'>,
): Promise<Outcome<{ readonly memberId: string }, MandateRefusal>> {
  const locked = await lockMandate(trx, mandate.id, ctx.now())
  if (!locked.ok) return locked
  const { kind, memberId } = locked.fact
  if (memberId === null || (kind !== 'point-of-contact' && kind !== 'editor')) return refuse('mandate-for-no-member')
  return allow({ memberId })
}

/** Holds a steward's mandate in force until the transaction ends. */
export async function lockStewardMandate(
  trx: Trx,
  ctx: Pick<Context, 'now'>,
  mandate: Pick<Mandate, 'id'>,
): Promise<Outcome<null, StewardRefusal>> {
  const locked = await lockMandate(trx, mandate.id, ctx.now())
  if (!locked.ok) return locked
  return locked.fact.kind === 'steward' ? allow(null) : refuse('mandate-not-steward')
}
