import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { describe, expect, test } from 'vitest'
import { advanceImports } from '#exchange/import-runs/advance-imports.ts'
import { underImportLock } from '#exchange/import-runs/import-lock.ts'
import { askRun, cancelRun } from '#exchange/import-runs/run-acts.ts'
import { fileDays, rowDays, sheetBytesMax } from '#exchange/import-runs/vocabulary.ts'
import { languages } from '#kernel/languages.ts'
import { findCommitment, listPlans } from '#modules/action-plans'
import type { Client } from '#test/client.ts'
import { type World, world } from '#test/world.ts'

const head = ['Country/Locality', 'Commitment Title', 'Year Of Submission', 'Commitment Unique Identifier', 'Lead Agency', 'Colour']
const peru = ['Peru', 'Publish budgets', '2017.0', 'PE0001', 'Treasury', 'blue']
const noPlace = ['Atlantis', 'Open meetings, call tel. 555-1234', '2018', '', '', '']
const sheet = (...rows: string[][]) => stringify([head, ...rows])

const send = (client: Client, text: string | Uint8Array<ArrayBuffer>, name = 'sheet.csv', submission = '') =>
  client.upload(`/${client.lang}/admin/imports`, { submission }, { file: new File([text], name) })

/** Sends a sheet and has it read. */
async function previewed(w: World, client: Client, text: string): Promise<string> {
  const { location, status } = await send(client, text)
  expect(status).toBe(303)
  await advanceImports(w.ctx)
  return location ?? ''
}

const filesOf = async (client: Client, path: string) => (await client.get(path)).body.replace(/^\ufeff/, '')

test('from a sheet to the record and to a mended file, by the pages alone', async () => {
  const w = await world()
  const steward = await w.as('steward')
  expect((await steward.get('/en/admin')).body).toContain('href="/en/admin/imports"')
  expect((await steward.get('/en/admin/imports')).body).toContain('No sheet has been sent yet')
  const sent = await send(steward, sheet(peru, noPlace))
  const path = sent.location ?? ''
  expect((await steward.get(path)).body).toContain('waits to be read')
  await advanceImports(w.ctx)

  const preview = await steward.get(path)
  expect(preview.body).toContain('Nothing has been kept yet')
  expect(preview.body).toMatch(/Country\/Locality[\s\S]*This country or locality is not a member|is not a member here/)
  expect(preview.body).toContain('The number was read from another form.')
  expect(preview.body).toContain('“Colour”')
  expect(preview.body).toContain('“Lead Agency”')
  expect(preview.body).not.toContain('555-1234')
  expect(await findCommitment(w.db, 'PE0001')).toBeNull()

  expect((await steward.post(`${path}/start`)).location).toBe(path)
  expect((await steward.get(path)).body).toContain('waits to begin')
  await advanceImports(w.ctx)
  const done = await steward.get(path)
  expect(done.body).toContain('The sheet is imported: 1 plan')
  expect(done.body).toContain('href="/en/commitments/PE0001"')
  expect(await findCommitment(w.db, 'PE0001')).toMatchObject({ source: 'ogp-commitments' })

  const report: string[][] = parse(await filesOf(steward, `${path}/report.csv`))
  expect(report.map(([line, outcome, , , , result]) => [line, outcome, result])).toEqual([
    ['line', 'outcome', 'result'],
    ['2', 'repaired', 'PE0001 new'],
    ['3', 'refused', ''],
  ])
  const refused = await filesOf(steward, `${path}/refused.csv`)
  expect(refused).toContain('[telephone removed]')
  const mended = await previewed(w, steward, refused.replace('Atlantis', 'Chile'))
  await steward.post(`${mended}/start`)
  await advanceImports(w.ctx)
  expect((await steward.get(`${mended}?show=new`)).body).toContain('CL0001')
  const list = await steward.get('/en/admin/imports')
  expect(list.body).toContain('1 read, 1 accepted, 0 refused')
  expect(list.body).toContain('2 read, 1 accepted, 1 refused')
  expect(w.faults).toEqual([])
}, 60_000)

