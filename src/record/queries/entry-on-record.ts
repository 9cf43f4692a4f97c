import { type Db, sql } from '#kernel/database.ts'
import { decodeEntry, type Entry } from '../entry.ts'
import type { Json } from '../fact.ts'
import { leafHash } from '../hashing.ts'
import '../tables.ts'
import { type RemovedWords, removedFields } from './removals.ts'

/** An entry as pages show it. */
export interface EntryOnRecord extends Entry {
  /** Its place in the record, from 0; null while it waits to be sequenced. */
  readonly index: number | null
  /** True once a signed checkpoint covers it. */
  readonly sealed: boolean
  /** The exact bytes that are hashed. */
  readonly leaf: Buffer
  readonly leafHash: Buffer
  /** The words that may be shown, by field. */
  readonly disclosed: Readonly<Record<string, Json>>
  /** Fields whose words were erased by an entry `content-redacted`. */
  readonly redacted: readonly string[]
  /** What moderation keeps off the pages now. */
  readonly removed: readonly RemovedWords[]
}

/** A row of the record or of the outbox. */
export interface EntryRow {
  readonly index: number | null
  readonly leaf: Buffer
}

/** Adds to rows what stands beside them: words, erasures, and whether they are sealed. */
export async function completeEntries(db: Db, rows: readonly EntryRow[]): Promise<EntryOnRecord[]> {
  const entries = rows.map(({ index, leaf }) => ({ ...decodeEntry(leaf), index, leaf }))
  const withWords = entries.filter((entry) => entry.digests.length > 0).map((entry) => entry.id)
  const [published, words, redactions] = [await publishedSize(db), await readWords(db, withWords), await readRedactions(db, withWords)]
  const removals = await removedFields(db, withWords)
  return entries.map((entry) => ({
    ...entry,
    sealed: entry.index !== null && entry.index < published,
    leafHash: leafHash(entry.leaf),
    disclosed: Object.fromEntries((words.get(entry.id) ?? []).map(({ field, value }) => [field, value])),
    removed: removals.get(entry.id) ?? [],
    redacted: (redactions.get(entry.id) ?? []).map(({ field }) => field),
  }))
}

/** How many entries the newest checkpoint covers; 0 before the first. */
export async function publishedSize(db: Db): Promise<number> {
  const { rows } = await sql<{ size: number }>`select coalesce(max(size), 0) as size from record_checkpoint`.execute(db)
  return rows[0]?.size ?? 0
}

async function readWords(db: Db, ids: readonly string[]): Promise<Map<string, { field: string; value: Json }[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('record_disclosure')
    .select(['entry_id', 'field', 'value'])
    .where('entry_id', 'in', ids)
    .orderBy('field')
    .execute()
  return groupByEntry(
    rows.map((row) => {
      const value: Json = JSON.parse(row.value)
      return { entry: row.entry_id, field: row.field, value }
    }),
  )
}

async function readRedactions(db: Db, ids: readonly string[]): Promise<Map<string, { field: string }[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('record_redaction')
    .select(['target as entry', 'field'])
    .where('target', 'in', ids)
    .orderBy('field')
    .execute()
  return groupByEntry(rows)
}

function groupByEntry<Row extends { readonly entry: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(row.entry, [...(groups.get(row.entry) ?? []), row])
  return groups
}
