import { type Db, sql } from '#kernel/database.ts'
import { completeEntries, type EntryOnRecord } from './entry-on-record.ts'
import type { Subject } from './list-entries.ts'

/** How many entries have their place: the next one gets this index. */
export async function recordSize(db: Db): Promise<number> {
  const { rows } = await sql<{ size: number }>`select coalesce(max(index) + 1, 0) as size from record_entry`.execute(db)
  return rows[0]?.size ?? 0
}

/** Something entries are about, and the index after which they are wanted. */
export interface SubjectSince extends Subject {
  readonly after: number
}

/**
 * The sequenced entries about any of these things, each after its own index and none beyond `upTo`, the newest first: what
 * a reader who was told everything before has not seen. An entry about two of them comes once.
 */
export async function entriesAboutSince(
  db: Db,
  subjects: readonly SubjectSince[],
  upTo: number,
  limit: number,
): Promise<readonly EntryOnRecord[]> {
  if (subjects.length === 0) return []
  const { rows } = await sql<{ index: number; leaf: Buffer }>`
    select r.index, r.leaf from record_entry r
    where r.index in (
      select e.index
      from unnest(${subjects.map(({ kind }) => kind)}::text[], ${subjects.map(({ id }) => id)}::text[],
        ${subjects.map(({ after }) => after)}::bigint[]) as s (kind, id, after)
      join record_about a on a.subject_kind = s.kind and a.subject_id = s.id
      join record_entry e on e.entry_id = a.entry_id
      where e.index > s.after and e.index <= ${upTo}
    )
    order by r.index desc limit ${limit}
  `.execute(db)
  return completeEntries(db, rows)
}
