import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { underImportLock } from '#exchange/import-runs/import-lock.ts'
import { type Db, sql } from '#kernel/database.ts'
import { projectedRows, replay } from '#record'
import { freshDatabase } from '../database.ts'
import { buildProgram, runProgram, until } from '../program.ts'

const head = ['Country/Locality', 'Commitment Title', 'Year Of Submission', 'Commitment Number', 'Full Text', 'Completion (End Of Term)']
const countries = ['Peru', 'Chile', 'Ghana', 'Kenya', 'Italy']
const rows = countries.flatMap((country) =>
  ['2014', '2016', '2018'].flatMap((year) =>
    Array.from({ length: 12 }, (_, at) => [country, `Commitment ${at} of ${country}`, year, String(at + 1), 'Text', 'Limited']),
  ),
)

let folder = ''
let program = ''
const file = (name: string, content: string) => {
  writeFileSync(path.join(folder, name), content)
  return path.join(folder, name)
}
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'parvis-import-'))
  program = await buildProgram('bin/parvis.ts')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const parvis = (database: string, ...args: readonly string[]) =>
  runProgram([program, ...args], { DATABASE_URL: database, PARVIS_DATA: folder })
const commitments = async (db: Db) =>
  (await sql<{ reference: string }>`select reference from commitment order by reference`.execute(db)).rows.map((row) => row.reference)
const entries = async (db: Db) => (await sql<{ n: number }>`select count(*)::integer as n from record_outbox`.execute(db)).rows[0]?.n

/** Waits until the command holds the lock of imports. */
const untilItImports = (db: Db) =>
  until(
    'the import begins',
    async () => {
      const { rows: held } = await sql`select from pg_locks where locktype = 'advisory'
        and database = (select oid from pg_database where datname = current_database())
        and ((classid::bigint << 32) | objid::bigint) = hashtextextended('parvis/import', 0)`.execute(db)
      return held.length > 0
    },
    30_000,
  )

