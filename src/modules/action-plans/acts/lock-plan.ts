import type { Context } from '#kernel/context.ts'
import { sql, type Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate, MandateKind } from '#kernel/visitor.ts'
import { lockMandate } from '#modules/accounts'
import { findPlan, type Plan } from '../queries/plans.ts'
import '../tables.ts'
import type { PlanMandateRefusal } from '../vocabulary.ts'

/** Takes the lock an act on a plan begins with; the races replace it to show what happens without. */
export type LockPlan = (trx: Trx, slug: string) => Promise<Plan | null>

/**
 * Lets one act at a time change a plan, and waits for every draft of it that is being saved: those share the plan's row. What
 * is decided on is read afterwards, by other statements: this one sees the tables as they were before it waited.
 */
export const lockPlan: LockPlan = async (trx, slug) => {
  await sql`select 1 from action_plan where slug = ${slug} for update`.execute(trx)
  return findPlan(trx, slug)
}

/** Lets one plan of a member at a time be announced: its number and years are decided against the whole list, which no row lock covers. */
export async function lockPlanList(trx: Trx, memberId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`parvis/plans/${memberId}`}, 0))`.execute(trx)
}

interface Acting {
  readonly memberId: string
}

/** Holds the mandate of a point of contact in force until the transaction ends; an editor's too where `editors` may act. */
export async function lockPlanMandate(
  trx: Trx,
  ctx: Pick<Context, 'now'>,
  mandate: Pick<Mandate, 'id'>,
  who: 'contact' | 'editors' = 'contact',
): Promise<Outcome<Acting, PlanMandateRefusal>> {
  const locked = await lockMandate(trx, mandate.id, ctx.now())
  if (!locked.ok) return locked
  const { kind, memberId } = locked.fact
  if (memberId === null || !actsForMember(kind)) return refuse('mandate-for-no-member')
  return kind === 'editor' && who === 'contact' ? refuse('mandate-not-contact') : allow({ memberId })
}

const actsForMember = (kind: MandateKind) => kind === 'point-of-contact' || kind === 'editor'
