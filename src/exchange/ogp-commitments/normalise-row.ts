import { absenceIn, flagIn, type Told, textOf, toldValue } from './cell-values.ts'
import type { CommitmentRow, RowOutcome, RowRefusal, RowRepair } from './commitment-row.ts'
import { dayIn } from './day-in.ts'
import { fieldHeadings } from './headings.ts'
import type { HeadingMap } from './map-headings.ts'
import { type Place, placeOf } from './place-of.ts'
import { readPeriod } from './read-period.ts'
import { flags, levels, readReview } from './read-review.ts'
import { redactContacts } from './redact-contacts.ts'
import { cellsOf, hasTooLongCell, type RowCells } from './row-cells.ts'
import type { RawRow } from './sheet-bounds.ts'

/** Most characters of what is kept of a row. */
export const longestOfRow = { title: 300, institution: 300, fullText: 4000, url: 500, identifier: 40 } as const
const mostSupporters = 30
/** The partnership began in 2011; what is much older is a slip. */
const earliestYear = 2000

/** Reads one row of the sheet. Pure: the same row gives the same outcome, and what it accepts it would accept again unrepaired. */
export function normaliseRow(raw: RawRow, map: HeadingMap, width: number, from1904: boolean): RowOutcome {
  const form = formRefusal(raw, width)
  if (form !== null) return { accepted: false, line: raw.line, refusals: [form], redacted: contactsIn(raw) }
  const cells = cellsOf(raw, map)
  const place = readPlace(cells)
  const title = readTitle(cells, place.country)
  const year = readYear(cells, from1904)
  const refusals: RowRefusal[] = [
    ...(place.name === '' ? [{ heading: fieldHeadings.place, why: 'place-missing' as const }] : []),
    ...(title === null ? [{ heading: fieldHeadings.title, why: 'title-missing' as const }] : []),
    ...(typeof year === 'number' ? [] : [{ heading: fieldHeadings.year, why: year }]),
  ]
  if (refusals.length > 0 || title === null || typeof year !== 'number')
    return { accepted: false, line: raw.line, refusals, redacted: contactsIn(raw) }
  const row = readRow(cells, map, { place, title, year, from1904 })
  return { accepted: true, row, repairs: eachOnce(cells.repairs), redacted: cells.redacted() }
}

/** Addresses and numbers of persons in a row that is refused: they are taken out of the file of refused rows. */
const contactsIn = (raw: RawRow): number =>
  raw.cells.reduce<number>((sum, cell) => {
    const { emails, telephones } = redactContacts(textOf(cell), null)
    return sum + emails + telephones
  }, 0)

/** A cell read for two purposes is repaired once. */
const eachOnce = (repairs: readonly RowRepair[]) => [...new Map(repairs.map((it) => [`${it.heading} ${it.how}`, it])).values()]

/** A row with fewer or more cells than there are headings cannot be told apart, but for empty cells at its end. */
function formRefusal(raw: RawRow, width: number): RowRefusal | null {
  if (hasTooLongCell(raw)) return { heading: null, why: 'cell-too-long' }
  const extra = raw.cells.slice(width).some((cell) => cell !== null && String(cell).trim() !== '')
  return extra || (raw.cells.length < width && raw.damage.length > 0) ? { heading: null, why: 'cells-do-not-match-headings' } : null
}

interface RowIdentity {
  readonly place: Place
  readonly title: string
  readonly year: number
  readonly from1904: boolean
}

