// What a page of the explorer takes the server over 100,000 commitments: unfiltered, by each facet, by two, by words, by words
// spelt nearly, sorted, deep, as charts and as files; and right after an act has changed one commitment. Beside each kind of
// page, the same facets counted by plain SQL on the same database in the same minutes; at the end, the plans of our queries.
// To run: node bin/bench.mjs explorer [commitments]
import { loadavg } from 'node:os'
import { v7 } from 'uuid'
import { loadStartingData } from '#app/starting-data.ts'
import { sql } from '#kernel/database.ts'
import { progressReported } from '#modules/action-plans'
import { append, factFrom } from '#record'
import { type OpenedSite, openSite } from './open-site.ts'
import { plainFacets } from './plain-facets.ts'
import { explainQueries } from './query-plans.ts'
import { seedCommitments } from './seed-commitments.ts'

const count = Number(process.argv[2] ?? 100_000)
const times = 24
const asked = 150

const say = (text: string) => process.stdout.write(`${text}\n`)
const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const load = () => `load of the machine ${loadavg()[0]?.toFixed(1)}`

/** One kind of page: its query, or queries in turn. */
interface Kind {
  readonly name: string
  readonly queries: readonly string[]
  /** The filter of the same question in SQL; absent where plain SQL has no such question. */
  readonly plain?: string
}

async function answer(site: OpenedSite, path: string): Promise<number> {
  const before = performance.now()
  const response = await site.app.request(path)
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
  return performance.now() - before
}

const seconds = async (work: () => Promise<unknown>): Promise<string> => {
  const before = performance.now()
  await work()
  return ((performance.now() - before) / 1000).toFixed(1)
}

/** Asks each page of a kind several times and prints what they took; true when a page asked for stays within its time. */
async function measure(site: OpenedSite, { name, queries, plain }: Kind, before: () => Promise<unknown> = () => Promise.resolve()) {
  const paths = queries.map((query) => (query.startsWith('/') ? query : `/en/commitments?${query}`))
  // Words are searched for the first time; everything else was asked before by somebody.
  if (paths.length < times) for (const path of paths) await answer(site, path)
  const taken: number[] = []
  for (let time = 0; time < times; time += 1) {
    await before()
    taken.push(await answer(site, paths[time % paths.length] ?? ''))
  }
  const sorted = taken.toSorted((a, b) => a - b)
  const bySql = plain === undefined ? null : await plainFacets(site.db, plain)
  const ratio = bySql === null ? '' : `; facets by plain SQL ${bySql.toFixed(0)} ms, ratio ${(at(sorted, 0.5) / bySql).toFixed(2)}`
  const p95 = at(sorted, 0.95)
  say(`${name.padEnd(44)} p50 ${at(sorted, 0.5).toFixed(0).padStart(5)} ms   p95 ${p95.toFixed(0).padStart(5)} ms${ratio}`)
  return p95 <= asked
}

const facetKinds: readonly Kind[] = [
  { name: 'everything, unfiltered', queries: [''], plain: 'true' },
  { name: 'progress', queries: ['progress=late', 'progress=complete', 'progress=not-told'] },
  { name: 'lateness', queries: ['late=over-12-months', 'late=up-to-3-months'] },
  { name: 'member', queries: ['member=france', 'member=chile'], plain: `member_id = (select id from member where slug = 'france')` },
  { name: 'region', queries: ['region=europe', 'region=americas'] },
  { name: 'level', queries: ['level=national'] },
  { name: 'theme, action', queries: ['theme=digital-tools-capacity', 'action=transparency-on-lobbying'] },
  { name: 'policy area', queries: ['area=open-contracting', 'area=audits'], plain: `policy_areas @> array['open-contracting']` },
  { name: 'value', queries: ['value=transparency', 'value=participation'], plain: `ogp_values @> array['transparency']` },
  { name: 'completion', queries: ['completion=limited', 'completion=complete'] },
  { name: 'year', queries: ['year=2020', 'year=2014'] },
  { name: 'development goal', queries: ['sdg=16', 'sdg=5'] },
  { name: 'told by', queries: ['told=source', 'told=member'], plain: `source is not null` },
  { name: 'two facets', queries: ['value=transparency&year=2020', 'progress=late&region=europe', 'area=audits&told=member'] },
  { name: 'all values of the largest facet', queries: ['all=lead'] },
  { name: 'sorted', queries: ['sort=due', 'sort=revised', 'sort=year', 'sort=progress'] },
  { name: 'deep pages', queries: ['page=2500', 'page=4999', 'sort=due&page=3000'] },
  { name: 'nothing found', queries: ['value=transparency&member=nobody', 'year=1900&area=audits'] },
]

