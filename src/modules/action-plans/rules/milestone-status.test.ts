import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evidenceStates } from '../vocabulary.ts'
import { commitmentProgress, commitmentState } from './commitment-progress.ts'
import { dayNotOver, daysBetween, daysOver, newestDay } from './day-over.ts'
import { type EvidenceStanding, type MilestoneFacts, milestoneStates, milestoneStatus } from './milestone-status.ts'

const now = new Date('2026-11-24T12:00:00Z')
const reachable: EvidenceStanding = { state: 'reachable', withdrawnAt: null }
const facts = (over: Partial<MilestoneFacts> = {}): MilestoneFacts => ({
  startsOn: '2026-01-01',
  dueOn: '2026-12-31',
  doneOn: null,
  evidence: [],
  adopted: true,
  toldBySource: false,
  ...over,
})

describe('a day', () => {
  test.each([
    ['2026-11-24T11:59:59Z', '2026-11-23', '2026-11-25'],
    ['2026-11-24T12:00:00Z', '2026-11-24', '2026-11-25'],
    ['2026-11-24T09:59:59Z', '2026-11-23', '2026-11-24'],
    ['2028-02-29T23:00:00Z', '2028-02-29', '2028-03-01'],
    ['2026-12-31T12:00:00Z', '2026-12-31', '2027-01-01'],
  ])('at %s ends first at %s and has begun up to %s', (at, notOver, newest) => {
    expect(dayNotOver(new Date(at))).toBe(notOver)
    expect(newestDay(new Date(at))).toBe(newest)
  })

  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))

  test('is never over while it lasts somewhere, whatever the zone, leap day or end of a month', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -12 * 60, max: 14 * 60 }), fc.integer({ min: 0, max: 86_399_999 }), (date, zone, ms) => {
        // An instant that is on that day in some zone.
        const instant = new Date(Date.parse(`${date}T00:00:00Z`) + ms - zone * 60_000)
        expect(daysOver(date, instant)).toBe(0)
        expect(date <= newestDay(instant)).toBe(true)
      }),
    )
  })

  test('days between are whole, and the way back is as long', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(Number.isInteger(daysBetween(a, b))).toBe(true)
        expect(daysBetween(a, b) + daysBetween(b, a)).toBe(0)
        expect(daysBetween(a, b) > 0).toBe(b > a)
      }),
    )
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
  })
})

describe('the status of a milestone', () => {
  test.each([
    ['ahead of its start', { startsOn: '2027-01-01' }, 'not-started', 0],
    ['of a draft', { adopted: false, dueOn: '2020-01-01' }, 'not-started', 0],
    ['begun', {}, 'under-way', 0],
    ['without a start', { startsOn: null }, 'under-way', 0],
    ['on its date', { dueOn: '2026-11-24' }, 'under-way', 0],
    ['past its date', { dueOn: '2026-11-23' }, 'late', 1],
    ['past its date with evidence of a part', { dueOn: '2026-11-14', evidence: [reachable] }, 'late', 10],
    ['done with evidence', { doneOn: '2026-11-01', evidence: [reachable] }, 'done', 0],
    ['done late with evidence', { doneOn: '2026-11-01', dueOn: '2026-10-01', evidence: [reachable] }, 'done', 31],
    ['done with evidence just added', { doneOn: '2026-11-01', evidence: [{ state: 'unchecked', withdrawnAt: null }] }, 'done', 0],
    ['done without evidence', { doneOn: '2026-11-01' }, 'done-without-evidence', 0],
    ['done without evidence, past its date', { doneOn: '2026-11-01', dueOn: '2026-11-14' }, 'done-without-evidence', 10],
    [
      'done, its evidence withdrawn',
      { doneOn: '2026-11-01', evidence: [{ state: 'reachable', withdrawnAt: now }] },
      'done-without-evidence',
      0,
    ],
    ['done, its evidence vanished', { doneOn: '2026-11-01', evidence: [{ state: 'vanished', withdrawnAt: null }] }, 'evidence-vanished', 0],
    ['done, one of two vanished', { doneOn: '2026-11-01', evidence: [{ state: 'vanished', withdrawnAt: null }, reachable] }, 'done', 0],
    ['without a date', { dueOn: null }, 'under-way', 0],
    ['told by a source', { adopted: false, toldBySource: true, dueOn: '2020-01-01' }, 'unknown', 0],
  ] as const)('%s', (_what, over, state, lateDays) => {
    expect(milestoneStatus(facts(over), now)).toMatchObject({ state, lateDays })
  })

  test('says when its evidence reads otherwise now', () => {
    const changed = { state: 'changed', withdrawnAt: null } as const
    expect(milestoneStatus(facts({ doneOn: '2026-11-01', evidence: [changed] }), now)).toMatchObject({ state: 'done', changed: true })
  })
})

