import type { Context } from '#kernel/context.ts'
import { sql, type Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate, MandateKind } from '#kernel/visitor.ts'
import { lockMandate } from '#modules/accounts'
import { type CommitmentSummary, findCommitment } from '../queries/commitments.ts'
import { findDraft } from '../queries/drafts.ts'
import { findPlan, type Plan, plansByIds } from '../queries/plans.ts'
import '../tables.ts'
import type { ContactRefusal, Draft, WriterRefusal } from '../vocabulary.ts'

/** A draft that nobody else changes until the transaction ends, and what decides whether it may be changed. */
export interface LockedDraft {
  readonly draft: Draft
  readonly plan: Plan
  readonly commitment: CommitmentSummary | null
}

/** Takes the locks an act on a draft begins with; the races replace it to show what happens without. */
export type LockDraft = (trx: Trx, reference: string) => Promise<LockedDraft | null>

/**
 * Shares the plan's row, then holds the draft's: two editors of one commitment come one after the other, those of other
 * commitments do not wait, and a plan being adopted waits for both. Everything is read afterwards, by other statements.
 */
export const lockDraft: LockDraft = async (trx, reference) => {
  const asked = reference.toUpperCase()
  await sql`select 1 from action_plan where id = (select plan_id from commitment_draft where reference = ${asked}) for share`.execute(trx)
  await sql`select 1 from commitment_draft where reference = ${asked} for update`.execute(trx)
  return readDraft(trx, asked)
}

/** The draft and what surrounds it, as they are now. */
export async function readDraft(trx: Trx, reference: string): Promise<LockedDraft | null> {
  const draft = await findDraft(trx, reference)
  if (draft === null) return null
  const plan = (await plansByIds(trx, [draft.planId])).get(draft.planId)
  return plan === undefined ? null : { draft, plan, commitment: await findCommitment(trx, reference) }
}

/** Shares the row of a plan, so that it is neither adopted nor withdrawn meanwhile; null when there is no such plan. */
export async function sharePlan(trx: Trx, slug: string): Promise<Plan | null> {
  await sql`select 1 from action_plan where slug = ${slug} for share`.execute(trx)
  return findPlan(trx, slug)
}

/** Shares the row of the plan of a commitment on the record; null when there is none. */
export async function sharePlanOf(trx: Trx, reference: string): Promise<Plan | null> {
  const asked = reference.toUpperCase()
  await sql`select 1 from action_plan where id = (select plan_id from commitment where reference = ${asked}) for share`.execute(trx)
  const commitment = await findCommitment(trx, asked)
  return commitment === null ? null : ((await plansByIds(trx, [commitment.planId])).get(commitment.planId) ?? null)
}

/** A commitment of the record that nobody else changes until the transaction ends, with its plan. */
export async function lockCommitment(
  trx: Trx,
  reference: string,
): Promise<{ readonly commitment: CommitmentSummary; readonly plan: Plan } | null> {
  const asked = reference.toUpperCase()
  await sql`select 1 from action_plan where id = (select plan_id from commitment where reference = ${asked}) for share`.execute(trx)
  await sql`select 1 from commitment where reference = ${asked} for update`.execute(trx)
  const commitment = await findCommitment(trx, asked)
  const plan = commitment === null ? undefined : (await plansByIds(trx, [commitment.planId])).get(commitment.planId)
  return commitment === null || plan === undefined ? null : { commitment, plan }
}

/** Holds the mandate of somebody who writes for a member in force until the transaction ends. */
export async function lockWriter(
  trx: Trx,
  ctx: Pick<Context, 'now'>,
  mandate: Pick<Mandate, 'id'>,
): Promise<Outcome<{ readonly memberId: string; readonly kind: MandateKind }, WriterRefusal>> {
  const locked = await lockMandate(trx, mandate.id, ctx.now())
  if (!locked.ok) return locked
  const { kind, memberId } = locked.fact
  if (memberId === null || (kind !== 'point-of-contact' && kind !== 'editor')) return refuse('mandate-for-no-member')
  return allow({ memberId, kind })
}

/** As `lockWriter`, for what only a point of contact may do. */
export async function lockContact(
  trx: Trx,
  ctx: Pick<Context, 'now'>,
  mandate: Pick<Mandate, 'id'>,
): Promise<Outcome<{ readonly memberId: string }, ContactRefusal>> {
  const writer = await lockWriter(trx, ctx, mandate)
  if (!writer.ok) return writer
  return writer.fact.kind === 'point-of-contact' ? writer : refuse('mandate-not-contact')
}
