import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { type Db, sql } from '#kernel/database.ts'
import {
  findEntryById,
  type LockWords,
  listRemovals,
  projectedRows,
  publishCheckpoint,
  redact,
  removedFields,
  replay,
  restoreWords,
  sequence,
  verifyDatabase,
  withheldWordsOf,
  withhold,
} from '#record'
import { appendEveryKind } from '#test/every-kind.ts'
import { predictableIds } from '#test/predictable-ids.ts'
import { later, noon, place, toyFacts, toyRecord, toySigner, toyTables } from './toy-record.ts'

const told = () => ({ id: v7(), at: noon, recordedAt: noon, by: { kind: 'instance' as const } })
const removal = (target: string, fields: readonly string[] = ['words']) => ({
  ...told(),
  target,
  fields: [...fields],
  ground: 'insult' as const,
  opinions: 2 as const,
  other: v7(),
})
const toy = { facts: toyFacts, projectedTables: toyTables }
const remove = (db: Db, target: string, lock?: LockWords) => db.transaction().execute((trx) => withhold(trx, removal(target), toy, lock))
const restore = (db: Db, removed: string, lock?: LockWords) =>
  db.transaction().execute((trx) => restoreWords(trx, { ...told(), removal: removed, reason: 'appeal' }, lock))
const erase = (db: Db, target: string, lock?: LockWords) =>
  db.transaction().execute((trx) => redact(trx, { ...told(), target, field: 'words', ground: 'author-request' }, toyFacts, lock))
const waitShort: LockWords = async (trx) => {
  await sql`select pg_sleep(0.05)`.execute(trx)
}
const textOf = async (db: Db) => (await sql<{ words: string | null }>`select words from pebble`.execute(db)).rows.map(({ words }) => words)

describe('words taken off the pages', () => {
  test('leave tables and protocol, stay verifiable and replayable, and come back whole', async () => {
    const { db } = await toyRecord()
    const spoken = await place(db, 1, 'harsh words')
    await sequence(db)
    const before = await projectedRows(db, ['pebble'])
    const removed = await remove(db, spoken)
    expect(removed.ok).toBe(true)
    expect(await textOf(db)).toEqual([null])
    expect(await withheldWordsOf(db, spoken)).toEqual({ words: 'harsh words' })
    await sequence(db)
    await publishCheckpoint(db, toySigner, later(6))
    expect(await verifyDatabase(db)).toMatchObject({ ok: true, findings: [], words: { ok: 0, removed: 1, missing: 0 } })
    expect(await findEntryById(db, spoken)).toMatchObject({ disclosed: {}, redacted: [], removed: [{ field: 'words', ground: 'insult' }] })
    const rows = await projectedRows(db, toyTables)
    await replay(db, toyFacts, toyTables)
    expect(await projectedRows(db, toyTables)).toEqual(rows)
    const restored = await restore(db, removed.ok ? removed.fact.id : '')
    expect(restored).toMatchObject({ ok: true, fact: { data: { fields: ['words'], target: spoken } } })
    expect(await projectedRows(db, ['pebble'])).toEqual(before)
    expect(await removedFields(db, [spoken])).toEqual(new Map())
    await sequence(db)
    await publishCheckpoint(db, toySigner, later(12))
    expect(await verifyDatabase(db)).toMatchObject({ ok: true, findings: [], words: { ok: 1, removed: 0, missing: 0 } })
    await replay(db, toyFacts, toyTables)
    expect(await projectedRows(db, ['pebble'])).toEqual(before)
    expect(await listRemovals(db, { page: 1, perPage: 10 })).toMatchObject({
      total: 1,
      removals: [{ fields: 1, restoredReason: 'appeal' }],
    })
    expect(await restore(db, removed.ok ? removed.fact.id : '')).toEqual({ ok: false, refusal: 'nothing-to-restore' })
  })

  test('erased by their author, they are gone for good, and the record verifies', async () => {
    const { db } = await toyRecord()
    const spoken = await place(db, 1, 'my words')
    const removed = await remove(db, spoken)
    expect((await erase(db, spoken)).ok).toBe(true)
    expect(await withheldWordsOf(db, spoken)).toEqual({})
    expect(await restore(db, removed.ok ? removed.fact.id : '')).toEqual({ ok: false, refusal: 'nothing-to-restore' })
    await sequence(db)
    await publishCheckpoint(db, toySigner, later(6))
    expect(await verifyDatabase(db)).toMatchObject({ ok: true, findings: [], words: { redacted: 1, removed: 0, missing: 0 } })
    const rows = await projectedRows(db, toyTables)
    await replay(db, toyFacts, toyTables)
    expect(await projectedRows(db, toyTables)).toEqual(rows)
  })

  test('are not lost by a statement of somebody else', async () => {
    const { db } = await toyRecord()
    const spoken = await place(db, 1, 'my words')
    await expect(sql`delete from record_disclosure where entry_id = ${spoken}`.execute(db)).rejects.toThrow('only together with an entry')
    await remove(db, spoken)
    await expect(sql`delete from record_withheld where entry_id = ${spoken}`.execute(db)).rejects.toThrow('go back where they were')
    await expect(sql`update record_withheld set value = '""'`.execute(db)).rejects.toThrow('append-only')
  })

  test('of twelve removals and erasures at once, each word moves once; nothing is lost without an entry', async () => {
    const { db } = await toyRecord()
    for (let round = 0; round < 4; round += 1) {
      const spoken = await place(db, round, 'contested words')
      const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? remove(db, spoken) : erase(db, spoken))))
      const removals = answers.filter((answer, at) => answer.ok && at % 2 === 0).length
      const erasures = answers.filter((answer, at) => answer.ok && at % 2 === 1).length
      expect(erasures).toBe(1)
      expect(removals).toBeLessThanOrEqual(1)
      expect(await withheldWordsOf(db, spoken)).toEqual({})
    }
    await sequence(db)
    await publishCheckpoint(db, toySigner, later(6))
    expect(await verifyDatabase(db)).toMatchObject({ ok: true, findings: [], words: { redacted: 4 } })
  })

  test('without the lock, removal and erasure at once leave words that were to be erased, or fail', async () => {
    const { db } = await toyRecord()
    let harm = 0
    for (let round = 0; round < 12 && harm === 0; round += 1) {
      const spoken = await place(db, round, 'contested words')
      const both = await Promise.allSettled([remove(db, spoken, waitShort), erase(db, spoken, waitShort), remove(db, spoken, waitShort)])
      const left = Object.keys(await withheldWordsOf(db, spoken)).length
      if (left > 0 || both.some(({ status }) => status === 'rejected')) harm += 1
    }
    expect(harm).toBeGreaterThan(0)
  })
})

