import { type Db, sql } from '#kernel/database.ts'
import { completeEntries, type EntryOnRecord } from './entry-on-record.ts'
import '../tables.ts'

/** Under which names of the record somebody wrote. */
export interface WrittenUnder {
  readonly mandates: readonly string[]
  readonly participants: readonly string[]
}

/**
 * The entries somebody wrote whose words are still held, on the pages or off them, newest first, a page at a time (from 1).
 * Neither the record's other entries nor those without words are read.
 */
export async function entriesWithWordsBy(
  db: Db,
  { mandates, participants }: WrittenUnder,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): Promise<{ readonly entries: readonly EntryOnRecord[]; readonly total: number }> {
  if (mandates.length + participants.length === 0) return { entries: [], total: 0 }
  const mine = sql`
    record_mandate_of(r.leaf) = any (${[...mandates]}::text[])
    or r.entry_id in (select entry_id from record_about where subject_kind = 'participant' and subject_id = any (${[...participants]}::text[]))
  `
  const held = sql`
    exists (select from record_disclosure d where d.entry_id = r.entry_id) or exists (select from record_withheld w where w.entry_id = r.entry_id)
  `
  const { rows } = await sql<{ index: number | null; leaf: Buffer }>`
    select null::bigint as index, r.leaf, r.recorded_at from record_outbox r where (${mine}) and (${held})
    union all select r.index, r.leaf, r.recorded_at from record_entry r where (${mine}) and (${held})
    order by recorded_at desc limit 5000
  `.execute(db)
  // An entry may be about a participant without being theirs: who wrote it stands in its bytes.
  const all = (await completeEntries(db, rows)).filter(({ by }) =>
    by.kind === 'mandate' ? mandates.includes(by.mandate) : by.kind === 'participant' && participants.includes(by.participant),
  )
  return { entries: all.slice((page - 1) * perPage, page * perPage), total: all.length }
}
