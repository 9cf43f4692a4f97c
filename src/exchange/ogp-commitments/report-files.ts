import { stringify } from 'csv-stringify/sync'
import { textOf } from './cell-values.ts'
import type { RowOutcome, RowRefusalKind } from './commitment-row.ts'
import type { ReadRow } from './read-commitments.ts'
import { redactContacts } from './redact-contacts.ts'
import type { RawCell } from './sheet-bounds.ts'

/** A text that a spreadsheet would run as a formula is marked as text; our own reading takes the mark off. Numbers stay. */
const safe = (text: string) => (/^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text)

const line = (cells: readonly string[]) => stringify([cells.map(safe)], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ })

/** The first line of the report of an import. */
export const reportHead = line(['line', 'outcome', 'identifier', 'place', 'title', 'result', 'repairs', 'reasons', 'removed'])

/** What became of one row, for the report: one line of CSV. `result` is the reference of the commitment, or what the import did. */
export function reportLine({ raw, outcome }: ReadRow, result: string): string {
  const status = outcome.accepted ? (outcome.repairs.length > 0 ? 'repaired' : 'accepted') : 'refused'
  const row = outcome.accepted ? outcome.row : null
  return line([
    String(raw.line),
    status,
    row?.identifier ?? '',
    row?.place.name ?? '',
    row?.title ?? '',
    result,
    outcome.accepted ? outcome.repairs.map(repairText).join('; ') : '',
    outcome.accepted ? '' : outcome.refusals.map(({ heading, why }) => told(heading, refusalSentences[why])).join(' '),
    String(outcome.redacted),
  ])
}

const told = (heading: string | null, sentence: string) => (heading === null ? sentence : `${heading}: ${sentence}`)

const repairText = ({ heading, how, before }: Extract<RowOutcome, { accepted: true }>['repairs'][number]) =>
  told(heading, before === undefined ? how : `${how} (was “${before}”)`)

/** What to do about each reason, for people who read the files. */
export const refusalSentences: Readonly<Record<RowRefusalKind, string>> = {
  'cells-do-not-match-headings':
    'The row has more or fewer cells than there are headings. Put quotes around cells that hold the delimiter or several lines.',
  'cell-too-long': 'A cell holds more than 100,000 characters. Shorten it, or close the quotes before it.',
  'place-missing': 'The country or locality is empty. Fill it in.',
  'place-not-a-member':
    'This country or locality is not a member here, and the list of members does not name it. Admit it first, or correct the name.',
  'title-missing': 'Neither the title nor the short title says anything. Fill one in.',
  'year-missing': 'The year of submission is empty, and so is the start date. Fill one in.',
  'year-unreadable': 'The year of submission is not a year. Write it with four digits.',
  'plan-of-member-itself': 'The member keeps this plan here itself. An import never changes it.',
  'commitment-of-member-itself': 'The member has changed this commitment here itself. An import never changes it.',
}

/** Headings that our own file of refused rows adds before those of the sheet; an import passes them over. */
export const addedHeadings = ['Parvis: line', 'Parvis: why refused'] as const

/** The first line of a file of refused rows: the headings as they were, after two of ours. */
export const refusedHead = (written: readonly string[]): string =>
  line([...addedHeadings.filter((added) => !written.includes(added)), ...written])

/** One refused row as it was, so that it can be mended and imported again; addresses and numbers of persons are taken out. */
export function refusedLine({ raw, outcome }: ReadRow, written: readonly string[]): string {
  const reasons = outcome.accepted ? '' : outcome.refusals.map(({ heading, why }) => told(heading, refusalSentences[why])).join(' ')
  const cells = raw.cells.map((cell) => shown(cell))
  if (written[0] === addedHeadings[0]) return line([String(raw.line), reasons, ...cells.slice(addedHeadings.length)])
  return line([String(raw.line), reasons, ...cells])
}

const shown = (cell: RawCell) => redactContacts(textOf(cell), null).text
