/** The file is not CSV as RFC 4180 describes it. */
export class InvalidCsv extends Error {
  override readonly name = 'InvalidCsv'
}

const comma = 44
const quote = 34
const lineFeed = 10
const carriageReturn = 13

/** Receives one record: its fields, and the line it begins on. The array is filled anew for each record. */
export type TakeRecord = (fields: readonly string[], line: number) => void

/**
 * Reads CSV (RFC 4180) in pieces of any length: `push` each piece, then `end`. Fields may be quoted and hold commas, quotes and line
 * ends; a byte order mark is passed over, empty lines are too. Throws InvalidCsv on a quote left open or closed too early.
 */
export function csvReader(take: TakeRecord): { push(piece: string): void; end(): void } {
  let rest = ''
  let line = 1
  let begun = false
  const read = (text: string, last: boolean) => {
    let from = 0
    for (;;) {
      const record = recordAt(text, from, line, last)
      if (record === null) break
      if (record.fields.length > 1 || record.fields[0] !== '') take(record.fields, line)
      line += record.lines
      from = record.next
    }
    rest = text.slice(from)
  }
  return {
    push(piece) {
      const text = rest + piece
      read(begun || !text.startsWith('\uFEFF') ? text : text.slice(1), false)
      begun ||= text !== ''
    },
    end: () => read(rest, true),
  }
}

interface CsvRecord {
  readonly fields: string[]
  readonly next: number
  /** Lines it spans. */
  readonly lines: number
}

/** Null when the text ends before the record does and more may come. */
function recordAt(text: string, begin: number, line: number, last: boolean): CsvRecord | null {
  if (begin >= text.length) return null
  const fields: string[] = []
  let lines = 1
  let from = begin
  for (let i = begin; ; i += 1) {
    const code = i < text.length ? text.charCodeAt(i) : -1
    if (code === quote && i === from) {
      const field = quotedAt(text, i, line, last)
      if (field === null) return null
      fields.push(field.value)
      lines += field.lines
      i = field.next
      from = i + 1
      const after = i < text.length ? text.charCodeAt(i) : -1
      if (after === comma) continue
      if (after === -1) return last ? { fields, next: i, lines } : null
      return { fields, next: i + (after === carriageReturn ? 2 : 1), lines }
    }
    if (code === comma) {
      fields.push(text.slice(from, i))
      from = i + 1
    } else if (code === lineFeed || code === -1) {
      if (code === -1 && !last) return null
      fields.push(text.slice(from, i > from && text.charCodeAt(i - 1) === carriageReturn ? i - 1 : i))
      return { fields, next: Math.min(i + 1, text.length), lines }
    }
  }
}

/** The value of a quoted field and the place after its closing quote, which holds a comma, a line end or the end. */
function quotedAt(text: string, open: number, line: number, last: boolean): { value: string; next: number; lines: number } | null {
  let close = text.indexOf('"', open + 1)
  while (close >= 0 && text.charCodeAt(close + 1) === quote) close = text.indexOf('"', close + 2)
  if (close < 0) {
    if (last) throw new InvalidCsv(`line ${line}: a quoted field is not closed`)
    return null
  }
  // A quote at the very end of the piece may be the first of a doubled one, a carriage return the first half of a line end.
  if (close + 2 >= text.length && !last) return null
  const next = close + 1
  const after = text.charCodeAt(next)
  const ends = next >= text.length || after === comma || after === lineFeed || (after === carriageReturn && isLineEnd(text, next))
  if (!ends) throw new InvalidCsv(`line ${line}: a quote inside a field must be doubled`)
  const value = text.slice(open + 1, close).replaceAll('""', '"')
  return { value, next, lines: value.split('\n').length - 1 }
}

const isLineEnd = (text: string, at: number) => at + 1 >= text.length || text.charCodeAt(at + 1) === lineFeed
