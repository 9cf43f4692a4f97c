import { countKnownHeadings } from './headings.ts'
import { type HeadingMap, mapHeadings } from './map-headings.ts'
import { openCsv } from './read-csv.ts'
import { openXlsx } from './read-xlsx.ts'
import { type OpenedSheet, type RawCell, type RawRow, type SheetBounds, sheetBounds, UnreadableSheet } from './sheet-bounds.ts'

/** A sheet whose headings were found: what they mean, and the rows below them. */
export interface Sheet extends Omit<OpenedSheet, 'rows'> {
  readonly headings: HeadingMap
  /** The headings as the file writes them, in its order. */
  readonly written: readonly string[]
  /** The rows below, empty ones left out. Throws UnreadableSheet when there are more than the bounds allow. */
  readonly rows: Iterable<RawRow>
}

const headLines = 12

/**
 * Opens a file as the published sheet of commitments, by what it holds and not by its name: CSV in any encoding and with any
 * delimiter, or a workbook (XLSX). Throws UnreadableSheet with what to do when it is neither, too large, or without headings.
 */
export async function openSheet(bytes: Buffer, bounds: SheetBounds = sheetBounds): Promise<Sheet> {
  if (bytes.length > bounds.fileBytes) {
    throw new UnreadableSheet('too-large', { megabytes: megabytes(bytes.length), most: megabytes(bounds.fileBytes) })
  }
  if (bytes.length === 0) throw new UnreadableSheet('empty')
  if (bytes.length >= 4 && bytes.readUInt32BE(0) === oldWorkbook) {
    throw new UnreadableSheet('old-workbook')
  }
  const isArchive = bytes.length >= 4 && bytes.readUInt32BE(0) === archiveStart
  return withHeadings(isArchive ? await openXlsx(bytes, bounds) : openCsv(bytes, bounds), bounds)
}

const oldWorkbook = 0xd0cf11e0
const archiveStart = 0x504b0304
const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024)

function withHeadings(opened: OpenedSheet, bounds: SheetBounds): Sheet {
  const rows = opened.rows[Symbol.iterator]()
  const head: RawRow[] = []
  while (head.length < headLines) {
    const next = rows.next()
    if (next.done === true) break
    head.push(next.value)
    if (countKnownHeadings(next.value.cells) > 2) break
  }
  const at = headingLine(head)
  const found = head[at]
  if (found === undefined) {
    throw new UnreadableSheet('no-headings', { lines: headLines })
  }
  const { rows: _, ...how } = opened
  const written = found.cells.map((cell) => (cell === null ? '' : String(cell).trim()))
  if (written.length > bounds.columns) throw new UnreadableSheet('too-many-columns', { columns: written.length, most: bounds.columns })
  return { ...how, headings: mapHeadings(found.cells), written, rows: below(head.slice(at + 1), rows, bounds) }
}

/** The line with most headings, near ones counted. */
function headingLine(head: readonly RawRow[]): number {
  const counts = head.map(({ cells }) => mapHeadings(cells).mapped.filter(({ heading }) => heading !== null).length)
  const most = Math.max(0, ...counts)
  return most < 2 ? -1 : counts.indexOf(most)
}

function* below(first: readonly RawRow[], rest: Iterator<RawRow>, bounds: SheetBounds): Generator<RawRow> {
  let count = 0
  for (const row of chained(first, rest)) {
    if (row.cells.every(isEmpty)) continue
    count += 1
    if (count > bounds.rows) throw new UnreadableSheet('too-many-rows', { most: bounds.rows })
    yield row
  }
}

const isEmpty = (cell: RawCell) => cell === null || (typeof cell === 'string' && cell.trim() === '')

function* chained(first: readonly RawRow[], rest: Iterator<RawRow>): Generator<RawRow> {
  yield* first
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value
}
