import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOfDay, monthsAfter, nextPlanDue } from './rules/next-plan.ts'

const plan = (to: string | null, adopted: boolean, adoptionDue: string | null = null) => ({ to, adopted, adoptionDue })

describe('when the next plan is due', () => {
  test('the announced one gives the date, even beside a plan that still runs', () => {
    expect(nextPlanDue([plan('2026-12-31', true), plan('2028-12-31', false, '2027-05-31')], 12)).toEqual(endOfDay('2027-05-31'))
  })
  test('else a year after the end of the last one', () => {
    expect(nextPlanDue([plan('2024-12-31', true), plan('2026-06-30', true)], 12)).toEqual(endOfDay('2027-06-30'))
  })
  test('without any date it is not known', () => {
    expect(nextPlanDue([], 12)).toBeNull()
    expect(nextPlanDue([plan(null, true), plan('2030-01-01', false)], 12)).toBeNull()
  })
})

describe('months after a day', () => {
  test.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-01-15', 0, '2026-01-15'],
  ])('%s and %i months: %s', (day, months, expected) => expect(monthsAfter(day, months)).toBe(expected))

  test('it keeps the day of the month or takes the last one, and never goes back', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.nat(120), (date, months) => {
        const from = date.toISOString().slice(0, 10)
        const to = monthsAfter(from, months)
        expect(to >= from).toBe(true)
        expect(Number(to.slice(8)) <= Number(from.slice(8))).toBe(true)
        const distance = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
        expect(distance).toBe(months)
      }),
    )
  })
})
