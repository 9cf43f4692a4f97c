import { describe, expect, test } from 'vitest'
import { facts, projectedTables } from '#app/facts.ts'
import { sql } from '#kernel/database.ts'
import { findMember } from '#modules/members'
import { projectedRows, replay } from '#record'
import { type World, world } from '#test/world.ts'
import { tellPlan } from './acts/tell-plan.ts'
import { decideTellPlan, occurrencesOf } from './rules/tell-plan.ts'
import type { CommitmentContent, PlanToldBySource, ToldCommitment, ToldPlan } from './vocabulary.ts'

const content: CommitmentContent = {
  number: 1,
  title: { original: 'en', en: 'Publish budgets' },
  lead: 'Ministry of Finance',
  partnersInGovernment: [],
  partnersOutside: [],
  from: '2016-07-01',
  to: null,
  values: ['transparency'],
  policyAreas: ['open-data'],
  actions: [],
  traces: [],
  carriedFrom: null,
  sdgTargets: [],
  uncacArticles: [],
  climate: false,
  milestones: [],
}
const nothing = {
  verifiable: null,
  openGovernmentLens: null,
  potentialForResults: null,
  earlyResults: null,
  specificity: null,
  potentialImpact: null,
  starred: null,
}
const plan: PlanToldBySource = {
  slug: 'argentina-2016',
  cycle: 3,
  level: 'national',
  years: 2,
  yearSubmitted: 2016,
  from: null,
  to: null,
  title: null,
}

const commitment = (title: string, more: Partial<ToldCommitment> = {}): ToldCommitment => ({
  name: `AR#${title}`,
  reference: null,
  content: { ...content, title: { original: 'en', en: title } },
  prose: { solution: { original: 'en', en: `What ${title} is.` } },
  reviews: [{ product: 'end-of-term', year: 2019, values: { ...nothing, completion: 'limited' } }],
  status: { completion: null, word: 'In progress', on: null },
  ...more,
})

async function scene() {
  const { db, ctx } = await world()
  const argentina = await findMember(db, 'argentina')
  const told = (commitments: readonly ToldCommitment[], more: Partial<ToldPlan> = {}): ToldPlan => ({
    source: 'sheet',
    name: 'argentina 2016',
    memberId: argentina?.id ?? '',
    country: 'AR',
    plan,
    commitments,
    ...more,
  })
  const tell = (it: ToldPlan) => db.transaction().execute((trx) => tellPlan(trx, ctx, it))
  return { db, ctx, told, tell }
}

const entries = async (db: World['db']) => {
  const { rows } = await sql<{
    n: number
  }>`select ((select count(*) from record_outbox) + (select count(*) from record_entry))::integer as n`.execute(db)
  return rows[0]?.n ?? 0
}
const ok = async (outcome: ReturnType<Awaited<ReturnType<typeof scene>>['tell']>) => {
  const told = await outcome
  if (!told.ok) throw new Error(told.refusal)
  return told.fact
}

