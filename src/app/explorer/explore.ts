import type { Db } from '#kernel/database.ts'
import {
  type CommitmentFacts,
  type CommitmentSummary,
  commitmentFacts,
  commitmentsByIds,
  type Plan,
  plansByIds,
} from '#modules/action-plans'
import { type Member, membersByIds } from '#modules/members'
import type { Found } from '../../facet-index/index.ts'
import { explorerIndex } from './explorer-index.ts'
import { choicesOf, type ExplorerQuery, perPage, toggleChoice } from './explorer-query.ts'
import type { FacetName } from './facet-row.ts'

/** A commitment as a list shows it. */
export interface ListedCommitment {
  readonly commitment: CommitmentSummary
  readonly facts: CommitmentFacts
  readonly plan: Plan | undefined
  readonly member: Member | undefined
}

/** What the explorer found. */
export interface Explored {
  readonly query: ExplorerQuery
  readonly total: number
  /** Every commitment of the platform. */
  readonly all: number
  readonly pages: number
  readonly listed: readonly ListedCommitment[]
  readonly counts: Readonly<Record<string, ReadonlyMap<string, number>>>
  /** The words that were looked for instead of those typed; null when there was no need. */
  readonly corrected: string | null
  /** Where nothing is found: how many there would be without one of the choices (`q` for the words). */
  readonly without: readonly { readonly name: FacetName | 'q'; readonly value: string; readonly count: number }[]
}

/** Most commitments of one file. */
export const mostInFile = 100_000

/** The ids of one page of what a query asks, with the counts of every facet. A page past the end is the last one. */
export async function exploreFrom(db: Db, query: ExplorerQuery, now: Date, per: number) {
  const { find, all, words } = await finder(db, query, now)
  const first = find(query, (query.page - 1) * per, per)
  const pages = Math.max(1, Math.ceil(first.total / per))
  const page = Math.min(query.page, pages)
  const { ids, total, counts } = page === query.page ? first : find(query, (page - 1) * per, per)
  return { ids, total, counts, all, page, pages, corrected: words?.corrected ?? null, without: total === 0 ? withoutOne(query, find) : [] }
}

/** What the milestones of everything a query asks add up to, member by member. */
export async function exploreSteps(db: Db, query: ExplorerQuery, now: Date) {
  const { find, steps } = await finder(db, query, now)
  return { ids: find(query, 0, Number.POSITIVE_INFINITY).ids, steps }
}

/** Looks for what a query asks, one page of it. */
export async function explore(db: Db, query: ExplorerQuery, now: Date): Promise<Explored> {
  const { ids, page, ...found } = await exploreFrom(db, query, now, perPage)
  return { ...found, query: { ...query, page }, listed: await listCommitments(db, ids) }
}

/** Everything a query asks, for files: the same rows as its pages, in the same order. */
export async function exploreAll(db: Db, query: ExplorerQuery, now: Date): Promise<readonly string[]> {
  const { find } = await finder(db, query, now)
  return find(query, 0, mostInFile).ids
}

type Find = (query: ExplorerQuery, offset: number, limit: number) => Found

async function finder(db: Db, query: ExplorerQuery, now: Date) {
  const { index, steps, wordsFound } = await explorerIndex(db, now)
  const words = query.q === '' ? null : await wordsFound(query.q)
  const find: Find = ({ q, chosen, sort }, offset, limit) =>
    index.find({
      chosen,
      sort: { key: sort === 'best' ? 'late' : sort, descending: true },
      offset,
      limit,
      among: q === '' || words === null ? undefined : { rows: words.rows, keepOrder: sort === 'best' && words.ranked },
    })
  return { find, all: index.size, words, steps }
}

function withoutOne(query: ExplorerQuery, find: Find): Explored['without'] {
  const choices = choicesOf(query)
  const less = choices.map(({ name, value }) => ({ name, value, count: find(toggleChoice(query, name, value), 0, 0).total }))
  const wordless =
    query.q === '' || choices.length === 0 ? [] : [{ name: 'q' as const, value: query.q, count: find({ ...query, q: '' }, 0, 0).total }]
  return [...less, ...wordless].filter(({ count }) => count > 0)
}

/** Reads what lists show of some commitments, in the given order. */
export async function listCommitments(db: Db, ids: readonly string[]): Promise<readonly ListedCommitment[]> {
  const [commitments, facts] = await Promise.all([commitmentsByIds(db, ids), commitmentFacts(db, { ids, planIds: [], memberIds: [] })])
  const factsOf = new Map(facts.map((row) => [row.id, row]))
  const [plans, members] = await Promise.all([
    plansByIds(
      db,
      facts.map(({ planId }) => planId),
    ),
    membersByIds(
      db,
      facts.map(({ memberId }) => memberId),
    ),
  ])
  return ids.flatMap((id) => {
    const [commitment, row] = [commitments.get(id), factsOf.get(id)]
    if (commitment === undefined || row === undefined) return []
    return [{ commitment, facts: row, plan: plans.get(row.planId), member: members.get(row.memberId) }]
  })
}