function readRow(cells: RowCells, map: HeadingMap, { place, title, year, from1904 }: RowIdentity): CommitmentRow {
  const { country } = place
  const lead = cells.prose('lead', longestOfRow.institution, country)
  return {
    line: cells.line,
    identifier: readIdentifier(cells),
    place,
    region: cells.prose('region', 100, country),
    planNumber: within(cells.whole('planNumber'), 1, 99),
    number: within(cells.whole('commitmentNumber'), 1, 999),
    year,
    endYear: within(cells.whole('endYear'), 2000, 2200),
    years: within(cells.whole('duration'), 1, 9),
    title,
    fullText: cells.prose('fullText', longestOfRow.fullText, country),
    ...readPeriod(cells, year, from1904),
    lead,
    supporters: readSupporters(cells, country),
    url: readUrl(cells),
    theme: cells.prose('theme', 200, country),
    values: {
      transparency: cells.choice('valueAccess', flags),
      participation: cells.choice('valueParticipation', flags),
      accountability: cells.choice('valueAccountability', flags),
      technology: cells.choice('valueTechnology', flags),
    },
    areas: [...map.areas].flatMap(([heading, column]) => (flagIn(cells.at(column)) === true ? [heading] : [])),
    review: readReview(cells),
  }
}

const within = (cell: Told<number>, least: number, most: number) => {
  const value = toldValue(cell)
  return value !== null && value >= least && value <= most ? value : null
}

function readPlace(cells: RowCells): Place {
  const name = cells.prose('place', 200, null) ?? ''
  return placeOf(name, toldValue(cells.choice('level', levels)))
}

function readTitle(cells: RowCells, country: string | null): string | null {
  const title = cells.prose('title', longestOfRow.title, country)
  if (title !== null) return oneLine(title)
  const short = cells.prose('shortTitle', longestOfRow.title, country)
  if (short === null) return null
  cells.note('title', 'title-from-short-title')
  return oneLine(short)
}

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ')

function readYear(cells: RowCells, from1904: boolean): number | 'year-missing' | 'year-unreadable' {
  const text = cells.plain('year')
  const day = dayIn(text, { from1904, edge: 'first' })
  if (day !== null && Number(day.day.slice(0, 4)) < earliestYear) return 'year-unreadable'
  if (day !== null) {
    if (text !== day.day.slice(0, 4)) cells.note('year', 'number-form', text)
    return Number(day.day.slice(0, 4))
  }
  if (absenceIn(text) === null) return 'year-unreadable'
  const start = dayIn(cells.plain('start'), { from1904, edge: 'first' })
  if (start === null) return 'year-missing'
  cells.note('year', 'year-from-start')
  return Number(start.day.slice(0, 4))
}

/** `us 0113`, `US-0113.0` and `US0113` are one identifier. */
function readIdentifier(cells: RowCells): string | null {
  const text = cells.prose('identifier', longestOfRow.identifier, null)
  if (text === null) return null
  const repaired = text
    .toUpperCase()
    .replace(/[\s_]+/g, '')
    .replace(/\.0+$/, '')
    .replace(/^([A-Z]{2,3})[-–.](\d+)$/, '$1$2')
    .replace(/^([A-Z]{2})(\d{1,3})$/, (_, letters: string, digits: string) => letters + digits.padStart(4, '0'))
  if (repaired !== text) cells.note('identifier', 'identifier-form', text)
  return repaired === '' ? null : repaired
}

function readSupporters(cells: RowCells, country: string | null): string[] {
  const text = cells.prose('supporting', longestOfRow.fullText, country)
  if (text === null) return []
  const names = text.split(/[;\n|•]+/).map((name) => name.replace(/^[\s\-–*,.]+|[\s,]+$/g, ''))
  const kept = [...new Set(names.filter((name) => name !== ''))]
  if (kept.length > mostSupporters || kept.some((name) => name.length > longestOfRow.institution)) cells.note('supporting', 'text-cut')
  return kept.slice(0, mostSupporters).map((name) => name.slice(0, longestOfRow.institution).trimEnd())
}

function readUrl(cells: RowCells): string | null {
  const text = cells.prose('url', 2000, null)
  if (text === null) return null
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`
  const url = URL.canParse(whole) ? new URL(whole) : null
  if (url !== null && /\s/.test(text) === false && url.username === '' && url.hostname.includes('.') && whole.length <= longestOfRow.url)
    return whole
  cells.note('url', 'address-unusable')
  return null
}
