import { expect, test } from 'vitest'
import { sql } from '#kernel/database.ts'
import { append, factFrom, latestCheckpoint, publishCheckpoint, sequence, verifyDatabase } from '#record'
import { signerFromSeed } from '../../src/record/signer.ts'
import { later, noon, pebblePlaced, place, placeMany, toyRecord, toySigner } from './toy-record.ts'

const ctx = { now: () => noon, newId: () => '01a207cf-09cf-749a-8b7e-cb8d110cb069' }
const pebble = (weight: number) => factFrom(ctx, { by: { kind: 'instance' }, about: {}, data: { weight, place: 'x' } })

test('twenty appenders and two sequencers at once: dense indexes, every act once, in the order of the outbox', async () => {
  const { db } = await toyRecord()
  let appending = true
  const sequencers = [0, 1].map(async () => {
    let added = 0
    while (appending) added += (await sequence(db, { batch: 7 })).added
    return added
  })
  const appended = await Promise.all(
    Array.from({ length: 20 }, async (_, k) => {
      const ids: string[] = []
      for (let i = 0; i < 25; i += 1) ids.push(await place(db, k * 100 + i))
      return ids
    }),
  )
  appending = false
  const bySequencers = await Promise.all(sequencers)
  const rest = await sequence(db)
  expect(bySequencers.reduce((a, b) => a + b, 0) + rest.added).toBe(500)
  const entries = await db.selectFrom('record_entry').select(['index', 'entry_id']).orderBy('index').execute()
  expect(entries.map((entry) => entry.index)).toEqual(Array.from({ length: 500 }, (_, i) => i))
  expect(entries.map((entry) => entry.entry_id).sort()).toEqual(appended.flat().sort())
  const places = new Map(entries.map((entry) => [entry.entry_id, entry.index]))
  for (const ids of appended) {
    const own = ids.map((id) => places.get(id) ?? -1)
    expect(own).toEqual(own.toSorted((a, b) => a - b))
  }
  await publishCheckpoint(db, toySigner, noon)
  expect(await verifyDatabase(db)).toMatchObject({ ok: true, size: 500, entriesRead: 500, findings: [] })
})

