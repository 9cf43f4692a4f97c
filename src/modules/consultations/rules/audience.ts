import type { Audience, AudienceRefusal } from '../vocabulary.ts'

/** What a consultation's audience asks about somebody. */
export interface Asking {
  /** Somebody signed in: the address is confirmed. */
  readonly hasAccount: boolean
  /** On the organiser's list. */
  readonly isResident: boolean
  /** Acts for a member that is an organisation and has not left. */
  readonly speaksForOrganisation: boolean
}

/** Why a consultation is not for somebody; null when it is. */
export function refusedBy(audience: Audience, { hasAccount, isResident, speaksForOrganisation }: Asking): AudienceRefusal | null {
  if (audience === 'anyone') return null
  if (!hasAccount) return 'sign-in-needed'
  if (audience === 'residents') return isResident ? null : 'not-resident'
  return audience === 'organisations' && !speaksForOrganisation ? 'not-organisation' : null
}
