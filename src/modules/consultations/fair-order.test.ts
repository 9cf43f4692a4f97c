import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type Db, sql } from '#kernel/database.ts'
import { freshDatabase } from '#test/database.ts'
import { listProposals, type ProposalSort, proposalSorts } from './queries/proposals.ts'

const consultation = { id: '0b4b6c4e-8f0e-4a8e-9d4e-000000000001', closedAt: null }
const many = 40

async function add(db: Db, from: number, to: number): Promise<void> {
  const id = (letter: string) => sql.raw(`md5('${letter}' || n)::uuid`)
  await sql`insert into consultation_input (id, consultation_id, kind, author_kind, given_at, entry_id)
    select ${id('p')}, ${consultation.id}, 'proposal', 'person', now() + n * interval '1 minute', ${id('e')} from generate_series(${from}::int, ${to}::int) n`.execute(
    db,
  )
  await sql`insert into proposal (id, consultation_id, number, submitted_at, version, arguments_for, arguments_against)
    select ${id('p')}, ${consultation.id}, n, now() + n * interval '1 minute', 1, n % 3, n % 5 from generate_series(${from}::int, ${to}::int) n`.execute(
    db,
  )
  await sql`insert into proposal_version (proposal_id, version, language, title, text, attachments, told_at, entry_id)
    select ${id('p')}, 1, 'en', 'Proposal ' || n, 'Text', '[]', now(), ${id('e')} from generate_series(${from}::int, ${to}::int) n`.execute(
    db,
  )
}

let db: Db
beforeAll(async () => {
  db = (await freshDatabase({ holding: 'migrated' })).db
  await sql`insert into consultation (id, slug, member_id, subject, title, purpose, questions, open, settled, decider, themes, languages,
    audience, owed, fictional, announced_at, entry_id) values (${consultation.id}, 'fair', gen_random_uuid(), 'local-question', '{}', '{}',
    '[]', '[]', '[]', '{}', '[]', '[]', 'anyone', '[]', true, now(), gen_random_uuid())`.execute(db)
  await add(db, 1, many)
})

/** The numbers of all the proposals in an order, read page by page. */
async function readAll(seed: string, sort: ProposalSort = 'fair', perPage = 7): Promise<number[]> {
  const numbers: number[] = []
  for (let page = 1; ; page += 1) {
    const { proposals, total } = await listProposals(db, consultation, { sort, seed, page, perPage })
    numbers.push(...proposals.map(({ number }) => number))
    if (proposals.length === 0 || numbers.length >= total) return numbers
  }
}

test('whatever the reader, the order and the size of a page, every proposal is there once, and the same each time', async () => {
  const asked = fc.record({ seed: fc.string(), sort: fc.constantFrom(...proposalSorts), perPage: fc.integer({ min: 1, max: 45 }) })
  await fc.assert(
    fc.asyncProperty(asked, async ({ seed, sort, perPage }) => {
      const clean = seed.replaceAll('\0', '')
      const numbers = await readAll(clean, sort, perPage)
      expect(new Set(numbers).size).toBe(many)
      expect(await readAll(clean, sort, 20)).toEqual(numbers)
    }),
    { numRuns: 12 },
  )
})

test('over many readers the first to write stands on average in the middle, as everybody', async () => {
  const readers = 300
  const places = new Map<number, number>()
  for (let reader = 0; reader < readers; reader += 1)
    for (const [place, number] of (await readAll(`reader ${reader}`, 'fair', many)).entries())
      places.set(number, (places.get(number) ?? 0) + place + 1)
  const middle = (many + 1) / 2
  // The mean of 300 draws strays from the middle by less than five of its standard deviations.
  const strays = (5 * many) / Math.sqrt(12 * readers)
  for (const [number, sum] of places) expect(Math.abs(sum / readers - middle), `proposal ${number}`).toBeLessThan(strays)
})

test('a new proposal takes its place without moving the others', async () => {
  const before = await readAll('somebody')
  await add(db, many + 1, many + 1)
  const after = await readAll('somebody')
  expect(after.filter((number) => number !== many + 1)).toEqual(before)
  expect(after.length).toBe(many + 1)
})
