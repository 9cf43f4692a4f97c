import type { Context } from '#kernel/context.ts'
import { sql, type Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { lockMandate } from '#modules/accounts'
import { type Consultation, findConsultation } from '../queries/consultations.ts'
import '../tables.ts'
import type { InputKind, OrganiserRefusal } from '../vocabulary.ts'

/**
 * Locks a consultation and reads it. `share`: people take part side by side while nobody extends or closes it; `update`: one
 * act of its organiser at a time, and nobody takes part meanwhile.
 */
export async function lockConsultation(trx: Trx, slug: string, mode: 'share' | 'update'): Promise<Consultation | null> {
  const lock = trx.selectFrom('consultation').select('id').where('slug', '=', slug)
  const row = await (mode === 'share' ? lock.forShare() : lock.forUpdate()).executeTakeFirst()
  return row === undefined ? null : findConsultation(trx, slug)
}

/** Holds the mandate of the member that organises a consultation and locks that consultation for it. */
export async function lockAsOrganiser(
  trx: Trx,
  ctx: Pick<Context, 'now'>,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
): Promise<Outcome<Consultation, OrganiserRefusal>> {
  const acting = await lockMemberMandate(trx, ctx, mandate)
  if (!acting.ok) return acting
  const consultation = await lockConsultation(trx, slug, 'update')
  if (consultation === null) return refuse('consultation-unknown')
  return consultation.memberId === acting.fact.memberId ? allow(consultation) : refuse('not-organiser')
}

/** Holds the mandate of a member in force until the transaction ends, and gives the member acted for. */
export async function lockMemberMandate(
  trx: Trx,
  ctx: Pick<Context, 'now'>,
  mandate: Pick<Mandate, 'id'>,
): Promise<Outcome<{ readonly memberId: string }, 'mandate-not-in-force' | 'mandate-for-no-member'>> {
  const locked = await lockMandate(trx, mandate.id, ctx.now())
  if (!locked.ok) return locked
  const { kind, memberId } = locked.fact
  if (memberId === null || (kind !== 'point-of-contact' && kind !== 'editor')) return refuse('mandate-for-no-member')
  return allow({ memberId })
}

/** Lets one input of a kind at a time be numbered in a consultation. Taken after the consultation's own lock. */
export async function lockNumbers(trx: Trx, consultationId: string, kind: InputKind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`parvis/consultation/${consultationId}/${kind}`}, 0))`.execute(trx)
}