test('the same sheet again: nothing is new, in every language and for every filter', async () => {
  const w = await world()
  const steward = await w.as('steward')
  const path = await previewed(w, steward, sheet(peru, noPlace))
  for (let turn = 0; turn < 2; turn += 1) {
    await steward.post(`${path}/start`)
    await advanceImports(w.ctx)
  }
  expect((await steward.get(`${path}?show=unchanged`)).body).toContain('PE0001')
  for (const lang of languages) {
    for (const show of ['', '?show=all', '?show=refused', '?show=repaired', '?show=new', '?show=accepted']) {
      expect((await steward.get(`${path.replace('/en/', `/${lang}/`)}${show}`)).status).toBe(200)
    }
    expect((await steward.get(`${path.replace('/en/', `/${lang}/`)}/report.csv`)).status).toBe(200)
  }
  expect((await steward.get(`${path}?show=all&page=9`)).status).toBe(404)
  expect(w.faults).toEqual([])
})

describe('refused, and nothing is kept', () => {
  test.each([
    ['no file', '', 'sheet.csv', 'Choose a CSV or XLSX file'],
    ['another kind of file', 'x', 'sheet.pdf', 'neither CSV nor XLSX'],
    ['a file that is too large', new Uint8Array(sheetBytesMax + 1), 'sheet.csv', 'over 16 MB'],
  ])('%s', async (_, content, name, message) => {
    const w = await world()
    const steward = await w.as('steward')
    const answer = content === '' ? await steward.upload('/en/admin/imports', {}, {}) : await send(steward, content, name)
    expect([answer.status, answer.body.includes(message)]).toEqual([422, true])
    expect((await steward.get('/en/admin/imports')).body).toContain('No sheet has been sent yet')
  })

  test('an empty file', async () => {
    const w = await world()
    expect((await send(await w.as('steward'), '')).status).toBe(422)
  })

  test('a file that is no such sheet: told, and it cannot be imported', async () => {
    const w = await world()
    const steward = await w.as('steward')
    const path = await previewed(w, steward, 'a,b\n1,2\n')
    expect((await steward.get(path)).body).toContain('holds the headings of the sheet')
    const answer = await steward.post(`${path}/start`)
    expect([answer.status, answer.body.includes('This file cannot be read')]).toEqual([409, true])
  })

  test('a second import while one is under way; the same form twice is one', async () => {
    const w = await world()
    const steward = await w.as('steward')
    const submission = w.ctx.newId()
    const first = await send(steward, sheet(peru), 'sheet.csv', submission)
    expect((await send(steward, sheet(peru), 'sheet.csv', submission)).location).toBe(first.location)
    const second = await send(steward, sheet(noPlace), 'other.csv')
    expect([second.status, second.body.includes('Another import is under way')]).toEqual([409, true])
    await advanceImports(w.ctx)
    const other = await previewed(w, steward, sheet(noPlace))
    await steward.post(`${first.location}/start`)
    expect((await steward.post(`${first.location}/start`)).status).toBe(303)
    expect((await steward.post(`${other}/start`)).status).toBe(409)
  })

  test('nobody else comes here, and no address is guessed', async () => {
    const w = await world()
    const contact = await w.as('exampleland-contact')
    expect((await contact.get('/en/admin/imports')).status).toBe(403)
    expect((await w.get('/en/admin/imports')).status).toBe(303)
    const steward = await w.as('steward')
    for (const id of ['1', w.ctx.newId()]) expect((await steward.get(`/en/admin/imports/${id}`)).status).toBe(404)
  })

  test('ten ask at once: one is under way', async () => {
    const w = await world()
    const steward = await w.as('steward')
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(steward, sheet(peru), 'sheet.csv', w.ctx.newId())))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9)
  })
})

