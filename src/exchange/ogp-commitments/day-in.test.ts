import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayIn, dayOfSerial } from './day-in.ts'

const first = { from1904: false, edge: 'first' } as const
const last = { from1904: false, edge: 'last' } as const

test.each([
  ['2024-03-01', '2024-03-01', 'iso'],
  ['2024-03-01T23:30:00Z', '2024-03-01', 'iso'],
  ['2024/3/1', '2024-03-01', 'iso'],
  ['20240301', '2024-03-01', 'iso'],
  ['31/12/2024', '2024-12-31', 'day-first'],
  ['31.12.2024', '2024-12-31', 'day-first'],
  ['31-12-24', '2024-12-31', 'day-first'],
  ['3/25/2024', '2024-03-25', 'month-first'],
  ['01/03/2024 00:00', '2024-03-01', 'day-or-month-first'],
  ['05/05/2024', '2024-05-05', 'day-first'],
  ['1 March 2024', '2024-03-01', 'named-month'],
  ['1st of March, 2024', '2024-03-01', 'named-month'],
  ['March 1, 2024', '2024-03-01', 'named-month'],
  ['1-Mar-24', '2024-03-01', 'named-month'],
  ['1 de marzo de 2024', '2024-03-01', 'named-month'],
  ['1er août 2024', '2024-08-01', 'named-month'],
  ['Friday 1 March 2024', '2024-03-01', 'named-month'],
  ['45352', '2024-03-01', 'serial'],
  ['45352.75', '2024-03-01', 'serial'],
  ['29/02/2024', '2024-02-29', 'day-first'],
])('%s is %s', (written, day, form) => {
  expect(dayIn(written, first)).toMatchObject({ day, form })
})

test.each([
  ['March 2024', '2024-03-01', '2024-03-31'],
  ['02/2024', '2024-02-01', '2024-02-29'],
  ['2023-02', '2023-02-01', '2023-02-28'],
  ['2024', '2024-01-01', '2024-12-31'],
  ['2024.0', '2024-01-01', '2024-12-31'],
])('%s begins on %s and ends on %s', (written, begins, ends) => {
  expect([dayIn(written, first)?.day, dayIn(written, last)?.day]).toEqual([begins, ends])
})

test.each(['', 'soon', '30/02/2024', '29/02/2023', '2024-13-01', '1/1/1850', '12', '99999', 'Q1 2024', '2024-2026', 'constructor 2024'])(
  '%s is no day',
  (written) => {
    expect(dayIn(written, first)).toBeNull()
  },
)

describe('serials', () => {
  test('both calendars give the same day, 1462 apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 34_000, max: 60_000 }), (serial) => {
        expect(dayOfSerial(serial, true)).toBe(dayOfSerial(serial + 1462, false))
      }),
    )
  })
  test('a day is read back from its serial', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2080-01-01'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10)
        const serial = (Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000
        expect(dayIn(String(serial), first)?.day).toBe(day)
        expect(dayIn(day, first)?.day).toBe(day)
      }),
    )
  })
})

test('any text is read or refused, never broken', () => {
  fc.assert(
    fc.property(fc.string(), (written) => {
      expect(() => dayIn(written, first)).not.toThrow()
    }),
  )
})
