import { parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { facts } from '#app/facts.ts'
import { languages } from '#kernel/languages.ts'
import { append, factFrom, projectedRows, redact, replay } from '#record'
import { type World, world } from '#test/world.ts'
import { projectedTables } from '../facts.ts'
import { readExplorerQuery, writeExplorerQuery } from './explorer-query.ts'

let it: World
let memberId: string

const definition = (kind: string) => {
  const found = facts.find((one) => one.kind === kind)
  if (found === undefined) throw new Error(`no fact ${kind}`)
  return found
}
const add = (kind: string, about: Record<string, string>, data: unknown, disclosures: Record<string, unknown> = {}, at?: Date) =>
  it.db.transaction().execute((trx) => {
    const words = Object.fromEntries(Object.entries(disclosures).map(([field, value]) => [field, JSON.parse(JSON.stringify(value))]))
    const fact = factFrom(it.ctx, { by: { kind: 'instance' }, about, data, disclosures: words, ...(at === undefined ? {} : { at }) })
    return append(trx, definition(kind), fact)
  })

const milestone = (id: string, due: string) => ({
  id,
  title: { original: 'en', en: 'A step' },
  output: null,
  from: null,
  due,
  owner: null,
  supporters: [],
})

async function commitment(plan: string, reference: string, title: Record<string, string>, due: string, part: Record<string, unknown> = {}) {
  const [id, step] = [it.ctx.newId(), it.ctx.newId()]
  const content = {
    number: null,
    title,
    lead: 'Ministry of Tests',
    partnersInGovernment: [],
    partnersOutside: [],
    from: null,
    to: null,
    values: ['transparency'],
    policyAreas: ['open-contracting'],
    actions: [],
    traces: [],
    carriedFrom: null,
    sdgTargets: ['16.6'],
    uncacArticles: [],
    climate: false,
    milestones: [milestone(step, due)],
    ...part,
  }
  const data = { reference, country: 'EX', revision: 1, content, prose: ['problem'], reasonGiven: false }
  const problem = { original: 'en', en: `Nobody can see zebra${reference}.` }
  const fact = await add('commitment-published', { commitment: id, plan, member: memberId }, data, { problem })
  return { id, step, entry: fact.id }
}

let late: Awaited<ReturnType<typeof commitment>>

beforeAll(async () => {
  it = await world()
  const members = await it.get('/en/members/exampleland')
  expect(members.status).toBe(200)
  memberId = (await it.db.selectFrom('member').select('id').where('slug', '=', 'exampleland').executeTakeFirstOrThrow()).id
  const plan = it.ctx.newId()
  const announced = {
    slug: 'test-plan',
    cycle: 9,
    level: 'national',
    years: 2,
    from: '2025-01-01',
    to: '2026-12-31',
    adoptionDue: '2025-01-01',
    title: null,
    fictional: true,
  }
  await add('plan-announced', { plan, member: memberId }, announced)
  late = await commitment(plan, 'EX9101', { original: 'en', en: 'Publish every contrâct', fr: 'Publier chaque marché' }, '2026-01-31')
  const other = await commitment(plan, 'EX9102', { original: 'ar', ar: 'نشر العقود العامة' }, '2026-12-31', { values: ['participation'] })
  const commitments = [late, other].map(({ id }) => ({ commitment: id, revision: 1 }))
  await add('plan-adopted', { plan, member: memberId }, { version: 1, commitments })
})

const references = (body: string) => [...body.matchAll(/<tr id="(EX91\d\d)"/g)].map(([, reference]) => reference)
const find = async (query: string) => references((await it.get(`/en/commitments?${query}`)).body)

describe('the explorer', () => {
  test('finds words in every language without accents, case or endings; in prose; by reference', async () => {
    expect(await find('q=CONTRACTS')).toEqual(['EX9101'])
    expect(await find(`q=${encodeURIComponent('marches')}`)).toEqual(['EX9101'])
    expect(await find(`q=${encodeURIComponent('العقود')}`)).toEqual(['EX9102'])
    expect(await find('q=zebraEX9102')).toEqual(['EX9102'])
    expect(await find('q=ex9101')).toEqual(['EX9101'])
  })

  test('puts a word right that no commitment has, and says so', async () => {
    const { body } = await it.get('/en/commitments?q=contrect')
    expect(references(body)).toEqual(['EX9101'])
    expect(body).toContain('role="status"')
  })

  test('facets narrow, their counts say what each choice gives, and what is most late comes first', async () => {
    expect((await find('member=exampleland&year=2025')).slice(0, 2)).toEqual(['EX9101', 'EX9102'])
    expect(await find('q=zebraEX9101&progress=late&late=3-to-12-months')).toEqual(['EX9101'])
    expect(await find('value=participation&q=zebraEX9102')).toEqual(['EX9102'])
    expect(await find('value=participation&q=zebraEX9101')).toEqual([])
    const { body } = await it.get('/en/commitments?value=participation&q=zebraEX9101')
    expect(body).toContain('No commitment matches')
    expect(body).toContain('Without Public participation')
  })

  test.each(languages)('has its page, table and charts, in %s; a strange address shows what it can', async (lang) => {
    for (const query of [
      '',
      '?view=chart',
      '?all=area',
      '?page=99999&sort=nothing&progress=nobody',
      `?q=${encodeURIComponent('%00"><script>')}`,
    ])
      expect((await it.get(`/${lang}/commitments${query}`)).status).toBe(200)
  })

  test('sees an act at once: withdrawn, then late no more', async () => {
    const plan = (await it.db.selectFrom('action_plan').select('id').where('slug', '=', 'test-plan').executeTakeFirstOrThrow()).id
    const extra = await commitment(plan, 'EX9103', { original: 'en', en: 'Open the quokka register' }, '2026-02-01')
    expect(await find('q=quokka&progress=late')).toEqual(['EX9103'])
    await add('commitment-withdrawn', { commitment: extra.id, plan, member: memberId }, { reasonGiven: false })
    expect(await find('q=quokka&progress=late')).toEqual([])
    expect(await find('q=quokka&progress=withdrawn')).toEqual(['EX9103'])
  })
})

describe('files of what is shown', () => {
  test('CSV, XLSX and JSON hold the same commitments as the page, and no formula', async () => {
    const query = 'q=zebraEX9101'
    const csv = await it.get(`/en/commitments.csv?${query}`)
    const rows: Record<string, string>[] = parse(csv.body, { columns: true, bom: true })
    expect(rows.map(({ reference }) => reference)).toEqual(['EX9101'])
    const response = await it.app.request(`http://x/en/commitments.xlsx?${query}`)
    const sheet = await readXlsxFile(Buffer.from(await response.arrayBuffer()))
    expect(JSON.stringify(sheet)).toContain('EX9101')
    const json = await it.get(`/api/v1/commitments?${query}`)
    expect(json.headers.get('access-control-allow-origin')).toBe('*')
    expect(JSON.parse(json.body)).toMatchObject({
      total: 1,
      commitments: [{ reference: 'EX9101', progress: 'late', member: 'exampleland' }],
    })
  })
  test('a parameter that is not understood is told as a problem (RFC 9457)', async () => {
    const { status, headers } = await it.get('/api/v1/commitments?per=zero')
    expect([status, headers.get('content-type')]).toEqual([422, 'application/problem+json'])
    expect(JSON.parse((await it.get('/api/v1/openapi.json')).body)).toMatchObject({ openapi: '3.1.0' })
  })
})

test('an address is read and written back the same', () => {
  const address = 'q=a+b&member=x&member=y&area=tax&sort=due&view=chart&page=3'
  const again = writeExplorerQuery(readExplorerQuery(new URLSearchParams(address))).toString()
  expect(writeExplorerQuery(readExplorerQuery(new URLSearchParams(again))).toString()).toBe(again)
  expect(readExplorerQuery(new URLSearchParams(again))).toEqual(readExplorerQuery(new URLSearchParams(address)))
})

test('erased words are found no more, and a replay gives the same index', async () => {
  await it.db.transaction().execute((trx) =>
    redact(
      trx,
      {
        target: late.entry,
        field: 'problem',
        ground: 'author-request',
        id: it.ctx.newId(),
        at: it.ctx.now(),
        recordedAt: it.ctx.now(),
        by: { kind: 'instance' },
      },
      facts,
    ),
  )
  expect(await find('q=zebraEX9101')).toEqual([])
  const before = await projectedRows(it.db, ['commitment_search', 'commitment_word', 'commitment'])
  await replay(it.db, facts, projectedTables)
  expect(await projectedRows(it.db, ['commitment_search', 'commitment_word', 'commitment'])).toEqual(before)
})

test('nothing failed', () => expect(it.faults).toEqual([]))
