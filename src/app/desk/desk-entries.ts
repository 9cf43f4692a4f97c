import type { Db } from '#kernel/database.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { type EntryOnRecord, entriesAbout, listEntries } from '#record'

/** How many entries are shown: the record shows all. */
const shown = 8

const isBy = (mandateId: string) => (entry: EntryOnRecord) => entry.by.kind === 'mandate' && entry.by.mandate === mandateId

/** The newest entries made under a mandate. */
export async function ownActs(db: Db, mandate: Pick<Mandate, 'id'>): Promise<readonly EntryOnRecord[]> {
  return (await listEntries(db, { mandate: mandate.id, page: 1, perPage: shown })).entries
}

/** The newest entries of others about a member or about an action it is in, since a day; without one, the newest. */
export async function actsOfOthers(
  db: Db,
  { id, memberId }: Mandate,
  actionIds: readonly string[],
  since: Date | null,
): Promise<readonly EntryOnRecord[]> {
  const subjects = [
    ...(memberId === null ? [] : [{ kind: 'member', id: memberId }]),
    ...actionIds.map((action) => ({ kind: 'action', id: action })),
  ]
  const found = await Promise.all(subjects.map((subject) => entriesAbout(db, subject, shown * 2)))
  const once = new Map(found.flat().map((entry) => [entry.id, entry]))
  const own = isBy(id)
  return [...once.values()]
    .filter((entry) => !own(entry) && (since === null || entry.recordedAt > since))
    .sort((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())
    .slice(0, shown)
}
