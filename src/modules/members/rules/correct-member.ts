import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import type { CorrectRefusal, MemberDataCorrected, MemberProfile, ProfileChange } from '../vocabulary.ts'
import { decideProfile, type ProfileSurroundings } from './profile.ts'

/** What is known of the member before the correction. */
export interface CorrectedMember extends MemberProfile {
  readonly fictional: boolean
  /** How many local members are nested under it. */
  readonly localMembers: number
}

/** Says whether the support team may correct a member to this profile, and which fields that changes. */
export function decideCorrectMember(
  mandate: Pick<Mandate, 'kind'>,
  before: CorrectedMember,
  after: MemberProfile,
  around: ProfileSurroundings,
): Outcome<MemberDataCorrected, CorrectRefusal> {
  if (mandate.kind !== 'steward') return refuse('mandate-not-steward')
  const changes = changesBetween(before, after)
  if (changes.length === 0) return refuse('nothing-changed')
  if (before.localMembers > 0 && after.kind !== 'state') return refuse('local-members-nested')
  const profile = decideProfile({ ...after, fictional: before.fictional }, around)
  return profile.ok ? allow({ changes }) : profile
}

/** Each field that differs, as it was and as it would be, in the order pages show them. */
export function changesBetween(before: MemberProfile, after: MemberProfile): ProfileChange[] {
  const all: readonly ProfileChange[] = [
    { field: 'name', before: before.name, after: after.name },
    { field: 'slug', before: before.slug, after: after.slug },
    { field: 'kind', before: before.kind, after: after.kind },
    { field: 'level', before: before.level, after: after.level },
    { field: 'country', before: before.country, after: after.country },
    { field: 'iso3', before: before.iso3, after: after.iso3 },
    { field: 'parent', before: before.parent, after: after.parent },
    { field: 'place', before: before.place, after: after.place },
    { field: 'languages', before: before.languages, after: after.languages },
    { field: 'website', before: before.website, after: after.website },
  ]
  return all.filter((change) => !same(change.before, change.after))
}

// Two values of a profile are the same when their keys and values are, in any order.
const same = (a: unknown, b: unknown): boolean => shown(a) === shown(b)

function shown(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return JSON.stringify(
    Object.entries(value)
      .filter(([, held]) => held !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}