/** Searches with a word of its own each time: what is found is kept between acts, and a kept search would tell nothing. */
async function wordKinds({ db }: OpenedSite): Promise<readonly Kind[]> {
  const { rows } = await sql<{ word: string }>`
    select word from ts_stat('select document from commitment_search tablesample system (3)') where length(word) > 5 order by ndoc desc`.execute(
    db,
  )
  const from = (place: number) => rows.slice(place, place + times).map(({ word }) => word)
  const [often, middling, seldom, others] = [from(0), from(200), from(2000), from(400)]
  const nearly = (word: string) => `${word.slice(0, 3)}x${word.slice(4)}`
  const kind = (name: string, words: readonly string[], rest = ''): Kind => ({ name, queries: words.map((word) => `q=${word}${rest}`) })
  return [
    kind(`words of most (${often[0]}…)`, often),
    kind(`words of some (${middling[0]}…)`, middling),
    kind(`words of few (${seldom[0]}…)`, seldom),
    kind(
      'two words',
      others.map((word, place) => `${word}+${often[place]}`),
    ),
    kind('a word and facets', others, '&value=transparency&progress=late'),
    kind('a word, sorted, deep', from(450), '&sort=due&page=40'),
    kind('words spelt nearly', from(500).map(nearly)),
    kind(
      'words that are nowhere',
      from(500).map((word) => `qq${word}zz`),
    ),
    { name: 'a search again, another page', queries: [`q=${often[0]}&page=2`, `q=${often[0]}&value=transparency`] },
  ]
}

const otherKinds: readonly Kind[] = [
  { name: 'charts of everything', queries: ['view=chart'] },
  { name: 'charts, filtered', queries: ['view=chart&member=france', 'view=chart&progress=late'] },
  { name: 'JSON, 100 commitments', queries: ['/api/v1/commitments', '/api/v1/commitments?value=transparency'] },
  { name: 'JSON, 1,000 commitments (not a page)', queries: ['/api/v1/commitments?per=1000'] },
  { name: 'CSV of some (not a page)', queries: ['/en/commitments.csv?member=france&year=2020'] },
]

/** Brings the planner's statistics up to date, as the database's own vacuum does within a minute. */
const analyze = ({ db }: OpenedSite) =>
  db.transaction().execute(async (trx) => {
    await sql`set local role none`.execute(trx)
    await sql`analyze`.execute(trx)
  })

/** An act like any other: a member reports on one commitment. */
async function actOnce({ ctx, db }: OpenedSite): Promise<void> {
  const one = await db.selectFrom('commitment').select(['id', 'plan_id', 'member_id']).limit(1).executeTakeFirstOrThrow()
  const about = { commitment: one.id, plan: one.plan_id, member: one.member_id }
  const data = { report: v7(), from: '2026-01-01', to: '2026-06-30', completion: 'limited' as const }
  await db.transaction().execute((trx) => append(trx, progressReported, factFrom(ctx, { by: { kind: 'instance' }, about, data })))
}

const site = await openSite()
try {
  await loadStartingData(site.ctx, { demo: false })
  const seeding = await seconds(() => seedCommitments(site.db, count))
  await analyze(site)
  const { rows } = await sql<{ size: string }>`select pg_size_pretty(pg_database_size(current_database())) as size`.execute(site.db)
  say(`${count.toLocaleString('en')} commitments in ${seeding} s, database ${rows[0]?.size}; ${load()}`)
  const memory = process.memoryUsage()
  const first = await seconds(() => answer(site, '/en/commitments'))
  const after = process.memoryUsage()
  const grown = (key: 'heapUsed' | 'rss' | 'arrayBuffers') => `${key} ${Math.round((after[key] - memory[key]) / 1e6)} MB`
  say(
    `the first page of the process, which fills the index: ${first} s; grown by ${grown('heapUsed')}, ${grown('arrayBuffers')}, ${grown('rss')}`,
  )
  const kept: boolean[] = []
  for (const kind of [...facetKinds, ...(await wordKinds(site)), ...otherKinds]) kept.push(await measure(site, kind))
  for (const queries of [[''], ['value=transparency&year=2020'], ['sort=due']])
    kept.push(await measure(site, { name: `right after an act: ${queries[0] || 'everything'}`, queries }, () => actOnce(site)))
  say(
    `${kept.filter(Boolean).length} of ${kept.length} kinds within ${asked} ms (p95); ${Math.round(process.memoryUsage().rss / 1e6)} MB resident; ${load()}`,
  )
  await explainQueries(site.db, say)
} finally {
  await site.close()
}
