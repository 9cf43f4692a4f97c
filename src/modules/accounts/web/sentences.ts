import type { MessageKey } from '#kernel/i18n.ts'
import type { MandateKind } from '#kernel/visitor.ts'
import type { DeleteRefusal, InviteRefusal, RevocationGround, RevokeRefusal } from '../vocabulary.ts'
import { MandateGranted, MandateRevoked } from '../vocabulary.ts'

/** The sentence of each kind of entry when nothing else is known of it: no placeholder. */
export const sentences = {
  'mandate-granted': 'accounts.sentence.mandate-granted',
  'mandate-revoked': 'accounts.sentence.mandate-revoked',
} as const satisfies Record<string, MessageKey>

/** The sentence that fits an entry's data; its placeholder is `{member}`, absent for mandates of the partnership. */
export function sentenceOf(entryKind: string, data: unknown): MessageKey | null {
  const granted = entryKind === 'mandate-granted' ? MandateGranted.safeParse(data) : null
  if (granted?.success) return `accounts.sentence.mandate-granted.${granted.data.kind}`
  const revoked = entryKind === 'mandate-revoked' ? MandateRevoked.safeParse(data) : null
  return revoked?.success ? `accounts.sentence.mandate-revoked.${revoked.data.kind}` : null
}

/** The name of a kind of mandate. */
export const kindKey = (kind: MandateKind): MessageKey => `accounts.kind.${kind}`

/** Why a mandate ended. */
export const groundKey = (ground: RevocationGround): MessageKey => `accounts.ground.${ground}`

/** What a refusal says. */
export const refusalKey = (refusal: InviteRefusal | RevokeRefusal | DeleteRefusal): MessageKey => `accounts.refusal.${refusal}`
