import { type Db, sql } from '#kernel/database.ts'
import type { Json } from '../fact.ts'
import type { RemovalGround } from '../removal-grounds.ts'
import '../tables.ts'

/** Words of an entry that are off the pages now. */
export interface RemovedWords {
  readonly field: string
  readonly ground: RemovalGround
  /** The entry `content-removed`. */
  readonly entryId: string
  readonly at: Date
}

/** What moderation keeps off the pages of these entries, by entry: for pages that say so where the words stood. */
export async function removedFields(db: Db, entryIds: readonly string[]): Promise<ReadonlyMap<string, readonly RemovedWords[]>> {
  if (entryIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('record_removal as r')
    .select(['r.target', 'r.field', 'r.ground', 'r.entry_id as entryId', 'r.removed_at as at'])
    .where('r.target', 'in', entryIds)
    .where('r.restored_entry_id', 'is', null)
    // Erased for good since: the erasure is what there is to say.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('record_redaction as e').select('e.target').whereRef('e.target', '=', 'r.target').whereRef('e.field', '=', 'r.field'),
        ),
      ),
    )
    .orderBy('r.field')
    .execute()
  const byEntry = new Map<string, RemovedWords[]>()
  for (const { target, ...words } of rows) byEntry.set(target, [...(byEntry.get(target) ?? []), words])
  return byEntry
}

/** The words that wait aside, by field: for moderators and the author, never for the public. */
export async function withheldWordsOf(db: Db, entryId: string): Promise<Readonly<Record<string, Json>>> {
  const rows = await db.selectFrom('record_withheld').select(['field', 'value']).where('entry_id', '=', entryId).orderBy('field').execute()
  return Object.fromEntries(
    rows.map(({ field, value }) => {
      const words: Json = JSON.parse(value)
      return [field, words]
    }),
  )
}

/** One removal, as the public list tells it. */
export interface ListedRemoval {
  readonly entryId: string
  readonly target: string
  readonly ground: RemovalGround
  readonly fields: number
  readonly removedAt: Date
  readonly restoredAt: Date | null
  readonly restoredEntryId: string | null
  readonly restoredReason: 'appeal' | 'second-opinion' | null
}

/** Every removal there ever was, newest first, a page at a time (from 1); those undone too. */
export async function listRemovals(
  db: Db,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): Promise<{ readonly removals: readonly ListedRemoval[]; readonly total: number }> {
  const { rows } = await sql<ListedRemoval & { readonly total: number }>`
    select entry_id as "entryId", min(target::text) as target, min(ground) as ground, count(*) as fields, min(removed_at) as "removedAt",
      max(restored_at) as "restoredAt", min(restored_entry_id::text) as "restoredEntryId", min(restored_reason) as "restoredReason",
      count(*) over () as total
    from record_removal group by entry_id order by min(removed_at) desc, entry_id desc limit ${perPage} offset ${(page - 1) * perPage}
  `.execute(db)
  return { removals: rows.map(({ total: _, ...removal }) => removal), total: rows[0]?.total ?? 0 }
}

/** Words that are gone from the pages, and the entry that says so; null when none does. */
export interface GoneWords {
  readonly target: string
  readonly field: string
  readonly by: string | null
}

/** Every word that waits aside or was erased, with the entry that says so, where that entry is on the record: what R14 looks at. */
export async function goneWords(db: Db): Promise<readonly GoneWords[]> {
  const { rows } = await sql<GoneWords>`
    select g.target, g.field, coalesce(
      (select e.entry_id from record_entry e where e.entry_id = g.by and e.kind in ('content-removed', 'content-redacted')),
      (select o.entry_id from record_outbox o where o.entry_id = g.by and o.kind in ('content-removed', 'content-redacted'))
    ) as by
    from (
      select w.entry_id as target, w.field,
        (select r.entry_id from record_removal r where r.target = w.entry_id and r.field = w.field and r.restored_entry_id is null) as by
      from record_withheld w
      union all
      select target, field, entry_id from record_redaction
    ) g order by g.target, g.field
  `.execute(db)
  return rows
}

/** What became of each field of one removal, by the entry `content-removed`. */
export const removalsByEntry = (db: Db, entryId: string) =>
  db
    .selectFrom('record_removal')
    .select(['field', 'restored_at as restoredAt', 'restored_reason as restoredReason'])
    .where('entry_id', '=', entryId)
    .orderBy('field')
    .execute()
