import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#kernel/open-database.ts'
import {
  applicationRole,
  defaultRecordName,
  grantApplicationRole,
  loadSigner,
  openRecord,
  publishCheckpoint,
  RecordNameChanged,
  recordName,
  sequence,
  verifierKeys,
} from '#record'
import { signerFromSeed } from '../../src/record/signer.ts'
import { noon, place, placeMany, toyRecord, toySigner } from './toy-record.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'record-key-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const refused: readonly (readonly [string, RegExp])[] = [
  ["update record_entry set kind = 'x'", /append-only/],
  ["update record_entry set kind = 'x' where false", /append-only/],
  ['delete from record_entry', /append-only/],
  ['truncate record_entry', /append-only/],
  ["update record_checkpoint set note = 'x'", /append-only/],
  ['delete from record_checkpoint', /append-only/],
  ['truncate record_checkpoint cascade', /append-only/],
  ['delete from record_about', /append-only/],
  ['delete from record_key', /append-only/],
  ['update record_outbox set kind = kind', /append-only/],
  ['truncate record_outbox', /append-only/],
  ['delete from record_outbox', /only once it is in the record/],
  ["update record_disclosure set value = '1'", /append-only/],
  ['delete from record_disclosure', /only together with an entry/],
  ['truncate record_disclosure', /append-only/],
  ['update record_tile set hashes = substring(hashes from 1 for 32)', /only widens/],
  ["update record_tile set hashes = sha256('x') || sha256('y') || sha256('z') || sha256('t')", /only widens/],
  ['delete from record_tile', /append-only/],
  ['update record_state set size = size - 1', /only grows/],
  ["update record_state set name = 'other'", /for good/],
  ['delete from record_state', /append-only/],
  [
    'insert into record_entry select index + 5, gen_random_uuid(), kind, at, recorded_at, leaf, leaf_hash from record_entry where index = 0',
    /no gaps/,
  ],
  [
    "insert into record_entry select 3, gen_random_uuid(), kind, at, recorded_at, leaf, sha256('x') from record_entry where index = 0",
    /check constraint/,
  ],
]

describe('what the database refuses, whoever asks', () => {
  let record: Awaited<ReturnType<typeof toyRecord>>
  beforeAll(async () => {
    record = await toyRecord()
    await placeMany(record.db, 3)
    await sequence(record.db)
    await publishCheckpoint(record.db, toySigner, noon)
    await place(record.db, 4, 'words of a person')
  })
  test.each(refused)('%s', async (statement, reason) => {
    await expect(record.pool.query(statement)).rejects.toThrow(reason)
  })
})

describe('the application role', () => {
  test('appends, sequences and signs, and lacks the right to rewrite even without the triggers', async () => {
    const { db, pool, connectionString } = await toyRecord()
    expect(await grantApplicationRole(db)).toEqual({ granted: true })
    expect(await grantApplicationRole(db)).toEqual({ granted: true })
    for (const table of ['record_entry', 'record_checkpoint', 'record_tile']) await pool.query(`alter table ${table} disable trigger all`)
    const limited = await openDatabase({ connectionString }, { role: applicationRole })
    try {
      await place(limited.db, 1, 'words')
      expect(await sequence(limited.db)).toEqual({ busy: false, added: 1 })
      expect(await publishCheckpoint(limited.db, toySigner, noon)).toMatchObject({ status: 'signed', size: 1 })
      for (const act of [
        'update record_entry set kind = kind',
        'delete from record_entry',
        'truncate record_entry',
        'delete from record_checkpoint',
        'delete from record_tile',
        'alter table record_entry enable trigger all',
      ]) {
        await expect(limited.pool.query(act), act).rejects.toThrow(/permission denied|must be owner/)
      }
    } finally {
      await limited.close()
    }
  })

  test('says why where roles may not be made', async () => {
    const { pool, connectionString } = await toyRecord()
    const name = `plain_${process.pid}`
    await pool.query(`create role ${name} login`)
    try {
      await pool.query(`grant usage on schema public to ${name}`)
      const plain = await openDatabase({ connectionString }, { role: name })
      const answer = await grantApplicationRole(plain.db)
      await plain.close()
      expect(answer).toMatchObject({ granted: false, reason: expect.stringMatching(/permission denied|admin option/) })
    } finally {
      await pool.query(`drop owned by ${name}; drop role ${name}`)
    }
  })
})

describe('the name and the key', () => {
  test('an empty record takes a new name, one with entries keeps its own', async () => {
    const { db } = await toyRecord()
    const other = signerFromSeed('other.example/record', Buffer.alloc(32, 9))
    await openRecord(db, other, noon)
    await openRecord(db, other, noon)
    expect(await verifierKeys(db)).toEqual(expect.arrayContaining([other.verifierKey.text]))
    await place(db, 1)
    await expect(openRecord(db, toySigner, noon)).rejects.toThrow(RecordNameChanged)
  })

  test('the name comes from the public address, without scheme', () => {
    expect(recordName('https://parvis.example/')).toBe('parvis.example')
    expect(recordName('http://city.example:8080/open')).toBe('city.example:8080/open')
    expect(recordName(undefined)).toBe(defaultRecordName)
    expect(() => recordName('https://a b')).toThrow('cannot name the record')
  })

  test('the key file is made once, for its owner alone, and a broken one is refused', () => {
    const dataDir = path.join(folder, 'data')
    const made = loadSigner({ dataDir, name: 'a.example' })
    expect(loadSigner({ dataDir, name: 'a.example' }).verifierKey.text).toBe(made.verifierKey.text)
    const file = path.join(dataDir, 'record.key')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const seed = readFileSync(file, 'utf8').trim()
    expect(loadSigner({ dataDir: '/nowhere', key: seed, name: 'a.example' }).verifierKey.text).toBe(made.verifierKey.text)
    writeFileSync(file, 'not a key')
    expect(() => loadSigner({ dataDir, name: 'a.example' })).toThrow('Put back the key')
    expect(() => loadSigner({ dataDir, key: 'AAAA', name: 'a.example' })).toThrow('PARVIS_RECORD_KEY')
  })
})
