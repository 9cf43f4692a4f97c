import type { Audience, AudienceRefusal, ResidencyProof } from '../vocabulary.ts'

/** What a consultation's audience asks about somebody. */
export interface Asking {
  /** Somebody signed in: the address is confirmed. */
  readonly hasAccount: boolean
  /** How residents are known, where they are asked for. */
  readonly residency: ResidencyProof | null
  /** On the organiser's list, or vouched for by the sign-in service. */
  readonly isResident: boolean
  /** Acts for a member that is an organisation and has not left. */
  readonly speaksForOrganisation: boolean
}

/** Why a consultation is not for somebody; null when it is. */
export function refusedBy(
  audience: Audience,
  { hasAccount, residency, isResident, speaksForOrganisation }: Asking,
): AudienceRefusal | null {
  if (audience === 'anyone') return null
  if (!hasAccount) return 'sign-in-needed'
  if (audience === 'residents') return isResident ? null : residency === 'claim' ? 'not-vouched-for' : 'not-resident'
  return audience === 'organisations' && !speaksForOrganisation ? 'not-organisation' : null
}