const day = fc.integer({ min: 0, max: 2000 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10))
const piece = fc.record({ state: fc.constantFrom(...evidenceStates), withdrawnAt: fc.option(fc.constant(now)) })
const milestone = fc.record({
  startsOn: fc.option(day),
  dueOn: fc.option(day),
  doneOn: fc.option(day),
  evidence: fc.array(piece, { maxLength: 4 }),
  adopted: fc.boolean(),
  toldBySource: fc.boolean(),
})
const instant = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
const progressOf = (milestones: readonly MilestoneFacts[], at: Date) =>
  commitmentProgress(milestones.map((one) => milestoneStatus(one, at)))

describe('progress', () => {
  test('is from 0 to 1, counts every milestone once, and is 1 only when all are done with evidence', () => {
    fc.assert(
      fc.property(fc.array(milestone, { maxLength: 8 }), instant, (milestones, at) => {
        const progress = progressOf(milestones, at)
        expect(milestoneStates.reduce((sum, state) => sum + progress.counts[state], 0)).toBe(milestones.length)
        if (progress.share === null) {
          expect(progress.counts.unknown).toBe(milestones.length)
          return
        }
        expect(progress.share).toBeGreaterThanOrEqual(0)
        expect(progress.share).toBeLessThanOrEqual(1)
        expect(progress.share === 1).toBe(commitmentState(progress, false) === 'done')
        expect(progress.lateDaysMost > 0).toBe(progress.late > 0)
      }),
    )
  })

  test('never rises when evidence vanishes or is withdrawn, and never falls when evidence is added', () => {
    const share = (milestones: readonly MilestoneFacts[], at: Date) => progressOf(milestones, at).share ?? 0
    fc.assert(
      fc.property(fc.array(milestone, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), instant, (milestones, which, what, at) => {
        const index = which % milestones.length
        const replace = (evidence: (before: readonly EvidenceStanding[]) => readonly EvidenceStanding[]) =>
          milestones.map((one, place) => (place === index ? { ...one, evidence: evidence(one.evidence) } : one))
        const lost = (change: Partial<EvidenceStanding>) =>
          replace((before) => before.map((one, place) => (place === what % Math.max(1, before.length) ? { ...one, ...change } : one)))
        const before = share(milestones, at)
        expect(share(lost({ state: 'vanished' }), at)).toBeLessThanOrEqual(before)
        expect(share(lost({ withdrawnAt: now }), at)).toBeLessThanOrEqual(before)
        expect(
          share(
            replace((pieces) => pieces.slice(1)),
            at,
          ),
        ).toBeLessThanOrEqual(before)
        expect(
          share(
            replace((pieces) => [...pieces, reachable]),
            at,
          ),
        ).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  test('the same facts give the same answer, and lateness only grows while time passes', () => {
    fc.assert(
      fc.property(milestone, instant, fc.integer({ min: 0, max: 1000 }), (one, at, days) => {
        const later = new Date(at.getTime() + days * 86_400_000)
        expect(milestoneStatus(one, at)).toEqual(milestoneStatus(one, at))
        expect(milestoneStatus(one, later).lateDays).toBeGreaterThanOrEqual(milestoneStatus(one, at).lateDays)
      }),
    )
  })
})

describe('the state of a commitment', () => {
  const state = (milestones: readonly MilestoneFacts[], withdrawn = false) => commitmentState(progressOf(milestones, now), withdrawn)
  const done = facts({ doneOn: '2026-11-01', evidence: [reachable] })
  test.each([
    ['withdrawn', [done], true, 'withdrawn'],
    ['without milestones', [], false, 'unknown'],
    ['all done', [done, done], false, 'done'],
    ['one vanished', [done, facts({ doneOn: '2026-11-01', evidence: [{ state: 'vanished', withdrawnAt: null }] })], false, 'in-question'],
    ['one late', [done, facts({ dueOn: '2026-01-01' })], false, 'late'],
    ['one done without evidence past its date', [facts({ doneOn: '2026-11-01', dueOn: '2026-01-01' })], false, 'late'],
    ['one begun', [done, facts()], false, 'under-way'],
    ['none begun', [facts({ startsOn: '2027-01-01' })], false, 'not-started'],
  ] as const)('%s', (_what, milestones, withdrawn, expected) => expect(state(milestones, withdrawn)).toBe(expected))
})
