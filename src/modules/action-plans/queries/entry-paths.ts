import type { Db } from '#kernel/database.ts'
import { findEntriesByIds } from '#record'

/** The addresses of the pages of entries, without language, by id; an entry that waits for its index has one of its own. */
export async function entryPaths(db: Db, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = ids.flatMap((id) => id ?? [])
  if (wanted.length === 0) return new Map()
  const entries = await findEntriesByIds(db, wanted)
  return new Map(entries.map(({ id, index }) => [id, index === null ? `/record/pending/${id}` : `/record/${index}`]))
}
