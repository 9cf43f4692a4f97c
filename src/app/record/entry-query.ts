import type { Db } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import { findMandate, type PublicMandate } from '#modules/accounts'
import { type EntryOnRecord, type EntryProof, entriesAbout, entryProof, findEntryById, findEntryByIndex } from '#record'
import { type Names, namesOf } from '../names.ts'
import { type EntryLine, entryLines, lineOf } from '../sentences.ts'

/** Everything the page of an entry shows. */
export interface EntryPageFacts {
  readonly entry: EntryOnRecord
  readonly line: EntryLine
  readonly names: Names
  readonly proof: EntryProof | null
  /** The mandate it was made under, with the entry that granted it. */
  readonly mandate: PublicMandate | null
  readonly mandateEntry: EntryOnRecord | null
  /** Which entry erased words of this one, by field. */
  readonly erasures: ReadonlyMap<string, EntryOnRecord>
  /** The entries just before and after, the newest first, this one among them. */
  readonly around: readonly EntryLine[]
}

const eachSide = 3

/** Reads an entry's page; null when there is no such entry. */
export async function entryPageFacts(db: Db, words: Words, entry: EntryOnRecord): Promise<EntryPageFacts> {
  const mandate = entry.by.kind === 'mandate' ? await findMandate(db, entry.by.mandate) : undefined
  const ids = [...Object.values(entry.about), ...idsIn(entry.data), ...(mandate?.memberId ? [mandate.memberId] : [])]
  const names = await namesOf(db, words, ids)
  return {
    entry,
    names,
    line: lineOf(words, entry, names),
    proof: entry.index === null ? null : await entryProof(db, entry.index),
    mandate: mandate ?? null,
    mandateEntry: mandate === undefined ? null : await findEntryById(db, mandate.entryId),
    erasures: await erasuresOf(db, entry),
    around: entry.index === null ? [] : await linesAround(db, words, entry.index),
  }
}

async function erasuresOf(db: Db, entry: EntryOnRecord): Promise<ReadonlyMap<string, EntryOnRecord>> {
  if (entry.redacted.length === 0) return new Map()
  const found = await entriesAbout(db, { kind: 'entry', id: entry.id }, 100)
  return new Map(
    found.flatMap((erasure) => {
      const field = textAt(erasure.data, 'field')
      return erasure.kind === 'content-redacted' && field !== null ? [[field, erasure] as const] : []
    }),
  )
}

async function linesAround(db: Db, words: Words, index: number): Promise<readonly EntryLine[]> {
  const indexes = Array.from({ length: 2 * eachSide + 1 }, (_, at) => index + eachSide - at)
  const found = await Promise.all(indexes.map((at) => findEntryByIndex(db, at)))
  return entryLines(
    db,
    words,
    found.flatMap((entry) => entry ?? []),
  )
}

/** The text under a key of an entry's data, or null. */
export function textAt(data: EntryOnRecord['data'], key: string): string | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null
  const value = Object.entries(data).find(([name]) => name === key)?.[1]
  return typeof value === 'string' ? value : null
}

function idsIn(data: EntryOnRecord['data']): string[] {
  if (typeof data === 'string') return [data]
  if (typeof data !== 'object' || data === null) return []
  return Object.values(data).flatMap(idsIn)
}
