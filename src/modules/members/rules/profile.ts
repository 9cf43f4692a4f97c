import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { MemberProfile, ProfileRefusal } from '../vocabulary.ts'

/** What the list of members holds that a profile could collide with, read under the lock of the list. */
export interface ProfileSurroundings {
  /** Another member has, or once had, this slug. */
  readonly slugTaken: boolean
  /** Another state has this country code. */
  readonly countryTaken: boolean
  /** The member named as parent; null when none is named or none exists. */
  readonly parent: { readonly kind: string; readonly fictional: boolean } | null
}

/** Says whether a profile may stand in the list: its address is free, a state has its country, a local authority its state. */
export function decideProfile(
  profile: MemberProfile & { readonly fictional: boolean },
  around: ProfileSurroundings,
): Outcome<typeof profile, ProfileRefusal> {
  if (profile.slug === '') return refuse('slug-missing')
  if (around.slugTaken) return refuse('slug-taken')
  if (profile.kind === 'state' && profile.country === null && !profile.fictional) return refuse('country-missing')
  if (profile.kind === 'state' && around.countryTaken) return refuse('country-taken')
  if (profile.kind !== 'local-government') return profile.parent === null ? allow(profile) : refuse('parent-not-wanted')
  if (profile.parent === null) return refuse('parent-missing')
  if (around.parent?.kind !== 'state') return refuse('parent-not-a-state')
  return around.parent.fictional === profile.fictional ? allow(profile) : refuse('parent-fictional-differs')
}
