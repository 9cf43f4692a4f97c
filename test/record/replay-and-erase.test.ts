import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { sql } from '#kernel/database.ts'
import { findEntryById, projectedRows, publishCheckpoint, ReplayFailed, redact, replay, sequence, verifyDatabase } from '#record'
import { later, noon, place, placeMany, toyFacts, toyRecord, toySigner, toyTables } from './toy-record.ts'

const redaction = (target: string) => ({
  id: v7(),
  at: noon,
  recordedAt: noon,
  by: { kind: 'instance' } as const,
  target,
  field: 'words',
  ground: 'author-request' as const,
})

test('a replay gives the same rows, from sequenced and waiting entries, erased words included', async () => {
  const { db } = await toyRecord()
  await placeMany(db, 12)
  const spoken = await place(db, 50, 'mes mots')
  await sequence(db, { batch: 5 })
  await place(db, 51, 'كلماتي')
  await db.transaction().execute((trx) => redact(trx, redaction(spoken), toyFacts))
  const before = await projectedRows(db, toyTables)
  expect(before.pebble).toHaveLength(14)
  expect(before.record_redaction).toHaveLength(1)
  expect(await replay(db, toyFacts, toyTables)).toEqual({ sequenced: 13, pending: 2 })
  expect(await projectedRows(db, toyTables)).toEqual(before)
  await sql`update pebble set weight = 1000 where weight = 50`.execute(db)
  expect(await projectedRows(db, toyTables)).not.toEqual(before)
  await replay(db, toyFacts, toyTables)
  expect(await projectedRows(db, toyTables)).toEqual(before)
})

test('a replay fails on an unknown kind or changed schema, names the entry and changes nothing', async () => {
  const { db } = await toyRecord()
  await placeMany(db, 3)
  await sequence(db)
  const before = await projectedRows(db, toyTables)
  await expect(replay(db, [], toyTables)).rejects.toThrow(new ReplayFailed('entry 0', 'nothing is known of the kind pebble-placed'))
  const strict = toyFacts.map((definition) => ({
    ...definition,
    schema: definition.schema.refine(
      (data) => JSON.stringify(data) !== '{"weight":2,"place":"place 2"}' && JSON.stringify(data) !== '{"place":"place 2","weight":2}',
    ),
  }))
  await expect(replay(db, strict, toyTables)).rejects.toThrow(/^entry 2 cannot be replayed/)
  expect(await projectedRows(db, toyTables)).toEqual(before)
})

test('acts go on while a replay runs, and nothing is lost or doubled', async () => {
  const { db } = await toyRecord()
  await placeMany(db, 20)
  await sequence(db)
  const placing = Array.from({ length: 20 }, (_, i) => place(db, 100 + i))
  await Promise.all([replay(db, toyFacts, toyTables), ...placing])
  const rows = await projectedRows(db, toyTables)
  expect(rows.pebble).toHaveLength(40)
  await replay(db, toyFacts, toyTables)
  expect(await projectedRows(db, toyTables)).toEqual(rows)
})

test('erased words leave the record verifiable, the page told, and are erased once', async () => {
  const { db, pool } = await toyRecord()
  const spoken = await place(db, 1, 'my words')
  const kept = await place(db, 2, 'their words')
  await sequence(db)
  await publishCheckpoint(db, toySigner, noon)
  expect(await verifyDatabase(db)).toMatchObject({ ok: true, words: { ok: 2, redacted: 0, missing: 0, mismatch: 0 } })
  const erasing = () => db.transaction().execute((trx) => redact(trx, redaction(spoken), toyFacts))
  const both = await Promise.all([erasing(), erasing()])
  expect(both.map((outcome) => outcome.ok).sort()).toEqual([false, true])
  expect(await erasing()).toEqual({ ok: false, refusal: 'nothing-to-erase' })
  await sequence(db)
  await publishCheckpoint(db, toySigner, later(6))
  expect(await verifyDatabase(db)).toMatchObject({ ok: true, findings: [], words: { ok: 1, redacted: 1, missing: 0, mismatch: 0 } })
  expect(await findEntryById(db, spoken)).toMatchObject({ disclosed: {}, redacted: ['words'], sealed: true })
  expect(await findEntryById(db, kept)).toMatchObject({ disclosed: { words: 'their words' }, redacted: [] })
  const { rows } = await pool.query("select 1 from pebble where words = 'my words'")
  expect(rows).toEqual([])
})
