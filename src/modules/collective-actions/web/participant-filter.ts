import { type Member, type MemberKind, memberKinds } from '#modules/members'
import type { Participant } from '../queries/action-page.ts'
import { type ContributionKind, contributionKinds } from '../vocabulary.ts'

/** Which participants the reader asked for. */
export interface ParticipantFilter {
  readonly brings: ContributionKind | null
  readonly kind: MemberKind | null
}

/** Reads the filters of an address; a value that is none of ours is no filter. */
export function readFilter(read: (name: string) => string | undefined): ParticipantFilter {
  return {
    brings: contributionKinds.find((kind) => kind === read('brings')) ?? null,
    kind: memberKinds.find((kind) => kind === read('kind')) ?? null,
  }
}

/** The kinds of contribution a participant brings, each once, in their usual order. */
export const bringsOf = ({ participation }: Participant): readonly ContributionKind[] =>
  contributionKinds.filter((kind) => participation.contributions.some(({ current }) => current.kind === kind))

/** Says whether a participant passes the filters. */
export const passes = (filter: ParticipantFilter, participant: Participant): boolean =>
  (filter.brings === null || bringsOf(participant).includes(filter.brings)) &&
  (filter.kind === null || participant.member.kind === filter.kind)

/** The address of the list with these filters, without language. */
export function filterPath(slug: string, { brings, kind }: ParticipantFilter): string {
  const given = new URLSearchParams()
  if (brings !== null) given.set('brings', brings)
  if (kind !== null) given.set('kind', kind)
  const query = given.toString()
  return `/actions/${slug}${query === '' ? '' : `?${query}`}#who`
}

/** The id of a participant's row: what the map, the acts and others point to. */
export const rowId = (member: Pick<Member, 'slug'>): string => `m-${member.slug}`