describe('ended before its end, nothing is kept', () => {
  const long = sheet(...Array.from({ length: 400 }, (_, at) => ['Peru', `Commitment ${at}`, String(2011 + (at % 14)), '', '', '']))

  test('cancelled while it waits, and while it works', async () => {
    const w = await world()
    const steward = await w.as('steward')
    const path = await previewed(w, steward, long)
    await steward.post(`${path}/start`)
    await steward.post(`${path}/cancellation`)
    await advanceImports(w.ctx)
    expect((await steward.get(path)).body).toContain('It was cancelled: nothing of it was kept')
    await steward.post(`${path}/start`)
    const id = path.split('/').at(-1) ?? ''
    const working = advanceImports(w.ctx)
    // Asked again and again, so that it is asked while the import works.
    let ended = false
    void working.finally(() => (ended = true))
    while (!ended) await cancelRun(w.ctx, id)
    await working
    expect((await steward.get(path)).body).toContain('It was cancelled: nothing of it was kept')
    expect((await listPlans(w.db)).filter(({ source }) => source === 'ogp-commitments')).toEqual([])
  })

  test('interrupted by the end of the server, and by its death: told, and run again', async () => {
    const w = await world()
    const steward = await w.as('steward')
    const path = await previewed(w, steward, long)
    const id = path.split('/').at(-1) ?? ''
    await steward.post(`${path}/start`)
    const ending = new AbortController()
    const working = advanceImports(w.ctx, ending.signal)
    ending.abort()
    await working
    await advanceImports(w.ctx)
    const { body } = await steward.get(path)
    expect(body.includes('The sheet is imported') || body.includes('nothing was kept')).toBe(true)
    // A process that died lets go of the lock and leaves its run as it was.
    await steward.post(`${path}/start`)
    await w.pool.query(`update import_run set state = 'running' where id = $1`, [id])
    await advanceImports(w.ctx)
    expect((await steward.get(path)).body).toContain('It was interrupted, because the server stopped: nothing was kept')
    await steward.post(`${path}/start`)
    await advanceImports(w.ctx)
    expect((await steward.get(path)).body).toContain('The sheet is imported: 14 plans')
  })

  test('its connection is lost: it failed, and runs again', async () => {
    const w = await world()
    const steward = await w.as('steward')
    const path = await previewed(w, steward, long)
    await steward.post(`${path}/start`)
    const working = advanceImports(w.ctx).then(
      () => 'done',
      () => 'failed',
    )
    let outcome: string | null = null
    void working.then((how) => (outcome = how))
    while (outcome === null) {
      await w.pool.query(
        `select pg_terminate_backend(l.pid) from pg_locks l where l.locktype = 'advisory' and l.pid <> pg_backend_pid()
           and l.database = (select oid from pg_database where datname = current_database())
           and exists (select from import_run where stage = 'telling')`,
      )
    }
    const { body } = await steward.get(path)
    if (outcome === 'failed') {
      expect(body).toContain('nothing was kept')
      expect((await listPlans(w.db)).filter(({ source }) => source === 'ogp-commitments')).toEqual([])
      await steward.post(`${path}/start`)
      await advanceImports(w.ctx)
    }
    expect((await steward.get(path)).body).toContain('The sheet is imported: 14 plans')
  })

  test('while the command imports, the page waits', async () => {
    const w = await world()
    const steward = await w.as('steward')
    const { location } = await send(steward, long)
    await underImportLock(w.db, async () => {
      await advanceImports(w.ctx)
      expect((await steward.get(location ?? '')).body).toContain('waits to be read')
      expect(await underImportLock(w.db, () => Promise.resolve('both'))).toBe('busy')
    })
    await advanceImports(w.ctx)
    expect((await steward.get(location ?? '')).body).toContain('Nothing has been kept yet')
  })
})

test('files and rows are removed when their time is over; the counts stay', async () => {
  const w = await world()
  const steward = await w.as('steward')
  const path = await previewed(w, steward, sheet(peru))
  w.advance(fileDays + 1)
  await advanceImports(w.ctx)
  const again = await w.as('steward')
  expect((await again.get(path)).body).toContain('The file was removed')
  expect((await again.post(`${path}/start`)).status).toBe(409)
  w.advance(rowDays)
  await advanceImports(w.ctx)
  expect((await (await w.as('steward')).get(path)).body).toContain('What became of each row was removed')
})

test('a mandate that ended asks for nothing', async () => {
  const w = await world()
  const steward = await w.as('steward')
  const path = await previewed(w, steward, sheet(peru))
  const id = path.split('/').at(-1) ?? ''
  const nobody = await askRun(w.ctx, { id, step: 'import', mandateId: w.ctx.newId() })
  expect(nobody).toEqual({ ok: false, refusal: 'mandate-not-in-force' })
})
