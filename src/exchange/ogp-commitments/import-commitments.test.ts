import { stringify } from 'csv-stringify/sync'
import { describe, expect, test } from 'vitest'
import { projectedTables } from '#app/facts.ts'
import { sql } from '#kernel/database.ts'
import { commitmentsOfPlan, findCommitment, findPlan } from '#modules/action-plans'
import { findMember } from '#modules/members'
import { projectedRows } from '#record'
import { type World, world } from '#test/world.ts'
import { type ImportedRow, type ImportOptions, importCommitments } from './import-commitments.ts'

const head = [
  'Country/Locality',
  'Commitment Title',
  'Year Of Submission',
  'Commitment Unique Identifier',
  'Commitment Number',
  'Full Text',
  'Open Data',
  'Completion (End Of Term)',
  'Supporting Institution(s)',
]
type Row = readonly string[]
const peru = (number: number, more: Partial<Record<number, string>> = {}): Row => {
  const cells = [
    'Peru',
    `Title ${number}`,
    '2017',
    `PE${String(number).padStart(4, '0')}`,
    String(number),
    `Text ${number}`,
    '1',
    'Limited',
    'Treasury; Civil society network',
  ]
  return cells.map((cell, at) => more[at] ?? cell)
}
const sheet = (...rows: Row[]) => Buffer.from(stringify([head, ...rows]))
const toldAs = ({ told }: ImportedRow) => (told === null ? '' : `${told.reference} ${told.telling}`)
const options: ImportOptions = { dryRun: false, cancelled: () => false, progress: () => undefined }
const run = ({ ctx }: World, bytes: Buffer, more: Partial<ImportOptions> = {}) => importCommitments(ctx, bytes, { ...options, ...more })
const counted = async ({ db }: World) => {
  const { rows } = await sql<{
    n: number
  }>`select ((select count(*) from record_outbox) + (select count(*) from record_entry))::integer as n`.execute(db)
  return rows[0]?.n ?? 0
}

test('a sheet is told by its source; the member is admitted because the list names it', async () => {
  const site = await world({ demo: false })
  const done = await run(site, sheet(peru(1), peru(2)))
  expect(done).toMatchObject({ counts: { read: 2, accepted: 2, refused: 0 }, plans: 1, admitted: ['peru'], cancelled: false })
  expect(done.rows.map(toldAs)).toEqual(['PE0001 new', 'PE0002 new'])
  expect(await findMember(site.db, 'peru')).toMatchObject({ kind: 'state', country: 'PE', source: 'ogp-members', status: null })
  const plan = await findPlan(site.db, 'peru-2017')
  expect(plan).toMatchObject({ source: 'ogp-commitments', yearSubmitted: 2017, phase: null })
  expect(await findCommitment(site.db, 'PE0001')).toMatchObject({ source: 'ogp-commitments', title: { original: 'en', en: 'Title 1' } })
  const { rows } = await sql<{
    by: string
  }>`select distinct convert_from(leaf, 'utf8')::jsonb -> 'by' ->> 'kind' as by from record_outbox`.execute(site.db)
  expect(rows).toEqual([{ by: 'source' }])
})

test('again: nothing; a changed cell: one revision; a row more: one commitment', async () => {
  const site = await world({ demo: false })
  await run(site, sheet(peru(1), peru(2)))
  const before = await counted(site)
  expect((await run(site, sheet(peru(2), peru(1)))).rows.map(toldAs)).toEqual(['PE0002 unchanged', 'PE0001 unchanged'])
  expect(await counted(site)).toBe(before)
  const done = await run(site, sheet(peru(1, { 5: 'Another text' }), peru(2), peru(3)))
  expect(done.rows.map(toldAs)).toEqual(['PE0001 revised', 'PE0002 unchanged', 'PE0003 new'])
})

