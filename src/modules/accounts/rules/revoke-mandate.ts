import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { MandateKind } from '#kernel/visitor.ts'
import type { MandateRevoked, RevocationGround, RevokeRefusal } from '../vocabulary.ts'

/** A mandate as the rule sees it. */
export interface MandateState {
  readonly id: string
  readonly kind: MandateKind
  readonly memberId: string | null
  readonly revoked: boolean
}

/** Who revokes: a mandate in force, or the instance itself. */
export type Revoker = { readonly kind: 'instance' } | { readonly id: string; readonly kind: MandateKind; readonly memberId: string | null }

/** Everyone may lay down a mandate of their own; stewards revoke every mandate; a point of contact, editors of its own member. */
export function mayRevoke(revoker: Revoker, mandate: Omit<MandateState, 'revoked'>): boolean {
  if (revoker.kind === 'instance' || revoker.kind === 'steward') return true
  if ('id' in revoker && revoker.id === mandate.id) return true
  return revoker.kind === 'point-of-contact' && mandate.kind === 'editor' && 'id' in revoker && revoker.memberId === mandate.memberId
}

/** Decides whether a mandate ends. One steward always remains: without one nobody could grant the next. */
export function revokeMandateRule(
  revoker: Revoker,
  mandate: MandateState,
  ground: RevocationGround,
  stewardsInForce: number,
): Outcome<MandateRevoked, RevokeRefusal> {
  if (!mayRevoke(revoker, mandate)) return refuse('may-not-revoke')
  if (mandate.revoked) return refuse('already-revoked')
  if (mandate.kind === 'steward' && stewardsInForce <= 1) return refuse('last-steward-cannot-revoke-self')
  return allow({
    mandate: mandate.id,
    kind: mandate.kind,
    ...(mandate.memberId === null ? {} : { member: mandate.memberId }),
    ground,
  })
}
