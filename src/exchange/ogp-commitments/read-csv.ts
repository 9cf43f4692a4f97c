import { CsvError, parse } from 'csv-parse/sync'
import { decodeText } from './decode-text.ts'
import { countKnownHeadings } from './headings.ts'
import { type OpenedSheet, type RawRow, type RowDamage, type SheetBounds, sheetBounds, UnreadableSheet } from './sheet-bounds.ts'

const delimiters = [',', ';', '\t', '|'] as const
const lineEnds = ['\r\n', '\n', '\r']
/** The headings are looked for in the first lines: a title may stand above them. */
const headLines = 12
/** Most lines that one record with wrong quotes is put together from. */
const mostJoinedLines = 40
const recordsAtOnce = 400

/** Opens CSV of any encoding and delimiter. Its rows are read as they are asked for; throws UnreadableSheet when it is no text. */
export function openCsv(bytes: Uint8Array, bounds: SheetBounds = sheetBounds): OpenedSheet {
  const { text, encoding } = decodeText(bytes)
  if (text.trim() === '') throw new UnreadableSheet('empty')
  const delimiter = delimiterOf(text)
  return { form: 'csv', encoding, delimiter, from1904: false, rows: rowsOf(text, delimiter, bounds) }
}

/** The delimiter that makes most headings known, and most cells where none is. */
function delimiterOf(text: string): string {
  const head = text.split(/\r\n|\n|\r/, headLines)
  const scores = delimiters.map((delimiter) => {
    const lines = head.map((line) => lenient(line, delimiter)[0] ?? [])
    return { delimiter, known: Math.max(...lines.map(countKnownHeadings)), cells: Math.max(...lines.map((line) => line.length)) }
  })
  scores.sort((a, b) => b.known - a.known || b.cells - a.cells)
  return scores[0]?.delimiter ?? ','
}

/** Records read with whatever quotes they have. */
function lenient(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, record_delimiter: lineEnds, relax_quotes: true, relax_column_count: true })
  } catch {
    return parse(text, { delimiter, record_delimiter: lineEnds, quote: null, relax_column_count: true })
  }
}

interface StrictRecord {
  readonly cells: string[]
  readonly from: number
  readonly to: number
}

/** The next records, and whether quotes that are wrong ended them. */
interface StrictPart {
  readonly records: readonly StrictRecord[]
  readonly broken: boolean
}

/** A few hundred records up to the first whose quotes are wrong. */
function strict(bytes: Buffer, delimiter: string, bounds: SheetBounds): StrictPart {
  const records: StrictRecord[] = []
  const take = (cells: string[], { bytes: to }: { readonly bytes: number }) => {
    records.push({ cells, from: records.at(-1)?.to ?? 0, to })
    return null
  }
  try {
    const max_record_size = bounds.recordCharacters
    parse(bytes, { delimiter, record_delimiter: lineEnds, relax_column_count: true, max_record_size, to: recordsAtOnce, on_record: take })
    return { records, broken: false }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { records, broken: true }
  }
}

function linesIn(bytes: Buffer, from: number, to: number): number {
  let lines = 0
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at]
    if (byte === 10 || (byte === 13 && bytes[at + 1] !== 10)) lines += 1
  }
  return lines
}

function* rowsOf(text: string, delimiter: string, bounds: SheetBounds): Generator<RawRow> {
  let bytes = Buffer.from(text, 'utf8')
  let line = 1
  let width = 0
  let broken = 0
  while (bytes.length > 0) {
    const part = strict(bytes, delimiter, bounds)
    let read = 0
    let doubtful = part.broken
    for (const { cells, from, to } of part.records) {
      width ||= widthOf(cells)
      const lines = linesIn(bytes, from, to)
      // A quote that nothing closes may be closed by the next one by chance: the record then swallows whole lines.
      doubtful = lines > 1 && width > 0 && cells.length !== width
      if (doubtful) break
      doubtful = part.broken
      yield { line, cells, damage: [] }
      line += lines
      read = to
    }
    bytes = bytes.subarray(doubtful || read > 0 ? read : bytes.length)
    if (!doubtful || bytes.length === 0) continue
    broken += 1
    if (broken > bounds.brokenRecords) throw new UnreadableSheet('wrong-quotes', { line, most: bounds.brokenRecords })
    const mended = mendRecord(bytes, delimiter, width, bounds)
    yield { line, cells: mended.cells, damage: mended.damage }
    line += mended.lines
    bytes = bytes.subarray(mended.bytes)
  }
}

const widthOf = (cells: readonly string[]) => (countKnownHeadings(cells) > 2 ? cells.length : 0)

interface Mended {
  readonly cells: string[]
  readonly damage: readonly RowDamage[]
  readonly lines: number
  readonly bytes: number
}

/**
 * Puts together a record whose quotes are wrong: as few lines as give as many cells as there are headings, quotes taken as they
 * come. Where no number of lines does, the first line alone is the record, so that the rows after it are read.
 */
function mendRecord(bytes: Buffer, delimiter: string, width: number, bounds: SheetBounds): Mended {
  let end = 0
  let first: Mended | null = null
  for (let lines = 1; lines <= mostJoinedLines && end < bytes.length; lines += 1) {
    end = lineEndAfter(bytes, end)
    if (end > bounds.recordCharacters * 4) break
    const text = bytes.toString('utf8', 0, end).replace(/\r?\n$|\r$/, '')
    for (const cells of [tolerant(text, delimiter), unquoted(text, delimiter)]) {
      const read: Mended = { cells, damage: ['quotes-mended'], lines, bytes: end }
      if (cells.length === width) return read
      first ??= read
    }
  }
  return first ?? { cells: [bytes.toString('utf8')], damage: ['quotes-mended'], lines: 1, bytes: bytes.length }
}

/** Cells of one record, a quote closing its cell only before a delimiter or at the end; one never closed is a letter like any other. */
function tolerant(text: string, delimiter: string): string[] {
  const cells: string[] = []
  for (let from = 0; from <= text.length; ) {
    const close = text[from] === '"' ? closingQuote(text, from + 1, delimiter) : -1
    const end = close >= 0 ? close + 1 : text.indexOf(delimiter, from)
    const to = end < 0 ? text.length : end
    cells.push((close >= 0 ? text.slice(from + 1, close) : text.slice(from, to)).replaceAll('""', '"'))
    from = to + 1
  }
  return cells
}

function closingQuote(text: string, from: number, delimiter: string): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at += 1
    else if (at + 1 === text.length || text[at + 1] === delimiter) return at
  }
  return -1
}

/** Cells of one line in which quotes are letters like any other. */
const unquoted = (text: string, delimiter: string) =>
  text.split(delimiter).map((cell) => cell.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"'))

/** The place after the line that begins at `from`. */
function lineEndAfter(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === 10) return at + 1
    if (bytes[at] === 13) return bytes[at + 1] === 10 ? at + 2 : at + 1
  }
  return bytes.length
}
