import { openSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { underImportLock } from '#exchange/import-runs/import-lock.ts'
import { type ImportDone, type ImportProgress, importCommitments } from '#exchange/ogp-commitments/import-commitments.ts'
import { byteOrderMark, refusalSentence, refusedHead, refusedLine, reportHead, reportLine } from '#exchange/ogp-commitments/report-files.ts'
import { type RowReport, reportOf } from '#exchange/ogp-commitments/row-report.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Words, words } from '#kernel/i18n.ts'
import { newId } from '#kernel/ids.ts'
import { Language } from '#kernel/languages.ts'
import { recordName } from '#record'
import { Misused, say, tell, withInstance } from './command.ts'

const options = {
  'dry-run': { type: 'boolean' },
  report: { type: 'string' },
  refused: { type: 'string' },
  lang: { type: 'string' },
} as const
/** Exit codes besides 0: some rows were refused; the import was ended by a signal, and nothing was kept. */
const someRefused = 3
const interrupted = 130
/** Most refused rows that are told one by one on standard error; the report names each. */
const mostTold = 20

/**
 * Imports the published sheet of commitments. Prints, last, the counts as JSON. 0: no row was refused; 3: some were; 1: the file
 * cannot be read, another import is under way, or it failed; 130: interrupted. But for 0 and 3 nothing was kept.
 */
export async function importOgpCommitments(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [path] = positionals
  if (path === undefined || positionals.length > 1) throw new Misused('an import reads one file')
  const lang = Language.safeParse(values.lang ?? 'en')
  if (!lang.success) throw new Misused(`“${values.lang}” is no language of the site`)
  const bytes = readFileSync(path)
  // Opened before anything is told: a report that cannot be written is known in time.
  const files = { report: opened(values.report), refused: opened(values.refused) }
  const interruption = onInterruption()
  try {
    const done = await withInstance(({ database }, publicOrigin) =>
      underImportLock(database.db, (db) =>
        importCommitments({ db, now: systemClock, newId, origin: recordName(publicOrigin) }, bytes, {
          dryRun: values['dry-run'] === true,
          cancelled: interruption.asked,
          progress: progressOnTerminal(),
        }),
      ),
    )
    if (done === 'busy') {
      tell('Another import is under way on this instance. Nothing was done: try again when it has ended.')
      return 1
    }
    const rows = done.rows.map(reportOf)
    writeFiles(done, rows, files, words(lang.data))
    summarise(done, rows, values['dry-run'] === true)
    say(JSON.stringify(done.counts))
    return done.cancelled ? interrupted : done.counts.refused > 0 ? someRefused : 0
  } finally {
    interruption.forget()
  }
}

const opened = (path: string | undefined) => (path === undefined ? null : openSync(path, 'w'))

/** The first signal asks the import to end, the second ends the process at once. Either way nothing of it is kept. */
function onInterruption(): { asked(): boolean; forget(): void } {
  let asked = false
  const onSignal = () => {
    if (asked) process.exit(interrupted)
    asked = true
    tell('The import ends in a moment; nothing of it is kept. Press again to end at once.')
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  return {
    asked: () => asked,
    forget: () => void process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  }
}

/** One line that changes on a terminal, a line now and then elsewhere. */
function progressOnTerminal(): (progress: ImportProgress) => void {
  const pauseMs = process.stderr.isTTY ? 100 : 2000
  let last = performance.now()
  return ({ stage, read, done }) => {
    if (performance.now() - last < pauseMs) return
    last = performance.now()
    const line = stage === 'reading' ? `Reading: ${read} rows` : `Telling: ${done} of ${read} rows (${Math.floor((100 * done) / read)}%)`
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`)
    else tell(line)
  }
}

interface ReportFiles {
  readonly report: number | null
  readonly refused: number | null
}

function writeFiles({ sheet }: ImportDone, rows: readonly RowReport[], { report, refused }: ReportFiles, told: Words): void {
  if (report !== null) writeFileSync(report, byteOrderMark + reportHead + rows.map((row) => reportLine(told, row)).join(''))
  if (refused === null) return
  const lines = rows.filter(({ outcome }) => outcome === 'refused').map((row) => refusedLine(told, row, sheet.written))
  writeFileSync(refused, byteOrderMark + refusedHead(sheet.written) + lines.join(''))
}

function summarise({ sheet, plans, admitted, cancelled }: ImportDone, rows: readonly RowReport[], dryRun: boolean): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  const { headings } = sheet
  const of = (how: string) => headings.mapped.filter((it) => it.how === how)
  tell(
    `Read as ${sheet.form.toUpperCase()}, ${sheet.encoding}${sheet.delimiter === null ? '' : `, cells separated by ${JSON.stringify(sheet.delimiter)}`}.`,
  )
  for (const { written, heading } of of('near')) tell(`Column “${written}” is read as “${heading}”.`)
  if (of('unknown').length > 0)
    tell(
      `Columns not known, passed over: ${of('unknown')
        .map(({ written }) => `“${written}”`)
        .join(', ')}.`,
    )
  const refused = rows.filter(({ outcome }) => outcome === 'refused')
  for (const row of refused.slice(0, mostTold)) tell(refusedText(row))
  if (refused.length > mostTold) tell(`… and ${refused.length - mostTold} more refused rows; --report FILE.csv names each.`)
  if (admitted.length > 0) tell(`Members admitted because the published list names them: ${admitted.join(', ')}.`)
  tell(`${plans} plans.${dryRun ? ' This was a dry run: nothing was kept.' : ''}${cancelled ? ' Cancelled: nothing was kept.' : ''}`)
}

const refusedText = ({ line, refusals }: RowReport) =>
  `Line ${line} refused: ${refusals.map((refusal) => refusalSentence(words('en'), refusal)).join(' ')}`
