import { once } from 'node:events'
import { InvalidInputError, InvalidSpreadsheetError, readSheet, SheetNotFoundError } from 'read-excel-file/universal'
import { ZipFile } from 'yazl'
import { countKnownHeadings } from './headings.ts'
import { type OpenedSheet, type RawCell, type RawRow, type SheetBounds, sheetBounds, UnreadableSheet } from './sheet-bounds.ts'
import { unpackArchive } from './unpack-archive.ts'

/**
 * Opens a workbook: the sheet with most of the headings, or the first. Formulas are the values they last gave; they are never
 * run. Throws UnreadableSheet when it is no workbook, or holds more than the bounds.
 */
export async function openXlsx(bytes: Buffer, bounds: SheetBounds = sheetBounds): Promise<OpenedSheet> {
  const files = unpackArchive(bytes, (name) => name.endsWith('.xml') || name.endsWith('.xml.rels'), bounds)
  const workbook = files.get('xl/workbook.xml')?.toString('utf8')
  if (workbook === undefined) throw new UnreadableSheet('no-workbook')
  for (const [name, content] of files) if (name.startsWith('xl/worksheets/')) checkExtent(content, bounds)
  // Read again from what was unpacked under the bounds, so that no other reading of the archive can differ from it.
  const archive = await packed(files)
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s/g)].length
  const from1904 = /date1904="(?:1|true)"/.test(workbook)
  for (let number = 1; ; number += 1) {
    const rows = await rowsOf(archive, number)
    const hasHeadings = rows.slice(0, 12).some((cells) => countKnownHeadings(cells) > 2)
    if (hasHeadings || number >= Math.min(sheets, mostSheets)) {
      const shown = hasHeadings || number === 1 ? rows : await rowsOf(archive, 1)
      return { form: 'xlsx', encoding: 'utf-8', delimiter: null, from1904, rows: numbered(shown) }
    }
  }
}

const mostSheets = 20

/** A cell far outside makes a sheet of empty cells as large as its place says. */
function checkExtent(sheet: Buffer, bounds: SheetBounds): void {
  const text = sheet.toString('latin1')
  for (const [, letters = '', digits = ''] of text.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,8})(\d{1,12})"/g)) {
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
    if (Number(digits) > bounds.rows || column > bounds.columns) {
      throw new UnreadableSheet('cell-outside', { cell: `${letters}${digits}`, rows: bounds.rows, columns: bounds.columns })
    }
  }
}

async function packed(files: ReadonlyMap<string, Buffer>): Promise<ArrayBuffer> {
  const zip = new ZipFile()
  for (const [name, content] of files) zip.addBuffer(content, name, { compress: false })
  zip.end()
  const pieces: Buffer[] = []
  zip.outputStream.on('data', (piece: Buffer) => pieces.push(piece))
  await once(zip.outputStream, 'end')
  const whole = Buffer.concat(pieces)
  return whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.byteLength)
}

async function rowsOf(archive: ArrayBuffer, number: number): Promise<RawCell[][]> {
  try {
    return (await readSheet(archive, number, { trim: false })).map((cells) => cells.map(cellOf))
  } catch (error) {
    const known = [InvalidInputError, InvalidSpreadsheetError, SheetNotFoundError].some((kind) => error instanceof kind)
    if (!known && !(error instanceof Error && error.name === 'Error')) throw error
    throw new UnreadableSheet('damaged')
  }
}

function cellOf(cell: unknown): RawCell {
  if (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' || cell instanceof Date) return cell
  return null
}

function* numbered(rows: readonly (readonly RawCell[])[]): Generator<RawRow> {
  for (const [index, cells] of rows.entries()) yield { line: index + 1, cells, damage: [] }
}
