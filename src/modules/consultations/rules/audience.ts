import type { Audience } from '../vocabulary.ts'

/** What a consultation's audience asks about somebody. */
export type Asking = { readonly kind: 'browser' } | { readonly kind: 'account'; readonly memberId: string | null }

/** Tells whether a consultation is for somebody; `isResident` counts only where residents are asked. */
export function admits(audience: Audience, person: Asking, isResident: boolean): boolean {
  if (audience === 'anyone') return true
  if (person.kind === 'browser') return false
  if (audience === 'confirmed-email') return true
  return audience === 'residents' ? isResident : person.memberId !== null
}
