import { type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import type { AdmitRefusal, MemberAdmitted } from '../vocabulary.ts'
import { decideProfile, type ProfileSurroundings } from './profile.ts'

/** Says whether the support team may list this member now. */
export function decideAdmitMember(
  mandate: Pick<Mandate, 'kind'>,
  profile: MemberAdmitted,
  around: ProfileSurroundings,
): Outcome<MemberAdmitted, AdmitRefusal> {
  return mandate.kind === 'steward' ? decideProfile(profile, around) : refuse('mandate-not-steward')
}
