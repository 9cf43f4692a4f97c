import type { Db } from '#kernel/database.ts'
import { completeEntries, type EntryOnRecord } from './entry-on-record.ts'

/** The entry with this index, or null. */
export async function findEntryByIndex(db: Db, index: number): Promise<EntryOnRecord | null> {
  if (!Number.isSafeInteger(index) || index < 0) return null
  const row = await db.selectFrom('record_entry').select(['index', 'leaf']).where('index', '=', index).executeTakeFirst()
  return row ? first(await completeEntries(db, [row])) : null
}

/** The entry with this id, sequenced or still waiting, or null. */
export async function findEntryById(db: Db, id: string): Promise<EntryOnRecord | null> {
  return first(await findEntriesByIds(db, [id]))
}

/** The entries with these ids, sequenced or still waiting, in no order. Ids that are not in the record are passed over. */
export async function findEntriesByIds(db: Db, ids: readonly string[]): Promise<readonly EntryOnRecord[]> {
  if (ids.length === 0) return []
  // The outbox first: an entry sequenced between the two reads is then found twice, never missed.
  const waiting = await db.selectFrom('record_outbox').select(['entry_id', 'leaf']).where('entry_id', 'in', ids).execute()
  const sequenced = await db.selectFrom('record_entry').select(['entry_id', 'index', 'leaf']).where('entry_id', 'in', ids).execute()
  const placed = new Set(sequenced.map((row) => row.entry_id))
  const rest = waiting.filter((row) => !placed.has(row.entry_id)).map(({ leaf }) => ({ index: null, leaf }))
  return completeEntries(db, [...sequenced.map(({ index, leaf }) => ({ index, leaf })), ...rest])
}

const first = (entries: readonly EntryOnRecord[]): EntryOnRecord | null => entries[0] ?? null

/** The sequenced entry whose leaf hash this is (64 hexadecimal digits), or null. */
export async function findEntryByHash(db: Db, hash: string): Promise<EntryOnRecord | null> {
  if (!/^[0-9a-f]{64}$/i.test(hash)) return null
  const row = await db
    .selectFrom('record_entry')
    .select(['index', 'leaf'])
    .where('leaf_hash', '=', Buffer.from(hash, 'hex'))
    .executeTakeFirst()
  return row ? first(await completeEntries(db, [row])) : null
}
