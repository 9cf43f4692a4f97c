import type { Db } from '#kernel/database.ts'
import { commitmentFacts } from '#modules/action-plans'
import { listActions } from '#modules/collective-actions'
import { membersByIds } from '#modules/members'
import { subjectsTouchedSince } from '#record'
import { createFacetIndex, type FacetIndex } from '../../facet-index/index.ts'
import { facetNames, facetRow, sortKeys } from './facet-row.ts'

/** An act is committed at most so long after its entry got its id: what came since is looked at again. */
const longestActMs = 60_000

interface Kept {
  readonly index: FacetIndex
  /** The day the states were worked out for. */
  readonly today: string
  readonly refreshedAt: Date
  /** Entries of the last minute that are already in. */
  readonly seen: ReadonlySet<string>
}

const kept = new WeakMap<Db, Kept>()
const underWay = new WeakMap<Db, Promise<Kept>>()

/**
 * The index of all commitments as of now. Between acts it is only asked whether anything was appended; after an act the rows
 * it touched are read again; on a new day everything is, since what is late depends on the day. Askers at the same time share
 * one reading.
 */
export async function explorerIndex(db: Db, now: Date): Promise<FacetIndex> {
  const running = underWay.get(db)
  // A reading that began before this question may miss an act that the asker has just seen: wait for it, then read again.
  if (running !== undefined) await running.catch(() => undefined)
  const again = underWay.get(db) ?? refresh(db, now).finally(() => underWay.delete(db))
  underWay.set(db, again)
  const { index } = await again
  return index
}

async function refresh(db: Db, now: Date): Promise<Kept> {
  const today = now.toISOString().slice(0, 10)
  const last = kept.get(db)
  const next = last === undefined || last.today !== today ? await loadAll(db, now, today) : await catchUp(db, now, last)
  kept.set(db, next)
  return next
}

const subjectKinds = ['commitment', 'plan', 'member', 'action']

async function loadAll(db: Db, now: Date, today: string): Promise<Kept> {
  const index = createFacetIndex(facetNames, sortKeys)
  const touched = await subjectsTouchedSince(db, new Date(now.getTime() - longestActMs), subjectKinds)
  await put(db, index, 'all', today)
  return { index, today, refreshedAt: now, seen: new Set(touched.map(({ entryId }) => entryId)) }
}

async function catchUp(db: Db, now: Date, last: Kept): Promise<Kept> {
  const touched = await subjectsTouchedSince(db, new Date(last.refreshedAt.getTime() - longestActMs), subjectKinds)
  const fresh = touched.filter(({ entryId }) => !last.seen.has(entryId))
  const ids = (kind: string) => [...new Set(fresh.flatMap((it) => (it.kind === kind ? [it.id] : [])))]
  const ofPlan = new Set(fresh.flatMap(({ kind, entryId }) => (kind === 'plan' ? [entryId] : [])))
  // An entry about a plan names its member too: only one about the member itself changes all of its rows.
  const memberIds = [...new Set(fresh.flatMap((it) => (it.kind === 'member' && !ofPlan.has(it.entryId) ? [it.id] : [])))]
  const planIds = ids('plan')
  if (fresh.length > 0) await put(db, last.index, { ids: ids('commitment'), planIds, memberIds }, last.today)
  return { ...last, refreshedAt: now, seen: new Set(touched.map(({ entryId }) => entryId)) }
}

async function put(db: Db, index: FacetIndex, scope: Parameters<typeof commitmentFacts>[1], today: string): Promise<void> {
  const rows = await commitmentFacts(db, scope)
  if (rows.length === 0) return
  const [members, actions] = await Promise.all([membersByIds(db, [...new Set(rows.map(({ memberId }) => memberId))]), listActions(db)])
  const themes = new Map(actions.map(({ id, slug, theme }) => [id, { slug, theme }] as const))
  for (const row of rows) index.put(facetRow(row, members.get(row.memberId), themes, today))
}