test('a second sequencer answers busy while the first holds the lock', async () => {
  const { db } = await toyRecord()
  await place(db, 1)
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(7301001)`.execute(trx)
    expect(await sequence(db)).toEqual({ busy: true, added: 0 })
  })
  expect(await sequence(db)).toEqual({ busy: false, added: 1 })
})

test('an act rolled back leaves nothing; an act that fails in its projection neither', async () => {
  const { db } = await toyRecord()
  await expect(
    db.transaction().execute(async (trx) => {
      await append(trx, pebblePlaced, pebble(1))
      throw new Error('changed my mind')
    }),
  ).rejects.toThrow('changed my mind')
  const failing = {
    ...pebblePlaced,
    project: async () => {
      throw new Error('no table')
    },
  }
  await expect(db.transaction().execute((trx) => append(trx, failing, pebble(1)))).rejects.toThrow('no table')
  expect(await sequence(db)).toEqual({ busy: false, added: 0 })
  expect(await db.selectFrom('record_about').selectAll().execute()).toEqual([])
})

test('the same id is appended once, also after it was sequenced', async () => {
  const { db } = await toyRecord()
  const twice = () => db.transaction().execute((trx) => append(trx, pebblePlaced, pebble(1)))
  await twice()
  await expect(twice()).rejects.toThrow('duplicate key')
  await sequence(db)
  await expect(twice()).rejects.toThrow('already in the record')
})

test('an append that its schema, its form or its size forbids is refused', async () => {
  const { db } = await toyRecord()
  const appending = (data: { weight: number; place: string }) =>
    db.transaction().execute((trx) => append(trx, pebblePlaced, { ...pebble(1), data }))
  await expect(appending({ weight: 1.5, place: 'x' })).rejects.toThrow()
  await expect(appending({ weight: 1, place: 'x\ud800' })).rejects.toThrow('surrogate')
  await expect(appending({ weight: 1, place: 'x'.repeat(65_600) })).rejects.toThrow('65535')
})

test('killed between sequencing and checkpoint: the next run signs what was committed', async () => {
  const { db } = await toyRecord()
  await placeMany(db, 3)
  await publishCheckpoint(db, toySigner, noon)
  await sequence(db)
  expect((await latestCheckpoint(db))?.size).toBe(0)
  expect(await publishCheckpoint(db, toySigner, later(6))).toMatchObject({ status: 'signed', size: 3 })
  expect(await verifyDatabase(db)).toMatchObject({ ok: true, size: 3 })
})

test('a sequencing cut in the middle leaves everything in the outbox', async () => {
  const { db } = await toyRecord()
  await placeMany(db, 5)
  await sql`create function stop_here() returns trigger language plpgsql as $$ begin raise exception 'cut'; end $$`.execute(db)
  await sql`create trigger cut before update on record_state for each row execute function stop_here()`.execute(db)
  await expect(sequence(db)).rejects.toThrow('cut')
  expect(await db.selectFrom('record_entry').select('index').execute()).toEqual([])
  await sql`drop trigger cut on record_state`.execute(db)
  expect(await sequence(db)).toEqual({ busy: false, added: 5 })
})

test('checkpoints: on change, at most every five seconds, never behind what was published', async () => {
  const { db } = await toyRecord()
  expect(await publishCheckpoint(db, toySigner, noon)).toMatchObject({ status: 'signed', size: 0 })
  expect(await publishCheckpoint(db, toySigner, later(60))).toEqual({ status: 'unchanged' })
  await place(db, 1)
  await sequence(db)
  expect(await publishCheckpoint(db, toySigner, later(4.9))).toEqual({ status: 'too-soon' })
  const ahead = await publishCheckpoint(db, toySigner, later(6), { reported: [{ by: 'witness.example', size: 2 }] })
  expect(ahead).toMatchObject({ status: 'refused', obstacle: 'larger-size-reported' })
  expect(await publishCheckpoint(db, signerFromSeed('other.example', Buffer.alloc(32, 7)), later(6))).toMatchObject({
    obstacle: 'name-differs',
  })
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(7301002)`.execute(trx)
    expect(await publishCheckpoint(db, toySigner, later(6))).toEqual({ status: 'busy' })
  })
  // Ten connections opened before, so that the ten signers start together.
  await Promise.all(Array.from({ length: 10 }, () => sql`select pg_sleep(0.05)`.execute(db)))
  const signers = Array.from({ length: 10 }, () => publishCheckpoint(db, toySigner, later(6)))
  expect((await Promise.all(signers)).filter((outcome) => outcome.status === 'signed')).toHaveLength(1)
})

test('a database restored from before a checkpoint does not sign', async () => {
  const { db } = await toyRecord()
  await placeMany(db, 2)
  await sequence(db)
  await publishCheckpoint(db, toySigner, noon)
  await sql`alter table record_state disable trigger all`.execute(db)
  await sql`update record_state set size = 0, frontier = ''`.execute(db)
  expect(await publishCheckpoint(db, toySigner, later(60))).toMatchObject({ status: 'refused', obstacle: 'larger-size-published' })
})

test('a tree that no longer holds what was published is not signed', async () => {
  const { db } = await toyRecord()
  await placeMany(db, 2)
  await sequence(db)
  await publishCheckpoint(db, toySigner, noon)
  await sql`alter table record_tile disable trigger all`.execute(db)
  await sql`update record_tile set hashes = sha256('x') || sha256('y')`.execute(db)
  await place(db, 3)
  await sequence(db)
  expect(await publishCheckpoint(db, toySigner, later(60))).toMatchObject({ status: 'refused', obstacle: 'published-tree-changed' })
})
