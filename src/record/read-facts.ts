import type { Db, Trx } from '#kernel/database.ts'
import { decodeEntry, type Entry } from './entry.ts'
import type { Json } from './fact.ts'
import './tables.ts'

/** An entry with the words that stand beside it. Words erased or taken off the pages are absent. */
export interface FactWithWords extends Omit<Entry, 'digests'> {
  readonly words: Readonly<Record<string, Json>>
}

const batch = 500

/**
 * Hands over every entry of the record, then those that wait, in their order, some hundred at a time, with their words. All as of
 * one moment: what is appended meanwhile is not seen.
 */
export async function readFacts(db: Db, take: (facts: readonly FactWithWords[]) => void | Promise<void>): Promise<void> {
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      for (let next = 0; ; next += batch) {
        const rows = await trx.selectFrom('record_entry').select('leaf').where('index', '>=', next).orderBy('index').limit(batch).execute()
        if (rows.length > 0) await take(await withWords(trx, rows))
        if (rows.length < batch) break
      }
      for (let after = 0; ; ) {
        const rows = await trx
          .selectFrom('record_outbox')
          .select(['id', 'leaf'])
          .where('id', '>', after)
          .orderBy('id')
          .limit(batch)
          .execute()
        if (rows.length > 0) await take(await withWords(trx, rows))
        if (rows.length < batch) break
        after = rows.at(-1)?.id ?? after
      }
    })
}

async function withWords(trx: Trx, rows: readonly { readonly leaf: Buffer }[]): Promise<FactWithWords[]> {
  const entries = rows.map(({ leaf }) => decodeEntry(leaf))
  const ids = entries.map(({ id }) => id)
  const told = await trx.selectFrom('record_disclosure').select(['entry_id', 'field', 'value']).where('entry_id', 'in', ids).execute()
  const words = new Map<string, Record<string, Json>>()
  for (const { entry_id, field, value } of told) {
    const parsed: Json = JSON.parse(value)
    words.set(entry_id, { ...words.get(entry_id), [field]: parsed })
  }
  return entries.map(({ digests: _, ...entry }) => ({ ...entry, words: words.get(entry.id) ?? {} }))
}
