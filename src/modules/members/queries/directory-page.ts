import type { Db } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import {
  type Member,
  type MemberKind,
  type MemberLevel,
  type MemberStatus,
  memberKinds,
  memberLevels,
  memberStatuses,
} from '../vocabulary.ts'
import { byName, listMembers } from './list-members.ts'

/** Members on one page of the directory. */
export const membersPerPage = 50

/** What a reader asked of the directory; absent: no matter. `untold` asks for those of which it is not known. */
export interface DirectoryFilters {
  readonly kind?: MemberKind | undefined
  readonly level?: MemberLevel | 'untold' | undefined
  readonly status?: MemberStatus | 'untold' | undefined
  readonly search?: string | undefined
}
export type Facet = 'kind' | 'level' | 'status'

/** One way to narrow the list, with what it would leave. */
export interface FacetCount {
  readonly facet: Facet
  readonly value: MemberKind | MemberLevel | MemberStatus | 'untold'
  readonly count: number
}

/** One page of the directory. Figures and map hold real members only; invented ones are listed apart, below the first page. */
export interface DirectoryPage {
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly shown: readonly Member[]
  readonly invented: readonly Member[]
  /** The real members that pass the filters, on every page: what the map shows. */
  readonly matching: readonly Member[]
  readonly facets: readonly FacetCount[]
  readonly kindCounts: ReadonlyMap<MemberKind, number>
  /** How many real members were taken from the list of December 2016. */
  readonly fromList: number
  /** How many would match without one of the filters: what an empty list proposes. */
  readonly without: ReadonlyArray<{ readonly facet: Facet | 'search'; readonly count: number }>
}

const heldValue = (member: Member, facet: Facet) => member[facet] ?? 'untold'
const facetValues = { kind: memberKinds, level: [...memberLevels, 'untold'], status: [...memberStatuses, 'untold'] } as const
const facets = ['kind', 'level', 'status'] as const

/** Reads one page of the directory, sorted by name in the reader's language. */
export async function directoryPage(db: Db, words: Words, filters: DirectoryFilters, page: number): Promise<DirectoryPage> {
  const [everyone, found] = await Promise.all([listMembers(db), listMembers(db, { search: filters.search })])
  const real = everyone.filter(({ fictional }) => !fictional)
  const passes = (member: Member, but?: Facet | 'search') =>
    facets.every((facet) => facet === but || filters[facet] === undefined || filters[facet] === heldValue(member, facet))
  const matching = found.filter((member) => !member.fictional && passes(member)).sort(byName(words))
  const pages = Math.max(1, Math.ceil(matching.length / membersPerPage))
  const at = Math.min(Math.max(1, page), pages)
  const foundReal = found.filter(({ fictional }) => !fictional)
  return {
    total: matching.length,
    page: at,
    pages,
    shown: matching.slice((at - 1) * membersPerPage, at * membersPerPage),
    invented: at === 1 ? found.filter((member) => member.fictional && passes(member)).sort(byName(words)) : [],
    matching,
    facets: facets.flatMap((facet) =>
      facetValues[facet].map((value) => ({
        facet,
        value,
        count: foundReal.filter((member) => passes(member, facet) && heldValue(member, facet) === value).length,
      })),
    ),
    kindCounts: new Map(memberKinds.map((kind) => [kind, real.filter((member) => member.kind === kind).length])),
    fromList: real.filter(({ source }) => source === 'paris-2016').length,
    without: [
      ...facets
        .filter((facet) => filters[facet] !== undefined)
        .map((facet) => ({ facet, count: foundReal.filter((member) => passes(member, facet)).length })),
      ...(filters.search ? [{ facet: 'search' as const, count: real.filter((member) => passes(member)).length }] : []),
    ],
  }
}