test('a dry run says the same and keeps nothing', async () => {
  const site = await world({ demo: false })
  const before = await projectedRows(site.db, projectedTables)
  const dry = await run(site, sheet(peru(1), peru(2)), { dryRun: true })
  expect(await projectedRows(site.db, projectedTables)).toEqual(before)
  expect(await counted(site)).toBe(0)
  const real = await run(site, sheet(peru(1), peru(2)))
  expect(dry.rows.map(toldAs)).toEqual(real.rows.map(toldAs))
  expect(dry.counts).toEqual(real.counts)
})

describe('refused, with what to do', () => {
  test('a place that is no member and in no list', async () => {
    const site = await world({ demo: false })
    const done = await run(site, sheet(peru(1), peru(2, { 0: 'Atlantis' })))
    expect(done.counts).toMatchObject({ read: 2, accepted: 1, refused: 1 })
    expect(done.rows[1]?.outcome).toMatchObject({ accepted: false, refusals: [{ why: 'place-not-a-member' }] })
    expect(await findMember(site.db, 'atlantis')).toBeNull()
  })
  test('a plan that the member keeps here itself', async () => {
    const site = await world()
    const before = await counted(site)
    const done = await run(site, sheet(peru(1, { 0: 'Exampleland', 2: '2025' })))
    expect(done.rows[0]?.outcome).toMatchObject({ accepted: false, refusals: [{ why: 'plan-of-member-itself' }] })
    expect(await counted(site)).toBe(before)
  })
})

test('a locality is admitted under its country', async () => {
  const site = await world({ demo: false })
  const done = await run(site, sheet(peru(1, { 0: 'La Libertad' }), peru(2, { 0: 'La Libertad, Peru' })))
  expect(done.counts.refused).toBe(0)
  const country = await findMember(site.db, 'peru')
  expect(await findMember(site.db, 'la-libertad')).toMatchObject({ kind: 'local-government', parent: country?.id, country: 'PE' })
})

test('names of one country are one member, and its rows one plan', async () => {
  const site = await world({ demo: false })
  const names = ['Côte d’Ivoire', "COTE D'IVOIRE", 'Ivory Coast']
  const done = await run(site, sheet(...names.map((name, at) => peru(at + 1, { 0: name, 3: '' }))))
  expect(done).toMatchObject({ plans: 1, counts: { refused: 0 } })
  const plan = await findPlan(site.db, 'cote-divoire-2017')
  expect((await commitmentsOfPlan(site.db, plan?.id ?? '')).map(({ reference }) => reference)).toEqual(['CI0001', 'CI0002', 'CI0003'])
})

test('the same row twice is one commitment; two of one identifier are two', async () => {
  const site = await world({ demo: false })
  const done = await run(site, sheet(peru(1), peru(1), peru(1, { 1: 'Something else' })))
  expect(done.counts).toMatchObject({ read: 3, accepted: 3, repaired: 1 })
  expect(done.rows.map(toldAs)).toEqual(['PE0001 new', 'PE0001 new', 'PE0002 new'])
})

test('cancelled at whatever plan, nothing is kept; a later run tells all', async () => {
  const site = await world({ demo: false })
  const rows = ['2014', '2016', '2018'].map((year, at) => peru(at + 1, { 2: year }))
  const before = await projectedRows(site.db, projectedTables)
  for (const plansBefore of [0, 1, 2, 3]) {
    let told = 0
    const done = await run(site, sheet(...rows), {
      cancelled: () => told >= plansBefore,
      progress: ({ stage }) => {
        if (stage === 'telling') told += 1
      },
    })
    expect(done).toMatchObject({ cancelled: true, plans: 0, rows: [], counts: { read: 0, accepted: 0 } })
  }
  expect([await projectedRows(site.db, projectedTables), await counted(site)]).toEqual([before, 0])
  const completed = await run(site, sheet(...rows))
  expect(completed.rows.map(toldAs)).toEqual(['PE0001 new', 'PE0002 new', 'PE0003 new'])
})

test('what is to be kept beside an import is kept with it or not at all', async () => {
  const site = await world({ demo: false })
  const keep = () => Promise.reject(new Error('the report cannot be written'))
  await expect(run(site, sheet(peru(1)), { keep })).rejects.toThrow('the report cannot be written')
  expect(await counted(site)).toBe(0)
})
