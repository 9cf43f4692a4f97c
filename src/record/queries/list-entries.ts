import type { RawBuilder } from 'kysely'
import { type Db, sql } from '#kernel/database.ts'
import { completeEntries, type EntryOnRecord } from './entry-on-record.ts'

/** One thing entries are about: `{ kind: 'member', id }`. */
export interface Subject {
  readonly kind: string
  readonly id: string
}

/** Which entries to list; everything unless told. The period is that of the acts: `from` included, `to` excluded. */
export interface EntryFilter {
  readonly kind?: string | undefined
  /** Kinds to leave out. */
  readonly except?: readonly string[] | undefined
  readonly about?: Subject | undefined
  /** Entries about any of these things; an entry about two of them comes once. */
  readonly aboutAny?: readonly Subject[] | undefined
  /** The mandate the act was made under. */
  readonly mandate?: string | undefined
  /** A mandate whose acts are left out. */
  readonly exceptMandate?: string | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  /** The last instant whose entries are left out: those recorded after it, whenever their acts were. */
  readonly recordedAfter?: Date | undefined
}

export interface EntryPage {
  readonly entries: readonly EntryOnRecord[]
  /** How many the filter lets through, waiting ones included. */
  readonly total: number
  readonly page: number
  readonly perPage: number
  /** At least 1. */
  readonly pages: number
}

/** One page of the record, newest first: what waits to be sequenced, then the entries from the highest index down. Pages count from 1. */
export async function listEntries(
  db: Db,
  { page, perPage, ...filter }: EntryFilter & { readonly page: number; readonly perPage: number },
): Promise<EntryPage> {
  const matches = matching(filter)
  const offset = (page - 1) * perPage
  // One statement sees one state: an entry sequenced meanwhile is not listed twice. Each half stops where the page ends.
  const { rows } = await sql<{ index: number | null; leaf: Buffer }>`
    select listed.index, listed.leaf from (
      (select true as waiting, r.id as place, null::bigint as index, r.leaf from record_outbox r where ${matches}
        order by r.id desc limit ${offset + perPage})
      union all
      (select false, r.index, r.index, r.leaf from record_entry r where ${matches} order by r.index desc limit ${offset + perPage})
    ) listed
    order by listed.waiting desc, listed.place desc offset ${offset} limit ${perPage}
  `.execute(db)
  const { rows: counts } = await sql<{ total: number }>`
    select (select count(*) from record_outbox r where ${matches}) + (select count(*) from record_entry r where ${matches}) as total
  `.execute(db)
  const total = counts[0]?.total ?? 0
  return { entries: await completeEntries(db, rows), total, page, perPage, pages: Math.max(1, Math.ceil(total / perPage)) }
}

/** The newest entries about something. */
export async function entriesAbout(db: Db, about: Subject, limit: number): Promise<readonly EntryOnRecord[]> {
  return (await listEntries(db, { about, page: 1, perPage: limit })).entries
}

/** Every kind that occurs in the record, in alphabetical order: the choices of a filter. */
export async function kindsOnRecord(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ kind: string }>`select kind from record_entry union select kind from record_outbox order by kind`.execute(db)
  return rows.map(({ kind }) => kind)
}

function matching({ kind, except, about, aboutAny, mandate, exceptMandate, from, to, recordedAfter }: EntryFilter): RawBuilder<unknown> {
  const conditions = [sql`true`]
  if (kind !== undefined) conditions.push(sql`r.kind = ${kind}`)
  if (except !== undefined) conditions.push(sql`r.kind <> all(${except})`)
  if (mandate !== undefined) conditions.push(sql`record_mandate_of(r.leaf) = ${mandate}`)
  if (exceptMandate !== undefined) conditions.push(sql`record_mandate_of(r.leaf) is distinct from ${exceptMandate}`)
  if (from !== undefined) conditions.push(sql`r.at >= ${from}`)
  if (recordedAfter !== undefined) conditions.push(sql`r.recorded_at > ${recordedAfter}`)
  if (to !== undefined) conditions.push(sql`r.at < ${to}`)
  if (about !== undefined) {
    conditions.push(sql`r.entry_id in (select entry_id from record_about where subject_kind = ${about.kind} and subject_id = ${about.id})`)
  }
  if (aboutAny !== undefined) {
    conditions.push(sql`r.entry_id in (
      select a.entry_id from unnest(${aboutAny.map(({ kind: one }) => one)}::text[], ${aboutAny.map(({ id }) => id)}::text[]) as s (kind, id)
      join record_about a on a.subject_kind = s.kind and a.subject_id = s.id)`)
  }
  return sql.join(conditions, sql` and `)
}
