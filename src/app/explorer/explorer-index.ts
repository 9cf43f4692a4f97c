import type { Db } from '#kernel/database.ts'
import { type CommitmentFacts, commitmentFacts, searchCommitments } from '#modules/action-plans'
import { listActions } from '#modules/collective-actions'
import { membersByIds } from '#modules/members'
import { subjectsTouchedSince, type Touched } from '#record'
import { createFacetIndex, type FacetIndex } from '../../facet-index/index.ts'
import { facetNames, facetRow, sortKeys } from './facet-row.ts'

/** An act is committed at most so long after its entry got its id: what came since is looked at again. */
const longestActMs = 60_000

/** Commitments read at a time: between two, pages are answered. */
const batch = 2000
/** With more commitments than this, a new day begins with yesterday's states until today's are worked out. */
const mostAwaited = 5000

/** When the milestones of a commitment fall due, each as `yyyymmdd`, doubled, plus one where it was shown done with evidence. */
export interface DatedSteps {
  readonly memberId: string
  readonly codes: readonly number[]
}

/** Everything the explorer holds of commitments between two questions. */
export interface ExplorerIndex {
  readonly index: FacetIndex
  /** By commitment; one without dates is absent. */
  readonly steps: ReadonlyMap<string, DatedSteps>
  /** What a search for words found, kept until something changes: its pages, facets and sorts search once. */
  wordsFound(question: string): Promise<WordsFound>
}

/** Rows of the index that have the words. */
export interface WordsFound {
  readonly rows: Uint32Array
  readonly ranked: boolean
  readonly corrected: string | null
}

interface Kept extends Omit<ExplorerIndex, 'wordsFound'> {
  readonly searches: Map<string, WordsFound>
  readonly steps: Map<string, DatedSteps>
  /** The day the states were worked out for. */
  readonly today: string
  readonly refreshedAt: Date
  /** Entries of the last minute that are already in. */
  readonly seen: ReadonlySet<string>
}

const kept = new WeakMap<Db, Kept>()
const underWay = new WeakMap<Db, Promise<Kept>>()
const ofNewDay = new WeakMap<Db, Promise<void>>()

/**
 * The index of all commitments as of now. Between acts it is only asked whether anything was appended; after an act the rows
 * it touched are read again. On a new day everything is read, since what is late depends on the day: aside, when there are many.
 * Askers at the same time share one reading.
 */
export async function explorerIndex(db: Db, now: Date): Promise<ExplorerIndex> {
  const running = underWay.get(db)
  // A reading that began before this question may miss an act that the asker has just seen: wait for it, then read again.
  if (running !== undefined) await running.catch(() => undefined)
  const again = underWay.get(db) ?? refresh(db, now).finally(() => underWay.delete(db))
  underWay.set(db, again)
  const { index, steps, searches } = await again
  return { index, steps, wordsFound: (question) => searchOnce(db, { index, searches }, question) }
}

/** Searches kept at once. */
const mostSearches = 50

async function searchOnce(db: Db, { index, searches }: Pick<Kept, 'index' | 'searches'>, question: string): Promise<WordsFound> {
  const known = searches.get(question)
  if (known !== undefined) return known
  const { ids, ranked, corrected } = await searchCommitments(db, question)
  const found = { rows: index.rowsOf(ids), ranked, corrected }
  if (searches.size >= mostSearches) searches.clear()
  searches.set(question, found)
  return found
}

async function refresh(db: Db, now: Date): Promise<Kept> {
  const today = now.toISOString().slice(0, 10)
  const last = kept.get(db)
  const mayWait = last !== undefined && last.index.size > mostAwaited
  if (mayWait && last.today !== today) readAside(db, now, today)
  const next = last === undefined || (last.today !== today && !mayWait) ? await readAll(db, now, today) : await catchUp(db, now, last)
  // What was read aside meanwhile is newer.
  if (kept.get(db) === last) kept.set(db, next)
  return next
}

/** Works out a new day's states while yesterday's still answer; once at a time. A failed reading is tried again by the next question. */
function readAside(db: Db, now: Date, today: string): void {
  if (ofNewDay.has(db)) return
  const reading = readAll(db, now, today)
    .then((all) => void kept.set(db, all))
    .catch(() => undefined)
    .finally(() => ofNewDay.delete(db))
  ofNewDay.set(db, reading)
}

async function readAll(db: Db, now: Date, today: string): Promise<Kept> {
  const into: Kept = {
    index: createFacetIndex(facetNames, sortKeys),
    steps: new Map(),
    searches: new Map(),
    today,
    refreshedAt: now,
    seen: new Set(),
  }
  const touched = await subjectsTouchedSince(db, new Date(now.getTime() - longestActMs))
  let after: string | null = null
  for (;;) {
    const rows: readonly CommitmentFacts[] = await commitmentFacts(db, { after, limit: batch })
    await put(db, into, rows)
    after = rows.reduce((last, { id }) => (id > last ? id : last), after ?? '')
    if (rows.length < batch) break
  }
  return { ...into, seen: new Set(touched.map(({ entryId }) => entryId)) }
}

async function catchUp(db: Db, now: Date, last: Kept): Promise<Kept> {
  const touched = await subjectsTouchedSince(db, new Date(last.refreshedAt.getTime() - longestActMs))
  const fresh = touched.filter(({ entryId }) => !last.seen.has(entryId))
  const scope = scopeOf(fresh)
  if (fresh.length > 0) await put(db, last, await commitmentFacts(db, scope))
  // A new map: a search under way, begun before the change, ends up in the old one.
  const searches = fresh.length > 0 ? new Map() : last.searches
  return { ...last, searches, refreshedAt: now, seen: new Set(touched.map(({ entryId }) => entryId)) }
}

/**
 * What entries changed of commitments. One about a commitment also names its plan and member, one about a plan its member, and many
 * name a member in passing: only the narrowest subject changed, and a member only by entries about nothing else.
 */
function scopeOf(touched: readonly Touched[]) {
  const kindsOf = new Map<string, Set<string>>()
  for (const { entryId, kind } of touched) kindsOf.set(entryId, (kindsOf.get(entryId) ?? new Set()).add(kind))
  const ids = (kind: string, isMeant: (kinds: ReadonlySet<string>) => boolean) => [
    ...new Set(touched.flatMap((it) => (it.kind === kind && isMeant(kindsOf.get(it.entryId) ?? new Set()) ? [it.id] : []))),
  ]
  const ofMember = (kinds: ReadonlySet<string>) => [...kinds].every((kind) => kind === 'member' || kind === 'parent')
  return {
    ids: ids('commitment', () => true),
    planIds: ids('plan', (kinds) => !kinds.has('commitment')),
    memberIds: ids('member', ofMember),
  }
}

async function put(db: Db, { index, steps, today }: Kept, rows: readonly CommitmentFacts[]): Promise<void> {
  if (rows.length === 0) return
  const [members, actions] = await Promise.all([membersByIds(db, [...new Set(rows.map(({ memberId }) => memberId))]), listActions(db)])
  const themes = new Map(actions.map(({ id, slug, theme }) => [id, { slug, theme }] as const))
  for (const row of rows) {
    index.put(facetRow(row, members.get(row.memberId), themes, today))
    if (row.dated.length === 0) steps.delete(row.id)
    else steps.set(row.id, { memberId: row.memberId, codes: row.dated.map(({ due, shown }) => stepCode(due, shown)) })
  }
}

/** A date and whether it was kept, as one small number: see `DatedSteps`. */
export const stepCode = (due: string, shown: boolean): number => Number(due.replaceAll('-', '')) * 2 + (shown ? 1 : 0)
