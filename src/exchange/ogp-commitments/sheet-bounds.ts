import { type PlainValue, words } from '#kernel/i18n.ts'

/** Why a file cannot be read at all. Each has a sentence in every language, `imports.unreadable.<name>`, that says what to do. */
export const sheetProblems = [
  'empty',
  'too-large',
  'not-text',
  'old-workbook',
  'no-workbook',
  'damaged',
  'password',
  'too-many-files',
  'unpacks-too-large',
  'cell-outside',
  'wrong-quotes',
  'no-headings',
  'column-missing',
  'too-many-columns',
  'too-many-rows',
] as const
export type SheetProblem = (typeof sheetProblems)[number]

/** The file cannot be read as a sheet of commitments at all. The message is the sentence in English. */
export class UnreadableSheet extends Error {
  override readonly name = 'UnreadableSheet'

  readonly problem: SheetProblem
  readonly values: Readonly<Record<string, PlainValue>>

  constructor(problem: SheetProblem, values: Readonly<Record<string, PlainValue>> = {}) {
    super(words('en').t(`imports.unreadable.${problem}`, values))
    this.problem = problem
    this.values = values
  }
}

/** What a file may hold. Each bound is some ten times what the published sheet is. */
export const sheetBounds = {
  /** Bytes of the file as it is given. */
  fileBytes: 64 * 1024 * 1024,
  /** Bytes of everything in an XLSX file once unpacked. */
  unpackedBytes: 256 * 1024 * 1024,
  /** Files inside an XLSX file. */
  archiveEntries: 2000,
  rows: 50_000,
  columns: 500,
  /** Characters of one cell; more is a quote that was never closed. */
  cellCharacters: 100_000,
  /** Characters of one record of CSV. */
  recordCharacters: 400_000,
  /** Places where quotes are wrong, after which the file is not CSV as it seems to be. */
  brokenRecords: 1000,
} as const
export type SheetBounds = { readonly [bound in keyof typeof sheetBounds]: number }

/** What was wrong with a row's form when it was read. */
export type RowDamage = 'quotes-mended' | 'too-few-cells' | 'too-many-cells' | 'cell-too-long'

/** One row as the file holds it: texts, and numbers and days where a workbook says they are. */
export interface RawRow {
  /** The line of the file it begins on (CSV) or the row of the sheet (XLSX), from 1. */
  readonly line: number
  readonly cells: readonly RawCell[]
  readonly damage: readonly RowDamage[]
}

/** A cell: a text as written, a number, a truth value or a day of a workbook, or nothing. */
export type RawCell = string | number | boolean | Date | null

/** A sheet opened: how it was read, and its rows in order, the headings among them. */
export interface OpenedSheet {
  readonly form: 'csv' | 'xlsx'
  /** How the text was written; always UTF-8 in a workbook. */
  readonly encoding: SheetEncoding
  /** The character between cells; null in a workbook. */
  readonly delimiter: string | null
  /** A workbook whose days are counted from 1904. */
  readonly from1904: boolean
  readonly rows: Iterable<RawRow>
}
export type SheetEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'utf-8 with windows-1252'
