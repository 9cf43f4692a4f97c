import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Db, sql } from '#kernel/database.ts'
import {
  folderSource,
  httpSource,
  publishCheckpoint,
  readCheckpoint,
  recordProtocolRoutes,
  sequence,
  verifierKeys,
  verifyDatabase,
  verifyLog,
} from '#record'
import { readTileAddress } from '../../src/record/queries/read-tile.ts'
import { cosignerFromSeed } from '../../src/record/signer.ts'
import { tilePath } from '../../src/record/tile-path.ts'
import { growingTiles, widthAt } from '../../src/record/tiles.ts'
import { later, noon, place, placeMany, toyRecord, toySigner } from './toy-record.ts'

const sealed = async (count: number) => {
  const record = await toyRecord()
  await placeMany(record.db, count)
  await place(record.db, 7, 'words of a person')
  await sequence(record.db)
  await publishCheckpoint(record.db, toySigner, noon)
  return record
}

async function unguarded(db: Db, statement: string): Promise<void> {
  for (const table of ['record_entry', 'record_tile', 'record_disclosure', 'record_about', 'record_checkpoint', 'record_state']) {
    await sql`alter table ${sql.table(table)} disable trigger all`.execute(db)
  }
  await sql.raw(statement).execute(db)
}

const tampering: readonly (readonly [string, string, string])[] = [
  [
    'an entry changed, its hash recomputed',
    "update record_entry set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'place 2', 'place 9'), 'UTF8'), leaf_hash = sha256('\\x00' || convert_to(replace(convert_from(leaf, 'UTF8'), 'place 2', 'place 9'), 'UTF8')) where index = 2",
    'root-differs',
  ],
  [
    'an entry that is no longer canonical',
    "update record_entry set leaf = leaf || ' '::bytea, leaf_hash = sha256('\\x00' || leaf || ' '::bytea) where index = 1",
    'entry-malformed',
  ],
  ['a tile changed', "update record_tile set hashes = overlay(hashes placing '\\x00'::bytea from 40)", 'tile-differs'],
  ['an entry taken out', 'delete from record_entry where index = 1', 'entries-missing'],
  ['a hole in the indexes', 'delete from record_entry where index = 1', 'index-gap'],
  ['a column that says another thing', "update record_entry set kind = 'member-expelled' where index = 1", 'column-differs'],
  [
    'a subject added for the filters',
    "insert into record_about select entry_id, 'member', 'x' from record_entry where index = 1",
    'column-differs',
  ],
  ['words changed', 'update record_disclosure set value = \'"other words"\'', 'words-mismatch'],
  ['words lost', 'delete from record_disclosure', 'words-missing'],
  ['a checkpoint with another root', "update record_checkpoint set note = replace(note, E'\\n5\\n', E'\\n4\\n')", 'checkpoint-not-signed'],
  ['a right edge of another tree', "update record_state set frontier = sha256('a') || sha256('b')", 'state-differs'],
]

describe('what a verifier finds', () => {
  test('nothing, in an untouched record; and it says what it could not exclude', async () => {
    const { db } = await sealed(4)
    const report = await verifyDatabase(db)
    expect(report).toMatchObject({ ok: true, size: 5, entriesRead: 5, tilesCompared: 1, findings: [], signedBy: ['toy.example/record'] })
    expect(report.notExcluded).toHaveLength(3)
  })

  test.each(tampering)('%s', async (_, statement, what) => {
    const { db } = await sealed(4)
    await unguarded(db, statement)
    const report = await verifyDatabase(db)
    expect(report.findings.map((finding) => finding.what)).toContain(what)
    expect(report.ok).toBe(what === 'words-missing')
  })

  test('a record rewritten and signed again with its own key: by the older checkpoint, not without', async () => {
    const { db } = await sealed(4)
    const old = (await readCheckpoint(db)) ?? ''
    const forked = await sealed(9)
    const keys = [toySigner.verifierKey.text]
    expect(await verifyDatabase(forked.db, { keys })).toMatchObject({ ok: true, extendsSize: null })
    const report = await verifyDatabase(forked.db, { keys, old })
    expect(report).toMatchObject({ ok: false, findings: [{ what: 'older-checkpoint-inconsistent' }] })
    await placeMany(db, 3)
    await sequence(db)
    await publishCheckpoint(db, toySigner, later(6))
    expect(await verifyDatabase(db, { keys, old })).toMatchObject({ ok: true, extendsSize: 5 })
  })

  test('a witness policy: met by a cosignature, not without one', async () => {
    const { db } = await sealed(4)
    const witness = cosignerFromSeed('witness.example/w', Buffer.alloc(32, 3))
    const witnesses = { keys: [witness.verifierKey.text], atLeast: 1 }
    expect(await verifyDatabase(db, { witnesses })).toMatchObject({ ok: false, findings: [{ what: 'not-enough-witnesses' }] })
    const note = (await readCheckpoint(db)) ?? ''
    const line = witness.cosign(note.slice(0, note.lastIndexOf('\n\n') + 1), 1_763_899_200)
    await db.insertInto('record_cosignature').values({ size: 5, witness: witness.name, line, received_at: noon }).execute()
    const report = await verifyDatabase(db, { keys: [toySigner.verifierKey.text], witnesses })
    expect(report).toMatchObject({ ok: true, witnessedBy: ['witness.example/w'], notExcluded: [] })
  })
})

