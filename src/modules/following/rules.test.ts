import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestItems } from './rules/digest.ts'
import { daysLeft, nextDigestAt, reminderDue } from './rules/timing.ts'
import { mailHour, type Subject } from './vocabulary.ts'

const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
const dayMs = 86_400_000

describe('when a digest is written', () => {
  test('after now, at the hour of mails, within its period; weekly ones on Monday', () => {
    fc.assert(
      fc.property(date, fc.constantFrom('daily' as const, 'weekly' as const), (now, period) => {
        const at = nextDigestAt(period, now)
        const days = (at.getTime() - now.getTime()) / dayMs
        expect(days).toBeGreaterThan(0)
        expect(days).toBeLessThanOrEqual(period === 'daily' ? 1 : 7)
        expect(at.getUTCHours()).toBe(mailHour)
        if (period === 'weekly') expect(at.getUTCDay()).toBe(1)
      }),
    )
  })
})

describe('when somebody is reminded', () => {
  const due = new Date('2026-12-31T12:00:00Z')
  const before = (days: number) => new Date(due.getTime() - days * dayMs)
  test.each([
    [15, [], null],
    [14, [], 14],
    [13, [], 14],
    [13, [14], null],
    [7, [14], 7],
    [3, [], 7],
    [1, [14, 7], 1],
    [0.5, [14, 7], 1],
    [0.5, [14, 7, 1], null],
    [-1, [], null],
  ] as const)('%s days before, after %j', (days, done, answer) => expect(reminderDue(due, before(days), done)).toBe(answer))
  test('looked at every day, each of the three is told once', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 40 }), (at, ahead) => {
        const deadline = new Date(at.getTime() + ahead * dayMs)
        const told: number[] = []
        for (let day = 0; day <= ahead + 2; day += 1) {
          const days = reminderDue(deadline, new Date(at.getTime() + day * dayMs), told)
          if (days !== null) told.push(days)
        }
        expect(told).toEqual([14, 7, 1].filter((days) => told.includes(days)))
        expect(told).toContain(1)
        expect(daysLeft(deadline, deadline)).toBe(0)
      }),
    )
  })
})

describe('what a digest tells', () => {
  const action: Subject = { kind: 'action', id: 'a' }
  const member: Subject = { kind: 'member', id: 'm' }
  const entry = (index: number, about: Record<string, string>) => ({ index, about })
  test('an entry about two followed things is told once, of the more particular', () => {
    const items = digestItems([entry(2, { member: 'm', action: 'a' }), entry(1, { member: 'm' })], [member, action])
    expect(items.map(({ subject, newest, earlier }) => [subject.kind, newest.index, earlier])).toEqual([
      ['action', 2, 0],
      ['member', 1, 0],
    ])
  })
  test('every entry counts once, the newest first, whatever the order they come in', () => {
    const about = fc.record({ member: fc.constantFrom('m', 'n'), action: fc.constantFrom('a', 'b') })
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.nat(999), about), { selector: ([index]) => index, maxLength: 20 }), (made) => {
        const entries = made.map(([index, it]) => entry(index, it))
        const items = digestItems(entries, [action, member])
        const told = entries.filter(({ about: it }) => it['member'] === 'm' || it['action'] === 'a')
        expect(items.reduce((sum, { earlier }) => sum + earlier + 1, 0)).toBe(told.length)
        expect(digestItems([...entries].reverse(), [action, member])).toEqual(items)
        expect(items.map(({ newest }) => newest.index)).toEqual(items.map(({ newest }) => newest.index).sort((a, b) => b - a))
      }),
    )
  })
})
