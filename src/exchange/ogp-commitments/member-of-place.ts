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
export async function memberOfPlace(trx: Trx, ctx: Pick<Context, 'now' | 'newId'>, place: Place): Promise<MemberOfPlace | null> {
  const members = await listMembers(trx)
  const here = findHere(members, place)
  if (here !== null) return here
  const found = findListed(place)
  if (found === null) return null
  if (found.kind === 'state') return admitted(trx, ctx, found.member, 'national')
  const parent = await memberOfPlace(trx, ctx, { name: found.country, level: 'national', country: found.country })
  return parent === null ? null : admitted(trx, ctx, found.member(parent.id), 'local')
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
