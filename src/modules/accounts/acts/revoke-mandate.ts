import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { NotFound } from '#kernel/errors.ts'
import { type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { type Author, append, factFrom } from '#record'
import { mandateRevoked } from '../projectors.ts'
import { type Revoker, revokeMandateRule } from '../rules/revoke-mandate.ts'
import type { RevocationGround, RevokeRefusal } from '../vocabulary.ts'
import '../tables.ts'
import { lockMandates } from './lock-mandate.ts'

/** Ends a mandate, under a mandate in force or, when `revoker` is null, by the instance itself. Throws `NotFound`. */
export function revokeMandate(
  ctx: Context,
  revoker: Pick<Mandate, 'id'> | null,
  mandateId: string,
  ground: RevocationGround,
): Promise<Outcome<{ readonly mandate: string }, RevokeRefusal>> {
  return ctx.db.transaction().execute((trx) => revokeMandateIn(trx, ctx, revoker, mandateId, ground))
}

/** As `revokeMandate`, inside a transaction that does more. */
export async function revokeMandateIn(
  trx: Trx,
  ctx: Context,
  revoker: Pick<Mandate, 'id'> | null,
  mandateId: string,
  ground: RevocationGround,
): Promise<Outcome<{ readonly mandate: string }, RevokeRefusal>> {
  await lockMandates(trx)
  const now = ctx.now()
  const concerned = await readConcerned(trx, mandateId, revoker?.id ?? mandateId)
  const inForce = concerned.filter((row) => row.revokedAt === null && (row.validUntil === null || row.validUntil > now))
  const target = concerned.find(({ id }) => id === mandateId)
  if (target === undefined) throw new NotFound(`no mandate ${mandateId}`)
  const authority: Revoker | undefined = revoker === null ? { kind: 'instance' } : inForce.find(({ id }) => id === revoker.id)
  if (authority === undefined) return refuse('mandate-not-in-force')
  const stewards = inForce.filter(({ kind }) => kind === 'steward').length
  const decided = revokeMandateRule(authority, { ...target, revoked: target.revokedAt !== null }, ground, stewards)
  if (!decided.ok) return decided
  const by: Author = revoker === null ? { kind: 'instance' } : { kind: 'mandate', mandate: revoker.id }
  const { mandate, member } = decided.fact
  const about = member === undefined ? { mandate } : { mandate, member }
  await append(trx, mandateRevoked, factFrom(ctx, { by, about, data: decided.fact }))
  return { ok: true, fact: { mandate } }
}

/** The mandate to end, the one it is ended under, and every steward's. */
const readConcerned = (trx: Trx, mandateId: string, revokerId: string) =>
  trx
    .selectFrom('mandate')
    .select(['id', 'kind', 'member_id as memberId', 'revoked_at as revokedAt', 'valid_until as validUntil'])
    .where((eb) => eb.or([eb('id', 'in', [mandateId, revokerId]), eb.and([eb('kind', '=', 'steward'), eb('revoked_at', 'is', null)])]))
    .execute()
