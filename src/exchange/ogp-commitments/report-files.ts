import { stringify } from 'csv-stringify/sync'
import type { Words } from '#kernel/i18n.ts'
import type { RowRefusal, RowRepair } from './commitment-row.ts'
import type { RowReport } from './row-report.ts'

/** A text that a spreadsheet would run as a formula is marked as text; our own reading takes the mark off. Numbers stay. */
const safe = (text: string) => (/^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text)

const line = (cells: readonly string[]) => stringify([cells.map(safe)], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ })

const isolates = /[\u2066-\u2069]/g
/** A sentence of a file: nothing stands beside it that could disturb its direction. */
const plain = (text: string) => text.replace(isolates, '')
const under = (heading: string | null, sentence: string) => plain(heading === null ? sentence : `${heading}: ${sentence}`)

/** How a row was repaired, as a sentence; the heading of the column stands before it. */
export const repairSentence = (words: Words, { heading, how, before }: RowRepair): string => {
  const sentence = words.t(`imports.repair.${how}`)
  return under(heading, before === undefined ? sentence : `${sentence} ${words.t('imports.repair.before', { text: before })}`)
}

/** Why a row is refused and what to do, as a sentence; the heading of the column stands before it. */
export const refusalSentence = (words: Words, { heading, why }: RowRefusal): string => under(heading, words.t(`imports.refused.${why}`))

/** The first line of the report of an import. */
export const reportHead = line(['line', 'outcome', 'identifier', 'place', 'title', 'result', 'repairs', 'reasons', 'removed'])

/** What became of one row, for the report: one line of CSV. `result` is the reference of the commitment and what the import did. */
export const reportLine = (words: Words, row: RowReport): string =>
  line([
    String(row.line),
    row.outcome,
    row.identifier ?? '',
    row.place ?? '',
    row.title ?? '',
    row.told === null ? '' : `${row.told.reference} ${row.told.telling}`,
    row.repairs.map((repair) => repairSentence(words, repair)).join(' '),
    row.refusals.map((refusal) => refusalSentence(words, refusal)).join(' '),
    String(row.redacted),
  ])

/** Headings that our own file of refused rows adds before those of the sheet; an import passes them over. */
export const addedHeadings = ['Parvis: line', 'Parvis: why refused'] as const

/** The first line of a file of refused rows: the headings as they were, after two of ours. */
export const refusedHead = (written: readonly string[]): string =>
  line([...addedHeadings.filter((added) => !written.includes(added)), ...written])

/** One refused row as it was, so that it can be mended and imported again; addresses and numbers of persons are taken out. */
export function refusedLine(words: Words, row: RowReport, written: readonly string[]): string {
  const reasons = row.refusals.map((refusal) => refusalSentence(words, refusal)).join(' ')
  const cells = row.cells ?? []
  return line([String(row.line), reasons, ...(written[0] === addedHeadings[0] ? cells.slice(addedHeadings.length) : cells)])
}

/** The mark that tells spreadsheets a file of CSV is UTF-8. */
export const byteOrderMark = '\ufeff'
