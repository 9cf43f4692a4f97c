import { sql, type Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { MandateKind } from '#kernel/visitor.ts'
import '../tables.ts'

/** A mandate that stays in force until the transaction ends. */
export interface LockedMandate {
  readonly id: string
  readonly kind: MandateKind
  readonly memberId: string | null
}

/**
 * Holds a mandate in force until the transaction ends: every act begins with it, before any other lock. A revocation
 * committed first refuses the act; one that comes later waits for it. The lock is shared, so acts under one mandate do
 * not wait for one another.
 */
export async function lockMandate(trx: Trx, mandateId: string, now: Date): Promise<Outcome<LockedMandate, 'mandate-not-in-force'>> {
  const mandate = await trx
    .selectFrom('mandate')
    .select(['id', 'kind', 'member_id as memberId', 'revoked_at as revokedAt', 'valid_until as validUntil'])
    .where('id', '=', mandateId)
    .forShare()
    .executeTakeFirst()
  if (mandate === undefined || mandate.revokedAt !== null) return refuse('mandate-not-in-force')
  if (mandate.validUntil !== null && mandate.validUntil <= now) return refuse('mandate-not-in-force')
  return allow({ id: mandate.id, kind: mandate.kind, memberId: mandate.memberId })
}

/**
 * Lets one act at a time change who holds which mandate: what is decided (one mandate of a kind per person and member, one
 * steward remains) rests on rows that do not exist yet. Taken before every other lock; such acts are rare, so waiting is cheap.
 */
export async function lockMandates(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('parvis/mandates', 0))`.execute(trx)
}
