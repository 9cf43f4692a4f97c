import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decisions } from '../vocabulary.ts'
import { answerStatistics } from './answer-statistics.ts'

const group = fc.oneof(
  fc.record({ decision: fc.constantFrom(...decisions), days: fc.integer({ min: 0, max: 400 }), n: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ decision: fc.constant(null), days: fc.constant(null), n: fc.integer({ min: 0, max: 20 }) }),
)

test('shares lie between 0 and 1, counts add up, and the median is the one of the written-out list', () => {
  fc.assert(
    fc.property(fc.array(group, { maxLength: 30 }), (groups) => {
      const told = answerStatistics(groups)
      for (const share of [told.shareAnswered, told.shareTakenUp]) expect(share === null || (share >= 0 && share <= 1)).toBe(true)
      expect(told.owed).toBe(groups.reduce((sum, { n }) => sum + n, 0))
      expect(decisions.reduce((sum, decision) => sum + told.byDecision[decision], 0)).toBe(told.answered)
      const days = groups.flatMap((one) => (one.days === null ? [] : Array.from({ length: one.n }, () => one.days))).sort((a, b) => a - b)
      const half = days.length / 2
      const [low, high] = [days[Math.ceil(half) - 1], days[Math.floor(half)]]
      expect(told.medianDays).toBe(low === undefined || high === undefined ? null : (low + high) / 2)
    }),
  )
})

test('does not depend on the order of what it counts', () => {
  fc.assert(
    fc.property(fc.array(group, { maxLength: 10 }), (groups) => {
      expect(answerStatistics(groups.toReversed())).toEqual(answerStatistics(groups))
    }),
  )
})

test('nothing owed has no share', () => {
  expect(answerStatistics([])).toMatchObject({ owed: 0, shareAnswered: null, shareTakenUp: null, medianDays: null })
})
