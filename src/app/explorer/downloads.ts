import { stringify } from 'csv-stringify/sync'
import type { Db } from '#kernel/database.ts'
import { columns, commitmentRecord, tableCell } from './commitment-record.ts'
import { listCommitments } from './explore.ts'

/** Commitments read at a time: a file of a hundred thousand never stands whole in memory. */
const batch = 2000

/** Most commitments of one spreadsheet: it is built whole. A longer list is a CSV. */
export const mostInSpreadsheet = 20_000

interface Files {
  readonly db: Db
  readonly ids: readonly string[]
  readonly today: string
  readonly origin: string
}

async function* tableRows({ db, ids, today, origin }: Files): AsyncGenerator<(string | number | boolean | null)[][]> {
  for (let at = 0; at < ids.length; at += batch) {
    const listed = await listCommitments(db, ids.slice(at, at + batch))
    yield listed.map((it) => {
      const record = commitmentRecord(it, today, origin)
      return columns.map((column) => tableCell(record[column]))
    })
  }
}

/** One row per commitment: comma-separated (RFC 4180), UTF-8 with its mark; what a spreadsheet would run as a formula is text. */
export function commitmentsCsv(files: Files): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const rows = tableRows(files)
  const options = {
    record_delimiter: '\r\n',
    escape_formulas: true,
    cast: { boolean: (value: boolean) => (value ? 'true' : 'false') },
  } as const
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(`\ufeff${stringify([[...columns]], options)}`)),
    pull: async (controller) => {
      const next = await rows.next()
      if (next.done === true) controller.close()
      else controller.enqueue(encoder.encode(stringify(next.value, options)))
    },
    cancel: () => rows.return(undefined).then(() => undefined),
  })
}

/** The same rows as a spreadsheet (Office Open XML). Figures are numbers, everything else is text, never a formula. */
export async function commitmentsXlsx(files: Files): Promise<Buffer> {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const table: { value: string | number | boolean; fontWeight?: 'bold' }[][] = [
    columns.map((column) => ({ value: column, fontWeight: 'bold' })),
  ]
  for await (const rows of tableRows(files)) table.push(...rows.map((row) => row.map((value) => ({ value: value ?? '' }))))
  return writeExcelFile(table, { sheet: 'Commitments' }).toBuffer()
}
