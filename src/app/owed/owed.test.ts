import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import { everyDuty } from '#test/every-duty.ts'
import { inOrder, lateBy } from './duty.ts'

const owner = { id: 'm', slug: 'exampleland' }
const now = new Date('2026-11-23T12:00:00Z')
const day = '2026-12-07'
const kindOf = (id: string) => id.split('/')[0] ?? ''

const dated = [
  ['1-1', '1-1'],
  ['R3', 'R3'],
  ['R6', 'R6'],
  ['adopt', 'P1'],
  ['close', 'own'],
  ['conclude', 'own'],
  ['contribution', 'own'],
  ['evidence', 'R10'],
  ['meet', 'R8'],
  ['milestone', 'R9'],
  ['next-plan', 'P1'],
  ['refresh', null],
  ['report', null],
  ['statements', 'own'],
  ['update', 'R8'],
] as const
const undated = ['begin', 'end', 'forum-minutes', 'forum-report', 'minutes', 'parity']

describe('the list of what a member owes', () => {
  const duties = everyDuty(owner, day, now)
  test('has every kind that has a date, by that date, with what asks for it', () => {
    const found = duties.flatMap(({ id, due, ground }) => (due === null ? [] : [[kindOf(id), ground, due.toISOString().slice(0, 10)]]))
    expect([...new Set(found.map((one) => one.join()))].sort()).toEqual(dated.map(([kind, ground]) => [kind, ground, day].join()).sort())
  })
  test('has what nobody gave a date', () => {
    const found = duties.flatMap(({ id, due }) => (due === null ? [kindOf(id)] : []))
    expect([...new Set(found)].sort()).toEqual(undated)
  })
  test('names each thing once, and says it in four languages', () => {
    const ids = duties.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const lang of languages)
      for (const duty of duties) {
        const told = `${duty.sentence(words(lang))} ${duty.detail(words(lang))}`
        expect(duty.sentence(words(lang)).length).toBeGreaterThan(5)
        expect(told).not.toMatch(/[{}]|undefined|null/)
        expect(duty.href).toMatch(/^\/[a-z]+\//)
      }
  })
  test('puts the nearest first and what has no date last, whatever the order it is found in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...duties], { minLength: duties.length }), fc.integer({ min: 0, max: 800 }), (shuffled, days) => {
        const later = everyDuty(owner, new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10), now)
        const order = inOrder([...shuffled, ...later])
        expect(inOrder([...later, ...shuffled].reverse()).map(({ due }) => due)).toEqual(order.map(({ due }) => due))
        const times = order.map(({ due }) => due?.getTime() ?? Number.POSITIVE_INFINITY)
        expect(times).toEqual([...times].sort((a, b) => a - b))
      }),
      { numRuns: 40 },
    )
  })
})

test('days of lateness: none until the last instant, then at least one, never fewer as time goes by', () => {
  const due = new Date('2028-02-29T23:59:59.999Z')
  expect(lateBy(due, due)).toBe(0)
  expect(lateBy(due, new Date('2028-03-01T00:00:00Z'))).toBe(1)
  expect(lateBy(null, now)).toBe(0)
  const instant = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2032-01-01T00:00:00Z'), noInvalidDate: true })
  fc.assert(
    fc.property(instant, instant, fc.integer({ min: 0, max: 400 }), (one, other, days) => {
      const late = lateBy(one, other)
      expect(late > 0).toBe(one < other)
      expect(lateBy(one, new Date(other.getTime() + days * 86_400_000))).toBeGreaterThanOrEqual(late)
    }),
  )
})

test('what is over is late from its date on, but for what has a rule of its own for lateness', () => {
  const after = everyDuty(owner, '2026-11-22', now).filter(({ due }) => due !== null)
  const late = after.filter(({ lateDays }) => lateDays > 0).map(({ id }) => kindOf(id))
  // A milestone's lateness comes with its status (R9); a statement cannot be late: after its phase it has no date.
  expect([...new Set(late)].sort()).toEqual(
    dated.map(([kind]) => kind).filter((kind) => !['evidence', 'milestone', 'statements'].includes(kind)),
  )
})
