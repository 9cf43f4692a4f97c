import { type Absence, absenceIn, type Told, textOf, told, untold, wholeNumberIn } from './cell-values.ts'
import { cleanText } from './clean-text.ts'
import type { RepairKind, RowRepair } from './commitment-row.ts'
import { type DayRead, dayIn } from './day-in.ts'
import { fieldHeadings, type SheetField } from './headings.ts'
import type { HeadingMap } from './map-headings.ts'
import { redactContacts } from './redact-contacts.ts'
import { type RawRow, sheetBounds } from './sheet-bounds.ts'

/** Reads the cells of one row by what they say, and keeps what had to be repaired. */
export interface RowCells {
  readonly line: number
  readonly repairs: RowRepair[]
  /** Addresses and numbers of persons taken out so far. */
  readonly redacted: () => number
  /** A cell as clean text; empty when the column is not there. */
  plain(field: SheetField): string
  /** Prose: cleaned, without addresses and numbers of persons, cut at a word after so many characters. Null when it says nothing. */
  prose(field: SheetField, most: number, country: string | null): string | null
  whole(field: SheetField): Told<number>
  day(field: SheetField, edge: 'first' | 'last', from1904: boolean): DayRead | null
  choice<Value>(field: SheetField, values: ReadonlyMap<string, Value>): Told<Value>
  at(column: number): string
  note(field: SheetField | null, how: RepairKind, before?: string): void
}

const longestBefore = 120

/** Opens a row whose columns are known. */
export function cellsOf(raw: RawRow, map: HeadingMap): RowCells {
  const repairs: RowRepair[] = raw.damage.map((how) => ({ heading: null, how }))
  let redacted = 0
  const note = (field: SheetField | null, how: RepairKind, before?: string) => {
    const heading = field === null ? null : fieldHeadings[field]
    repairs.push(before === undefined ? { heading, how } : { heading, how, before: before.slice(0, longestBefore) })
  }
  const at = (column: number) => textOf(raw.cells[column] ?? null)
  const plain = (field: SheetField) => {
    const column = map.fields.get(field)
    if (column === undefined) return ''
    const { text, repairs: cleaned } = cleanText(at(column))
    for (const how of cleaned) note(field, how)
    return text
  }
  return {
    line: raw.line,
    repairs,
    redacted: () => redacted,
    note,
    at,
    plain,
    prose: (field, most, country) => {
      const { text, emails, telephones } = redactContacts(plain(field), country)
      if (emails + telephones > 0) note(field, 'contacts-removed')
      redacted += emails + telephones
      if (absenceIn(text) !== null) return null
      if (text.length > most) note(field, 'text-cut')
      return cutAtWord(text, most)
    },
    whole: (field) => toldOf(plain(field), (text) => wholeOf(field, text, note), note, field),
    day: (field, edge, from1904) =>
      dayOf(raw, map.fields.get(field), plain(field), { edge, from1904 }, (how, before) => note(field, how, before)),
    choice: (field, values) => toldOf(plain(field), (text) => values.get(choiceKey(text)), note, field),
  }
}

/** How the values of a column of choices are compared: `Not started` is `notstarted`, `2.0` is `2`. */
export const choiceKey = (text: string): string => String(wholeNumberIn(text) ?? text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))

function toldOf<Value>(text: string, read: (text: string) => Value | undefined, note: RowCells['note'], field: SheetField): Told<Value> {
  const value = text === '' ? undefined : read(text)
  if (value !== undefined) return told(value)
  const absence: Absence | null = absenceIn(text)
  if (absence === null) note(field, 'value-unknown', redactContacts(text, null).text)
  return untold(absence ?? 'no-data')
}

function wholeOf(field: SheetField, text: string, note: RowCells['note']): number | undefined {
  const value = wholeNumberIn(text)
  if (value === null) return undefined
  if (String(value) !== text) note(field, 'number-form', text)
  return value
}

function dayOf(
  raw: RawRow,
  column: number | undefined,
  text: string,
  reading: { readonly edge: 'first' | 'last'; readonly from1904: boolean },
  note: (how: RepairKind, before?: string) => void,
): DayRead | null {
  const day = dayIn(text, reading)
  if (day === null) {
    if (absenceIn(text) === null) note('value-unknown', redactContacts(text, null).text)
    return null
  }
  const ofWorkbook = column !== undefined && raw.cells[column] instanceof Date
  if (day.day !== text && !ofWorkbook) note(day.form === 'day-or-month-first' ? 'date-order-guessed' : 'date-form', text)
  return day
}

/** A text of at most so many characters, cut between words where it can be, with … for what is left out. */
export function cutAtWord(text: string, most: number): string {
  if (text.length <= most) return text
  const whole = text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')
  const cut = Math.max(whole.lastIndexOf(' '), whole.lastIndexOf('\n'))
  return `${whole.slice(0, cut > most / 2 ? cut : whole.length).trimEnd()}…`
}

/** Whether a cell of the row is longer than any cell may be. */
export const hasTooLongCell = (raw: RawRow): boolean =>
  raw.cells.some((cell) => typeof cell === 'string' && cell.length > sheetBounds.cellCharacters)