describe('parvis import ogp-commitments', () => {
  test('says what was read, refuses by 3, and writes files that can be mended', async () => {
    const { connectionString, db } = await freshDatabase()
    const sheet = file(
      'dirty.csv',
      stringify([head, ...rows.slice(0, 2), ['Peru', '', '2016', '9', 'call tel. 555-1234', 'NA'], ['Atlantis', 'T', '2016', '1', '', '']]),
    )
    const [report, refused] = [path.join(folder, 'report.csv'), path.join(folder, 'refused.csv')]
    const dry = parvis(connectionString, 'import', 'ogp-commitments', sheet, '--dry-run')
    expect(await dry.ended).toBe(3)
    expect(await commitments(db)).toEqual([])
    const run = parvis(connectionString, 'import', 'ogp-commitments', sheet, '--report', report, '--refused', refused)
    expect(await run.ended).toBe(3)
    expect(run.out.at(-1)).toBe('{"read":4,"accepted":2,"repaired":0,"refused":2,"redacted":1}')
    expect(dry.out).toEqual(run.out)
    expect(run.err.join('\n')).toContain('Line 4 refused: Commitment Title: Neither the title')
    const told: string[][] = parse(readFileSync(report), { bom: true })
    expect(told.map(([line, outcome]) => `${line} ${outcome}`)).toEqual([
      'line outcome',
      '2 accepted',
      '3 accepted',
      '4 refused',
      '5 refused',
    ])
    const mended = readFileSync(refused, 'utf8').replace('Atlantis', 'Chile').replace(',Peru,,2016', ',Peru,Mended,2016')
    const again = parvis(connectionString, 'import', 'ogp-commitments', file('mended.csv', mended))
    expect([await again.ended, again.out.at(-1)]).toEqual([0, '{"read":2,"accepted":2,"repaired":0,"refused":0,"redacted":0}'])
  }, 60_000)

  test('says what is wrong with a file that is no sheet, with a kind that is unknown, with no file', async () => {
    const { connectionString } = await freshDatabase()
    const none = parvis(connectionString, 'import', 'ogp-commitments', file('none.csv', 'a,b\n1,2\n'))
    const others = [['ogp-commitments', path.join(folder, 'absent.csv')], ['something'], ['ogp-commitments']]
    const ended = others.map((args) => parvis(connectionString, 'import', ...args).ended)
    expect(await Promise.all([none.ended, ...ended])).toEqual([1, 1, 2, 2])
    expect(none.out).toEqual([])
    expect(none.err.join('\n')).toContain('headings of the sheet')
  }, 60_000)

  test('killed again and again it leaves nothing, and a last run tells all once', async () => {
    const sheet = file('sheet.csv', stringify([head, ...rows]))
    const straight = await freshDatabase()
    expect(await parvis(straight.connectionString, 'import', 'ogp-commitments', sheet).ended).toBe(0)
    const all = await entries(straight.db)
    const { connectionString, db } = await freshDatabase()
    const before = await projectedRows(db, projectedTables)
    for (const after of [0, 60, 200, 400]) {
      const run = parvis(connectionString, 'import', 'ogp-commitments', sheet)
      await untilItImports(db)
      await delay(after * Math.random())
      run.child.kill('SIGKILL')
      await run.ended
      // Killed just after its end, it has kept all.
      if ((await entries(db)) === all) break
      expect([await entries(db), await projectedRows(db, projectedTables)]).toEqual([0, before])
    }
    expect(await parvis(connectionString, 'import', 'ogp-commitments', sheet).ended).toBe(0)
    expect(await commitments(db)).toEqual(await commitments(straight.db))
    expect(await entries(db)).toBe(await entries(straight.db))
    const tables = await projectedRows(db, projectedTables)
    await replay(db, facts, projectedTables)
    expect(await projectedRows(db, projectedTables)).toEqual(tables)
  }, 120_000)

  test('interrupted, it keeps all or nothing, and says which', async () => {
    const { connectionString, db } = await freshDatabase()
    const run = parvis(connectionString, 'import', 'ogp-commitments', path.join(folder, 'sheet.csv'))
    await untilItImports(db)
    run.child.kill('SIGINT')
    const code = await run.ended
    expect([0, 130]).toContain(code)
    expect(await commitments(db)).toHaveLength(code === 0 ? rows.length : 0)
  }, 60_000)

  test('a second one at the same time is refused plainly', async () => {
    const { connectionString, db } = await freshDatabase()
    await underImportLock(db, async () => {
      const second = parvis(connectionString, 'import', 'ogp-commitments', path.join(folder, 'sheet.csv'))
      expect([await second.ended, await commitments(db)]).toEqual([1, []])
      expect(second.err.join()).toContain('Another import is under way')
    })
  }, 60_000)
})

describe('parvis import polis', () => {
  test('says what is missing, and keeps nothing then', async () => {
    const { connectionString, db } = await freshDatabase()
    file('comments.csv', 'comment-id,author-id,moderated,comment-body\n0,0,1,A street\n')
    file('votes.csv', 'timestamp,comment-id,voter-id,vote\n1462096800000,0,0,1\n')
    const ends = async (...args: readonly string[]) => {
      const run = parvis(connectionString, 'import', 'polis', ...args)
      return { code: await run.ended, err: run.err.join('\n'), out: run.out }
    }
    expect(await ends(folder)).toMatchObject({ code: 2, out: [], err: expect.stringContaining('--member') })
    expect(await ends(folder, '--member', 'nobody')).toMatchObject({ code: 1, out: [], err: expect.stringContaining('No member') })
    expect(await ends(path.join(folder, 'nothing'))).toMatchObject({ code: 1, err: expect.stringContaining('holds no') })
    expect(await ends(folder, '--language', 'zh')).toMatchObject({ code: 2 })
    expect(await entries(db)).toBe(0)
  })
})
