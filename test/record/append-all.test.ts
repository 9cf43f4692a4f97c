import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { sql } from '#kernel/database.ts'
import { appendAll, appending, defineFact, factFrom, projectedRows, publishCheckpoint, replay, sequence, verifyDatabase } from '#record'
import { later, noon, pebblePlaced, toyFacts, toyRecord, toySigner, toyTables } from './toy-record.ts'

const pebbles = (...weights: readonly number[]) =>
  weights.map((weight) =>
    factFrom(
      { now: () => noon, newId: () => v7() },
      {
        by: { kind: 'source', source: 'sheet' },
        about: { place: 'here' },
        data: { weight, place: `place ${weight}` },
        disclosures: { words: `words ${weight}` },
      },
    ),
  )

test('facts appended together stand in their order, with their words, as if appended one by one', async () => {
  const { db } = await toyRecord()
  await db.transaction().execute((trx) => appendAll(trx, [appending(pebblePlaced, pebbles(3, 1, 2)), appending(pebblePlaced, pebbles(9))]))
  await sequence(db)
  const { rows } = await sql<{ weight: number }>`
    select (convert_from(leaf, 'utf8')::jsonb -> 'data' ->> 'weight')::integer as weight from record_entry order by index`.execute(db)
  expect(rows.map(({ weight }) => weight)).toEqual([3, 1, 2, 9])
  const before = await projectedRows(db, toyTables)
  expect(before['pebble']).toHaveLength(4)
  await replay(db, toyFacts, toyTables)
  expect(await projectedRows(db, toyTables)).toEqual(before)
  await publishCheckpoint(db, toySigner, later(10))
  expect(await verifyDatabase(db)).toMatchObject({ ok: true, words: { ok: 4, missing: 0, mismatch: 0 } })
})

test('one that does not fit leaves none behind', async () => {
  const { db } = await toyRecord()
  const groups = [appending(pebblePlaced, pebbles(1)), appending(pebblePlaced, pebbles(1.5))]
  await expect(db.transaction().execute((trx) => appendAll(trx, groups))).rejects.toThrow()
  expect(await projectedRows(db, ['record_outbox', 'record_about', 'record_disclosure', 'pebble'])).toEqual({
    record_outbox: [],
    record_about: [],
    record_disclosure: [],
    pebble: [],
  })
})

test('a kind that projects many at once is asked to, once', async () => {
  const { db } = await toyRecord()
  const asked: number[] = []
  const together = defineFact({
    ...pebblePlaced,
    projectAll: async (trx, facts) => {
      asked.push(facts.length)
      for (const fact of facts) await pebblePlaced.project(trx, fact)
    },
  })
  await db
    .transaction()
    .execute((trx) => appendAll(trx, [appending(together, pebbles(1, 2, 3)), appending(together, pebbles(4)), appending(together, [])]))
  expect(asked).toEqual([3])
  expect((await projectedRows(db, ['pebble']))['pebble']).toHaveLength(4)
})
