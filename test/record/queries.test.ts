import { expect, test } from 'vitest'
import {
  entriesAbout,
  entryProof,
  entryReceipt,
  findEntriesByIds,
  findEntryById,
  findEntryByIndex,
  kindsOnRecord,
  latestCheckpoint,
  listEntries,
  publishCheckpoint,
  sequence,
  verifyReceipt,
} from '#record'
import { verifyInclusion } from '../../src/record/verify-proof.ts'
import { later, noon, place, placeMany, toyRecord, toySigner } from './toy-record.ts'

test('entries are listed newest first, waiting ones before, by kind, subject and period, page by page', async () => {
  const { db } = await toyRecord()
  await placeMany(db, 7)
  await sequence(db)
  await publishCheckpoint(db, toySigner, noon)
  const waiting = await place(db, 8)
  const all = await listEntries(db, { page: 1, perPage: 3 })
  expect(all).toMatchObject({ total: 8, pages: 3, page: 1 })
  expect(all.entries.map((entry) => entry.index)).toEqual([null, 6, 5])
  expect(all.entries.map((entry) => entry.sealed)).toEqual([false, true, true])
  expect((await listEntries(db, { page: 3, perPage: 3 })).entries.map((entry) => entry.index)).toEqual([1, 0])
  expect((await listEntries(db, { page: 4, perPage: 3 })).entries).toEqual([])
  const even = await entriesAbout(db, { kind: 'place', id: 'even' }, 10)
  expect(even.map((entry) => entry.index)).toEqual([null, 6, 4, 2, 0])
  expect(even[0]?.id).toBe(waiting)
  expect(await listEntries(db, { kind: 'no-such-kind', page: 1, perPage: 3 })).toMatchObject({ total: 0, pages: 1, entries: [] })
  expect(await listEntries(db, { kind: 'pebble-placed', from: noon, to: later(1), page: 1, perPage: 3 })).toMatchObject({ total: 8 })
  expect(await listEntries(db, { except: ['pebble-placed'], page: 1, perPage: 3 })).toMatchObject({ total: 0 })
  expect(await listEntries(db, { except: ['another-kind'], page: 1, perPage: 3 })).toMatchObject({ total: 8 })
  expect(await listEntries(db, { to: noon, page: 1, perPage: 3 })).toMatchObject({ total: 0 })
  expect(await kindsOnRecord(db)).toEqual(['pebble-placed'])
})

test('an entry is found by index and by id, waiting or sequenced', async () => {
  const { db } = await toyRecord()
  const id = await place(db, 1, 'words')
  expect(await findEntryById(db, id)).toMatchObject({ index: null, sealed: false, kind: 'pebble-placed', disclosed: { words: 'words' } })
  await sequence(db)
  expect(await findEntryById(db, id)).toMatchObject({ index: 0, sealed: false, data: { weight: 1, place: 'place 1' } })
  expect(await findEntryByIndex(db, 0)).toMatchObject({ id })
  expect(await findEntryByIndex(db, 1)).toBeNull()
  expect(await findEntryByIndex(db, -1)).toBeNull()
  expect(await findEntriesByIds(db, ['01a207cf-09cf-749a-8b7e-cb8d110cb069', id])).toHaveLength(1)
})

test('an entry has a proof and an offline receipt once a checkpoint covers it', async () => {
  const { db } = await toyRecord()
  await placeMany(db, 300)
  await sequence(db)
  expect(await latestCheckpoint(db)).toBeNull()
  expect(await entryProof(db, 5)).toBeNull()
  await publishCheckpoint(db, toySigner, noon)
  await placeMany(db, 300)
  await sequence(db)
  const proof = await entryProof(db, 299)
  expect(proof).toMatchObject({ index: 299, checkpoint: { size: 300, origin: 'toy.example/record' } })
  if (!proof) return
  expect(
    verifyInclusion(
      299,
      300,
      proof.leafHash,
      proof.steps.map((step) => step.hash),
      proof.checkpoint.root,
    ),
  ).toBe(true)
  expect(proof.steps.map(({ from, to }) => [from, to])).toEqual(
    [
      [298, 299],
      [296, 298],
      [288, 296],
      [256, 288],
      [0, 256],
    ].map((range) => expect.arrayContaining(range)),
  )
  expect(await entryProof(db, 300)).toBeNull()
  const receipt = (await entryReceipt(db, 299)) ?? ''
  expect(verifyReceipt(receipt, proof.leaf, [toySigner.verifierKey])).toMatchObject({ ok: true, index: 299 })
  expect(verifyReceipt(receipt, Buffer.from('other'), [toySigner.verifierKey])).toEqual({ ok: false, obstacle: 'not-included' })
  expect(verifyReceipt(receipt.replace('index 299', 'index 298'), proof.leaf, [toySigner.verifierKey])).toMatchObject({ ok: false })
  expect(verifyReceipt(receipt, proof.leaf, [])).toEqual({ ok: false, obstacle: 'no-known-signature' })
})
