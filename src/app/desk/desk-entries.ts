import type { Db } from '#kernel/database.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { type EntryOnRecord, listEntries } from '#record'

/** How many entries are shown: the record shows all. */
const shown = 8

interface Subject {
  readonly kind: string
  readonly id: string
}

/** The newest entries made under a mandate. */
export async function ownActs(db: Db, mandate: Pick<Mandate, 'id'>): Promise<readonly EntryOnRecord[]> {
  return (await listEntries(db, { mandate: mandate.id, page: 1, perPage: shown })).entries
}

/** The newest acts of others since a day, about some things or, without a list, about anything; without a day, the newest of all. */
export async function actsOfOthers(
  db: Db,
  { id }: Pick<Mandate, 'id'>,
  since: Date | null,
  subjects?: readonly Subject[],
): Promise<readonly EntryOnRecord[]> {
  if (subjects?.length === 0) return []
  const filter = { exceptMandate: id, recordedAfter: since ?? undefined, aboutAny: subjects }
  return (await listEntries(db, { ...filter, page: 1, perPage: shown })).entries
}