describe('over the protocol addresses', () => {
  let record: Awaited<ReturnType<typeof toyRecord>>
  const folder = mkdtempSync(path.join(tmpdir(), 'record-copy-'))
  beforeAll(async () => {
    record = await sealed(300)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const get = (address: string) => recordProtocolRoutes(() => record.db).request(address)

  test('what is published is served, cached as RECORD.md says; what is not is 404 and not stored', async () => {
    const kept = 'public, max-age=31536000, immutable'
    for (const [address, status, caching, type] of [
      ['/checkpoint', 200, 'public, max-age=2', 'text/plain; charset=utf-8'],
      ['/record/keys', 200, 'public, max-age=2', 'text/plain; charset=utf-8'],
      ['/tile/0/000', 200, kept, 'application/octet-stream'],
      ['/tile/0/001.p/45', 200, kept, 'application/octet-stream'],
      ['/tile/0/001.p/7', 200, kept, 'application/octet-stream'],
      ['/tile/1/000.p/1', 200, kept, 'application/octet-stream'],
      ['/tile/entries/001.p/45', 200, kept, 'application/octet-stream'],
      ['/record/receipt/300', 200, 'public, max-age=2', 'text/plain; charset=utf-8'],
      ['/record/disclosures/300', 200, 'no-store', 'application/json'],
      ['/tile/0/001.p/46', 404, 'no-store', 'text/plain; charset=utf-8'],
      ['/tile/0/001', 404, 'no-store', 'text/plain; charset=utf-8'],
      ['/tile/0/1', 404, 'no-store', 'text/plain; charset=utf-8'],
      ['/tile/1/000.p/2', 404, 'no-store', 'text/plain; charset=utf-8'],
      ['/tile/entries/001.p/46', 404, 'no-store', 'text/plain; charset=utf-8'],
      ['/record/receipt/301', 404, 'no-store', 'text/plain; charset=utf-8'],
      ['/record/receipt/01', 404, 'no-store', 'text/plain; charset=utf-8'],
      ['/record/disclosures/301', 404, 'no-store', 'text/plain; charset=utf-8'],
    ] as const) {
      const response = await get(address)
      const told = [response.status, response.headers.get('cache-control'), response.headers.get('content-type')]
      expect([address, ...told]).toEqual([address, status, caching, type])
    }
    const whole = Buffer.from(await (await get('/tile/0/001.p/45')).arrayBuffer())
    expect(Buffer.from(await (await get('/tile/0/001.p/7')).arrayBuffer())).toEqual(whole.subarray(0, 7 * 32))
    expect(await (await get('/record/keys')).text()).toBe(`${toySigner.verifierKey.text}\n`)
  })

  test('what is sequenced but under no checkpoint is not served', async () => {
    const { db } = await sealed(1)
    await place(db, 9)
    await sequence(db)
    const routes = recordProtocolRoutes(() => db)
    expect((await routes.request('/tile/entries/000.p/3')).status).toBe(404)
    expect((await routes.request('/tile/0/000.p/3')).status).toBe(404)
    expect((await routes.request('/record/receipt/2')).status).toBe(404)
    expect((await routes.request('/tile/0/000.p/2')).status).toBe(200)
  })

  test('a verifier at a distance and one with a copy in a folder come to the same root', async () => {
    const server = serve({ fetch: recordProtocolRoutes(() => record.db).fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const keys = [...(await verifierKeys(record.db))]
    const remote = await verifyLog(httpSource(`http://127.0.0.1:${port}/`), { keys })
    server.close()
    expect(remote).toMatchObject({ ok: true, size: 301, tilesCompared: 3, words: { ok: 1, missing: 0 } })
    await copyInto(record.db, folder)
    const copied = await verifyLog(folderSource(folder), { keys })
    expect(copied).toMatchObject({ ok: true, size: 301, root: remote.root, words: { unread: 1 } })
    writeFileSync(path.join(folder, 'tile/entries/001.p/45'), 'x')
    expect(await verifyLog(folderSource(folder), { keys })).toMatchObject({ ok: false, findings: [{ what: 'entries-missing' }] })
    rmSync(path.join(folder, 'checkpoint'))
    expect(await verifyLog(folderSource(folder), { keys })).toMatchObject({ ok: false, findings: [{ what: 'no-checkpoint' }] })
  })
})

async function copyInto(db: Db, folder: string): Promise<void> {
  const whole = [
    { level: 0, n: 0 },
    { level: 'entries' as const, n: 0 },
  ].map((at) => ({ ...at, width: 256 }))
  const partial = [...growingTiles(301), { level: 'entries' as const, n: 1, width: widthAt(301, 0, 1) }]
  for (const address of [...whole, ...partial]) {
    const file = path.join(folder, tilePath(address))
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, (await readTileAddress(db, address)) ?? '')
  }
  writeFileSync(path.join(folder, 'checkpoint'), (await readCheckpoint(db)) ?? '')
}
