import type { Db } from '#kernel/database.ts'
import { decodeEntry } from '../entry.ts'
import type { Json } from '../fact.ts'
import '../tables.ts'
import { removedFields } from './removals.ts'

/** The words behind one digest of an entry; `redacted` when they were erased, `removed` while
 * moderation keeps them off the pages. Absent altogether, they are missing: a finding. */
export type FieldDisclosure =
  | { readonly field: string; readonly salt: string; readonly value: Json }
  | { readonly field: string; readonly redacted: true; readonly by: string }
  | { readonly field: string; readonly removed: true; readonly by: string }

/** What stands beside a published entry, field by field; the salt in base64url. Null when no checkpoint covers such an entry. */
export async function disclosuresOf(db: Db, index: number, publishedSize: number): Promise<readonly FieldDisclosure[] | null> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= publishedSize) return null
  const row = await db.selectFrom('record_entry').select(['entry_id', 'leaf']).where('index', '=', index).executeTakeFirst()
  if (!row) return null
  const words = await db.selectFrom('record_disclosure').selectAll().where('entry_id', '=', row.entry_id).execute()
  const erased = await db.selectFrom('record_redaction').selectAll().where('target', '=', row.entry_id).execute()
  const removed = (await removedFields(db, [row.entry_id])).get(row.entry_id) ?? []
  return decodeEntry(row.leaf).digests.flatMap(({ field }): FieldDisclosure[] => {
    const held = words.find((word) => word.field === field)
    if (held) return [{ field, salt: held.salt.toString('base64url'), value: parseWords(held.value) }]
    const erasure = erased.find((redaction) => redaction.field === field)
    if (erasure) return [{ field, redacted: true, by: erasure.entry_id }]
    const removal = removed.find((standing) => standing.field === field)
    return removal ? [{ field, removed: true, by: removal.entryId }] : []
  })
}

function parseWords(text: string): Json {
  const value: Json = JSON.parse(text)
  return value
}
