import type { Context } from '#kernel/context.ts'
import { sql, type Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { lockMandate } from '#modules/accounts'
import '../tables.ts'
import { type CommitmentStanding, mayCarryOut } from '../rules/carry-out.ts'
import type { ActorRefusal, CarryOutRefusal } from '../vocabulary.ts'

/** A commitment that no other act changes until the transaction ends. */
export interface LockedCommitment extends CommitmentStanding {
  readonly id: string
  readonly planId: string
}

/** Takes the locks an act on a commitment begins with; the races replace it to show what happens without. */
export type LockForCarryingOut = (trx: Trx, reference: string) => Promise<LockedCommitment | null>

/**
 * Shares the plan's row, then holds the commitment's: acts on one commitment come one after the other, and its plan is not
 * withdrawn meanwhile. The plan comes first, as in every act that takes both. Everything is read afterwards, by another statement.
 */
export const lockForCarryingOut: LockForCarryingOut = async (trx, reference) => {
  const asked = reference.toUpperCase()
  await sql`select 1 from action_plan where id = (select plan_id from commitment where reference = ${asked}) for share`.execute(trx)
  await sql`select 1 from commitment where reference = ${asked} for update`.execute(trx)
  return readForCarryingOut(trx, asked)
}

/** A commitment as acts decide on it; null when there is none of this reference. */
export async function readForCarryingOut(trx: Trx, reference: string): Promise<LockedCommitment | null> {
  const row = await trx
    .selectFrom('commitment as c')
    .innerJoin('action_plan as p', 'p.id', 'c.plan_id')
    .select(['c.id', 'c.plan_id as planId', 'c.member_id as memberId', 'c.withdrawn_at as withdrawnAt', 'c.source'])
    .select(['p.withdrawn_at as planWithdrawnAt', 'p.adopted_at as planAdoptedAt'])
    .where('c.reference', '=', reference.toUpperCase())
    .executeTakeFirst()
  return row ?? null
}

/** What every act of carrying out begins with: the mandate held in force, the commitment held, the member its own. */
export async function beginCarryingOut(
  trx: Trx,
  ctx: Pick<Context, 'now'>,
  mandate: Pick<Mandate, 'id'>,
  reference: string,
  lock: LockForCarryingOut,
): Promise<Outcome<LockedCommitment, ActorRefusal | CarryOutRefusal>> {
  const held = await lockMandate(trx, mandate.id, ctx.now())
  if (!held.ok) return held
  const { kind, memberId } = held.fact
  if (memberId === null || (kind !== 'point-of-contact' && kind !== 'editor')) return refuse('mandate-for-no-member')
  const commitment = await lock(trx, reference)
  const may = mayCarryOut(commitment, memberId)
  if (!may.ok) return may
  return commitment === null ? refuse('commitment-unknown') : allow(commitment)
}

/** What an entry of carrying out is about and who stands behind it. */
export const told = (mandate: Pick<Mandate, 'id'>, { id, planId, memberId }: LockedCommitment) => ({
  by: { kind: 'mandate', mandate: mandate.id } as const,
  about: { commitment: id, plan: planId, member: memberId },
})

/** A milestone of a commitment by its number, as acts decide on it; null when there is none. Read after the lock. */
export async function readMilestone(trx: Trx, commitmentId: string, position: number) {
  const row = await trx
    .selectFrom('milestone')
    .select(['id', 'due_on as dueOn', 'done_on as doneOn', 'done_report_id as reportId', 'done_entry_id as doneEntryId'])
    .where('commitment_id', '=', commitmentId)
    .where('position', '=', position)
    .where('dropped', '=', false)
    .executeTakeFirst()
  return row ?? null
}
