import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { fold } from '#kernel/slug.ts'
import { admitBySource, type ListedMember, listMembers, type Member } from '#modules/members'
import { findListed } from './listed-members.ts'
import type { Place } from './place-of.ts'

/** The member that a place of the sheet is. */
export interface MemberOfPlace {
  readonly id: string
  readonly slug: string
  readonly country: string | null
  readonly level: 'national' | 'local'
  readonly admitted: boolean
}

/**
 * The member whose plan a row is about: one that is here, or one that the published list of members names, which is then
 * admitted in the caller's transaction, attributed to the list. Null when neither knows the place.
 */
async function memberOfPlace(
  trx: Trx,
  ctx: Pick<Context, 'now' | 'newId'>,
  place: Place,
  members: readonly Member[],
): Promise<MemberOfPlace | null> {
  const here = findHere(members, place)
  if (here !== null) return here
  const found = findListed(place)
  if (found === null) return null
  if (found.kind === 'state') return admitted(trx, ctx, found.member, 'national')
  const parent = await memberOfPlace(trx, ctx, { name: found.country, level: 'national', country: found.country }, members)
  return parent === null ? null : admitted(trx, ctx, found.member(parent.id), 'local')
}

/** Finds members of places, as `memberOfPlace`, in one transaction: members are listed again only after one was admitted. */
export function memberFinder(trx: Trx, ctx: Pick<Context, 'now' | 'newId'>): (place: Place) => Promise<MemberOfPlace | null> {
  const known = new Map<string, MemberOfPlace | null>()
  let members: readonly Member[] | null = null
  return async (place) => {
    const key = JSON.stringify([place.country, place.level, fold(place.name)])
    const before = known.get(key)
    if (before !== undefined) return before
    members ??= await listMembers(trx)
    const found = await memberOfPlace(trx, ctx, place, members)
    if (found?.admitted === true) members = null
    known.set(key, found === null ? null : { ...found, admitted: false })
    return found
  }
}

async function admitted(
  trx: Trx,
  ctx: Pick<Context, 'now' | 'newId'>,
  member: ListedMember,
  level: 'national' | 'local',
): Promise<MemberOfPlace | null> {
  const outcome = await admitBySource(trx, ctx, member)
  // Another member has this address already: the support team decides which one is meant.
  return outcome.ok ? { ...outcome.fact, country: member.profile.country, level, admitted: true } : null
}

function findHere(members: readonly Member[], place: Place): MemberOfPlace | null {
  const names = (member: Member) => Object.values(member.name).some((name) => name !== undefined && fold(name) === fold(place.name))
  const state = members.find(
    ({ kind, country, fictional }) => kind === 'state' && !fictional && country !== null && country === place.country,
  )
  const named = members.find((member) => member.kind === 'state' && names(member))
  const local = members.find(
    (member) =>
      member.kind === 'local-government' &&
      names(member) &&
      (place.country === null || member.country === null || member.country === place.country),
  )
  const isLocal = place.level === 'local'
  const member = isLocal ? local : (state ?? named ?? (place.level === null ? local : undefined))
  if (member === undefined) return null
  return {
    id: member.id,
    slug: member.slug,
    country: member.country,
    level: member.kind === 'state' ? 'national' : 'local',
    admitted: false,
  }
}
