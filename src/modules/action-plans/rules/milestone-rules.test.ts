import { describe, expect, test } from 'vitest'
import { checkDatesKept, type DatedMilestone } from './dates-kept.ts'
import { checkShownComplete } from './shown-complete.ts'

const now = new Date('2026-11-24T12:00:00Z')
const milestone = (over: Partial<DatedMilestone> = {}): DatedMilestone => ({
  position: 1,
  startsOn: null,
  dueOn: '2026-12-31',
  doneOn: null,
  evidence: [],
  adopted: true,
  toldBySource: false,
  ...over,
})
const reachable = { state: 'reachable', withdrawnAt: null } as const
const done = milestone({ dueOn: '2026-06-30', doneOn: '2026-07-10', evidence: [reachable] })
const late = milestone({ position: 2, dueOn: '2026-11-14' })

describe('R9', () => {
  const check = (...milestones: DatedMilestone[]) => checkDatesKept({ reference: 'EX0001', milestones }, now)

  test('missed: names each late milestone, with its address', () => {
    expect(check(done, late)).toMatchObject({
      state: 'missed',
      evidence: [{ key: 'milestones.evidence.late', values: { n: 2, days: 10 }, href: '/commitments/EX0001/milestones/2' }],
    })
  })

  test.each([
    ['done without evidence, past its date', { doneOn: '2026-11-10' }, 'milestones.evidence.late-not-shown'],
    [
      'vanished evidence',
      { doneOn: '2026-11-10', evidence: [{ state: 'vanished', withdrawnAt: null } as const] },
      'milestones.evidence.late-vanished',
    ],
  ])('missed: %s', (_what, over, key) => expect(check({ ...late, ...over })).toMatchObject({ state: 'missed', evidence: [{ key }] }))

  test('due: at the end of the next date, with a forecast from the pace so far', () => {
    expect(check(done, milestone({ position: 3, dueOn: '2027-03-01' }), milestone({ position: 2 }))).toMatchObject({
      state: 'due',
      deadline: new Date('2026-12-31T23:59:59Z'),
      evidence: [{ values: { n: 2 } }],
      forecast: { key: 'milestones.forecast.late', values: { n: 1, days: 10 } },
    })
    expect(check({ ...done, doneOn: '2026-06-01' }, milestone())).toMatchObject({ forecast: { key: 'milestones.forecast.in-time' } })
  })

  test('met when all are done, unknown without dates', () => {
    expect(check(done, done)).toMatchObject({ state: 'met' })
    expect(check(milestone({ dueOn: null }))).toMatchObject({ state: 'unknown' })
    expect(check()).toMatchObject({ state: 'unknown' })
  })
})

describe('R10', () => {
  const complete = { completion: 'complete', entryId: 'e' } as const
  test.each([
    ['nothing declared', null, [done], 'waiting'],
    ['less declared', { completion: 'limited', entryId: 'e' } as const, [done], 'waiting'],
    ['complete, all shown', complete, [done, done], 'met'],
    ['complete, one not shown any more', complete, [done, late], 'missed'],
    ['complete, without milestones', complete, [], 'unknown'],
  ])('%s', (_what, declared, milestones, state) => expect(checkShownComplete({ declared, milestones }, now).state).toBe(state))
})
