import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { languages } from '#kernel/languages.ts'
import { checkPlanKeptAlive, completeAtPace } from '#modules/action-plans'
import { ruleStates } from '#modules/declaration'
import { type World, world } from '#test/world.ts'
import { requirementCodes, requirementsOf, type StandingFacts } from './requirements.ts'
import { limits } from './standing-facts.ts'

const day = (text: string) => new Date(`${text}T12:00:00Z`)
const now = day('2026-11-23')
const nothing: StandingFacts = {
  slug: 'x',
  website: null,
  forum: null,
  meetings: [],
  plans: [],
  carriedOut: null,
  consultations: [],
  answers: null,
  nextPlanDue: null,
  milestones: { done: 0, total: 0 },
}
const states = (facts: Partial<StandingFacts>) =>
  Object.fromEntries(requirementsOf({ ...nothing, ...facts }, limits, now).map(({ code, state }) => [code, state]))

describe('requirements', () => {
  test('of a member of which nothing is told, nothing is missed', () => {
    expect(Object.values(states({})).filter((state) => state === 'missed' || state === 'due')).toEqual([])
    expect(Object.keys(states({}))).toEqual([...requirementCodes])
  })

  test('the repository, progress and plan in time', () => {
    const carriedOut = {
      planId: 'p',
      memberId: 'm',
      slug: 's',
      since: day('2025-01-01'),
      sinceEntryId: 'e',
      updated: { at: day('2026-11-01'), entryId: 'u' },
    }
    expect(states({ carriedOut, milestones: { done: 1, total: 4 } })).toMatchObject({ '2-2': 'met', P3: 'met', '5-1': 'unknown' })
    const stale = { ...carriedOut, updated: { at: day('2026-05-01'), entryId: 'u' } }
    expect(states({ carriedOut: stale, milestones: { done: 0, total: 4 } })).toMatchObject({ '2-2': 'missed', P2: 'missed', P3: 'due' })
    expect(states({ nextPlanDue: day('2026-12-01') })).toMatchObject({ P1: 'due' })
    expect(states({ nextPlanDue: day('2026-11-01') })).toMatchObject({ P1: 'missed' })
  })

  test('a forum that meets, and one that does not', () => {
    const forum = { establishedAt: day('2025-01-01'), entryId: 'f' }
    expect(states({ forum })).toMatchObject({ '1-1': 'missed' })
    expect(states({ forum: { ...forum, establishedAt: day('2026-09-01') } })).toMatchObject({ '1-1': 'due' })
  })

  test('total and deterministic, whatever the dates', () => {
    const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.option(date, { nil: null }), date, fc.nat(9), fc.nat(9), (due, at, done, more) => {
        const facts = { ...nothing, nextPlanDue: due, milestones: { done, total: done + more } }
        const first = requirementsOf(facts, limits, at)
        expect(first.map(({ code }) => code)).toEqual([...requirementCodes])
        expect(first.every(({ state, evidence }) => ruleStates.includes(state) && evidence.length > 0)).toBe(true)
        expect(requirementsOf(facts, limits, at)).toEqual(first)
      }),
    )
  })
})

describe('R8', () => {
  const facts = {
    since: day('2026-01-01'),
    sinceEntryId: 's',
    updated: { at: day('2026-10-01'), entryId: 'u' },
    meetings: [day('2026-03-01')],
  }
  const asked = { updateMonths: 6, meetingsPerYear: 2 }
  const state = (part: Partial<typeof facts>, at = now) => checkPlanKeptAlive({ ...facts, ...part }, asked, at).state
  test.each([
    ['due while the first year runs', 'due', {}],
    ['met with two meetings and an update', 'met', { meetings: [day('2026-03-01'), day('2026-09-01')] }],
    ['missed without an update for six months', 'missed', { updated: { at: day('2026-05-20'), entryId: 'u' } }],
    ['missed with one meeting in a full year', 'missed', { since: day('2025-06-01') }],
  ])('%s', (_, expected, part) => expect(state(part)).toBe(expected))
  test('unknown where meetings are not told', () => {
    expect(checkPlanKeptAlive({ ...facts, meetings: null }, asked, now).state).toBe('unknown')
  })
})

test('the pace is extrapolated only from something, and never into the past', () => {
  expect(completeAtPace({ from: day('2026-01-01'), done: 0, total: 4 }, now)).toBeNull()
  expect(completeAtPace({ from: day('2026-01-01'), done: 4, total: 4 }, now)).toBeNull()
  expect(completeAtPace({ from: day('2026-11-01'), done: 1, total: 4 }, now)).toBeNull()
  expect(completeAtPace({ from: day('2025-11-23'), done: 2, total: 4 }, now)).toEqual(day('2027-11-23'))
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), fc.integer({ min: 30, max: 5000 }), (done, more, days) => {
      const at = completeAtPace({ from: new Date(now.getTime() - days * 86_400_000), done, total: done + more }, now)
      if (at !== null) expect(at.getTime()).toBeGreaterThan(now.getTime())
    }),
  )
})

describe('the page and the bundle', () => {
  let it: World
  beforeAll(async () => {
    it = await world()
  })
  test.each(languages)('a government of the source, and an invented one, in %s', async (lang) => {
    for (const slug of ['france', 'exampleland']) expect((await it.get(`/${lang}/members/${slug}/standing`)).status).toBe(200)
    expect((await it.get(`/${lang}/members/example-watch/standing`)).status).toBe(404)
  })
  test('the bundle is a ZIP with every file', async () => {
    const response = await it.app.request('http://x/en/members/exampleland/standing.zip')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    for (const name of [
      'README.txt',
      'requirements.csv',
      'requirements.json',
      'commitments.csv',
      'milestones.csv',
      'evidence.csv',
      'entries.json',
    ])
      expect(bytes.includes(name), name).toBe(true)
  })
  test('nothing failed', () => expect(it.faults).toEqual([]))
})
