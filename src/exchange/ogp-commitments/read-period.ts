import { type DayRead, dayIn, dayOfSerial } from './day-in.ts'
import type { RowCells } from './row-cells.ts'

/** How many years a commitment may begin before or after the year its plan was submitted. */
const plausibleYears = 4

/**
 * The first and last day of a commitment. A serial number that gives a year far from the plan's is read from 1904, where that gives
 * a near one; a period that ends before it begins is read month first where both days allow it, and else left out.
 */
export function readPeriod(cells: RowCells, year: number, from1904: boolean): { readonly from: string | null; readonly to: string | null } {
  const start = cells.day('start', 'first', from1904)
  const shifted = !from1904 && start?.form === 'serial' && !isNear(start.day, year)
  const [from, to] = [
    shiftedDay(cells, 'start', start, year, shifted),
    shiftedDay(cells, 'end', cells.day('end', 'last', from1904), year, shifted),
  ]
  if (from === null || to === null || from.day <= to.day) return { from: from?.day ?? null, to: to?.day ?? null }
  const turned = [monthFirst(from), monthFirst(to)] as const
  for (const [first, last] of [[from.day, turned[1]], [turned[0], to.day], turned] as const) {
    if (first !== null && last !== null && first <= last) {
      cells.note('start', 'date-order-guessed', `${from.day} – ${to.day}`)
      return { from: first, to: last }
    }
  }
  cells.note('end', 'period-contradicts', `${from.day} – ${to.day}`)
  return { from: null, to: null }
}

function shiftedDay(cells: RowCells, field: 'start' | 'end', day: DayRead | null, year: number, shifted: boolean): DayRead | null {
  const other = shifted && day?.form === 'serial' ? dayOfSerial(Number(cells.plain(field)), true) : null
  if (day === null || other === null || !isNear(other, year)) return day
  cells.note(field, 'date-from-1904', cells.plain(field))
  return { ...day, day: other }
}

const isNear = (day: string, year: number) => Math.abs(Number(day.slice(0, 4)) - year) < plausibleYears

/** The same day with its month and day exchanged, where it was written so that it could be. */
function monthFirst({ day, form }: DayRead): string | null {
  if (form !== 'day-or-month-first') return null
  const [year, month, date] = day.split('-')
  return dayIn(`${year}-${date}-${month}`, { from1904: false, edge: 'first' })?.day ?? null
}