test('of every kind, words can be taken off the pages and brought back: the tables are then as they were, and as a replay makes them', async () => {
  const { db } = await toyRecord()
  const now = () => noon
  const entries = await appendEveryKind({ db, now, newId: predictableIds('withhold', now), origin: 'https://toy.example' })
  const spoken = await sql<{ entry_id: string; fields: string[] }>`
    select entry_id, array_agg(field order by field) as fields from record_disclosure group by entry_id
  `.execute(db)
  expect(spoken.rows.length).toBeGreaterThan(8)
  const own = new Set(['record_removal'])
  const tables = projectedTables.filter((table) => !own.has(table))
  let shownInTables = 0
  const kinds = new Map([...entries].map(([kind, id]) => [id, kind]))
  for (const { entry_id, fields } of spoken.rows) {
    const before = await projectedRows(db, tables)
    const removed = await db.transaction().execute((trx) => withhold(trx, removal(entry_id, fields), { facts, projectedTables }))
    if (!removed.ok) throw new Error(`${kinds.get(entry_id)} could not be removed`)
    const hidden = await projectedRows(db, tables)
    // Words that only the entry's own page shows leave no trace in the tables.
    if (JSON.stringify(hidden) !== JSON.stringify(before)) shownInTables += 1
    await db.transaction().execute((trx) => restoreWords(trx, { ...told(), removal: removed.fact.id, reason: 'appeal' }))
    expect({ kind: kinds.get(entry_id), rows: await projectedRows(db, tables) }).toEqual({ kind: kinds.get(entry_id), rows: before })
  }
  expect(shownInTables).toBeGreaterThan(8)
  const rows = await projectedRows(db, projectedTables)
  await replay(db, facts, projectedTables)
  expect(await projectedRows(db, projectedTables)).toEqual(rows)
}, 120_000)