describe('a plan told by a source', () => {
  test('stands with its commitments and reviews; told again, nothing is appended', async () => {
    const { db, told, tell } = await scene()
    const first = await ok(tell(told([commitment('a'), commitment('b', { reference: 'AR0042' }), commitment('c')])))
    expect(first).toMatchObject({ slug: 'argentina-2016', telling: 'new' })
    expect(first.commitments).toEqual([
      { reference: 'AR0043', telling: 'new' },
      { reference: 'AR0042', telling: 'new' },
      { reference: 'AR0044', telling: 'new' },
    ])
    const before = await entries(db)
    const again = await ok(tell(told([commitment('c'), commitment('a'), commitment('b')])))
    expect(again.commitments.map(({ reference, telling }) => `${reference} ${telling}`)).toEqual([
      'AR0044 unchanged',
      'AR0043 unchanged',
      'AR0042 unchanged',
    ])
    expect(again.telling).toBe('unchanged')
    expect(await entries(db)).toBe(before)
  })
  test('what changed gives a new revision, of that alone', async () => {
    const { db, told, tell } = await scene()
    await tell(told([commitment('a'), commitment('b')]))
    const before = await entries(db)
    const changed = commitment('a', { prose: { solution: { original: 'en', en: 'Otherwise.' } } })
    const reviewed = commitment('b', { reviews: [{ product: 'end-of-term', year: 2019, values: { ...nothing, completion: 'complete' } }] })
    const done = await ok(tell(told([changed, reviewed], { plan: { ...plan, years: 4 } })))
    expect(done).toMatchObject({ telling: 'revised', commitments: [{ telling: 'revised' }, { telling: 'revised' }] })
    expect(await entries(db)).toBe(before + 3)
    const rows = await db
      .selectFrom('commitment')
      .select(['reference', 'revision'])
      .where('source', '=', 'sheet')
      .orderBy('reference')
      .execute()
    expect(rows.map(({ revision }) => revision)).toEqual([2, 1])
  })
  test('a state is told once, and again when the source gives another', async () => {
    const { db, told, tell } = await scene()
    const stated = (word: string) => commitment('a', { status: { completion: word === 'Complete' ? 'complete' : null, word, on: null } })
    const before = await entries(db)
    const tellings = []
    for (const word of ['In progress', 'In progress', 'Complete', 'Complete', 'In progress'])
      tellings.push((await ok(tell(told([stated(word)])))).commitments[0]?.telling)
    expect(tellings).toEqual(['new', 'unchanged', 'revised', 'unchanged', 'revised'])
    expect(await entries(db)).toBe(before + 6)
  })
  test('commitments of one name are told apart by their titles', async () => {
    const { told, tell } = await scene()
    const named = (title: string) => commitment(title, { name: 'same' })
    const first = await ok(tell(told([named('a'), named('b')])))
    const again = await ok(tell(told([named('b'), named('a'), named('new')])))
    expect(again.commitments.map(({ telling }) => telling)).toEqual(['unchanged', 'unchanged', 'new'])
    expect(again.commitments[0]?.reference).toBe(first.commitments[1]?.reference)
  })
  test('what the member has changed itself is kept', async () => {
    const { db, told, tell } = await scene()
    await tell(told([commitment('a')]))
    // As the projection of the member's own revision leaves it.
    await db.updateTable('commitment').set({ source: null, revision: 1 }).where('source', '=', 'sheet').execute()
    const before = await entries(db)
    const again = await ok(tell(told([commitment('a', { prose: {} })])))
    expect(again.commitments).toEqual([{ reference: 'AR0001', telling: 'kept' }])
    expect(await entries(db)).toBe(before)
  })
  test('a plan of the member itself is refused, and an address that is taken is not used twice', async () => {
    const { db, told, tell } = await scene()
    const exampleland = await findMember(db, 'exampleland')
    const own = { memberId: exampleland?.id ?? '', country: 'XX', name: 'x', plan: { ...plan, cycle: 2 } }
    expect(await tell(told([commitment('a')], own))).toEqual({ ok: false, refusal: 'plan-of-member-itself' })
    const other = await ok(tell(told([commitment('a')], { source: 'other', plan: { ...plan, slug: 'exampleland-2025-2027' } })))
    expect(other.slug).toBe('exampleland-2025-2027-2')
  })
  test('ten tellers at once tell it once', async () => {
    const { db, told, tell } = await scene()
    const before = await entries(db)
    const done = await Promise.all(Array.from({ length: 10 }, () => ok(tell(told([commitment('a'), commitment('b')])))))
    expect(done.filter(({ telling }) => telling === 'new')).toHaveLength(1)
    expect(await entries(db)).toBe(before + 7)
  })
  test('rows written together are those a replay writes one by one', async () => {
    const { db, told, tell } = await scene()
    const many = Array.from({ length: 30 }, (_, at) => commitment(`t${at}`))
    await tell(told(many))
    await tell(
      told([
        ...many.slice(0, 10).map((it) => ({ ...it, prose: {}, reviews: it.reviews.map((review) => ({ ...review, year: 2020 })) })),
        commitment('z'),
      ]),
    )
    const before = await projectedRows(db, projectedTables)
    await replay(db, facts, projectedTables)
    expect(await projectedRows(db, projectedTables)).toEqual(before)
  })
})

test.each([
  ['the same number', { cycle: 3, from: '2030-01-01', to: '2031-12-31' }, true],
  ['another number', { cycle: 4, from: '2016-07-01', to: '2018-06-30' }, false],
  ['no number, a period that begins in the year', { cycle: null, from: '2016-07-01', to: '2018-06-30' }, true],
  ['no number, a period that ended', { cycle: null, from: '2014-01-01', to: '2015-12-31' }, false],
  ['no number, no period', { cycle: null, from: null, to: null }, false],
] as const)('%s', (_, own, refused) => {
  expect(decideTellPlan(plan, [own]).ok).toBe(!refused)
})

test.each<[string, string, number[]]>([
  ['a', '', [1]],
  ['ab', '', [1, 2]],
  ['ba', 'ab', [2, 1]],
  ['x', 'a', [1]],
  ['bx', 'ab', [2, 1]],
  ['ax', 'a', [1, 2]],
  ['aa', 'aa', [1, 2]],
])('titled %s, known %s: occurrences %j', (titles, known, given) => {
  expect(
    occurrencesOf(
      [...titles],
      [...known].map((title, at) => ({ occurrence: at + 1, title })),
    ),
  ).toEqual(given)
})
