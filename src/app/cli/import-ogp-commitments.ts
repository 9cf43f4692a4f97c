import { openSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type ImportDone, type ImportedRow, type ImportProgress, importCommitments } from '#exchange/ogp-commitments/import-commitments.ts'
import { refusedHead, refusedLine, reportHead, reportLine } from '#exchange/ogp-commitments/report-files.ts'
import { systemClock } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { recordName } from '#record'
import { Misused, say, tell, withInstance } from './command.ts'

const options = { 'dry-run': { type: 'boolean' }, report: { type: 'string' }, refused: { type: 'string' } } as const
/** Exit codes besides 0: some rows were refused; the import was ended by a signal between two plans. */
const someRefused = 3
const interrupted = 130
/** Most refused rows that are told one by one on standard error; the report names each. */
const mostTold = 20

/**
 * Imports the published sheet of commitments. Prints, last, the counts as JSON. 0: no row was refused; 3: some were; 1: the file
 * cannot be read, or the import failed; 130: interrupted, what was told stays and a later run completes it.
 */
export async function importOgpCommitments(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [path] = positionals
  if (path === undefined || positionals.length > 1) throw new Misused('an import reads one file')
  const bytes = readFileSync(path)
  // Opened before anything is told: a report that cannot be written is known in time.
  const files = { report: opened(values.report), refused: opened(values.refused) }
  const interruption = onInterruption()
  try {
    const done = await withInstance(({ database }, publicOrigin) =>
      importCommitments({ db: database.db, now: systemClock, newId, origin: recordName(publicOrigin) }, bytes, {
        dryRun: values['dry-run'] === true,
        cancelled: interruption.asked,
        progress: progressOnTerminal(),
      }),
    )
    writeFiles(done, files)
    summarise(done, values['dry-run'] === true)
    say(JSON.stringify(done.counts))
    return done.cancelled ? interrupted : done.counts.refused > 0 ? someRefused : 0
  } finally {
    interruption.forget()
  }
}

const opened = (path: string | undefined) => (path === undefined ? null : openSync(path, 'w'))

/** The first signal asks the import to end between two plans, the second ends the process at once. */
function onInterruption(): { asked(): boolean; forget(): void } {
  let asked = false
  const onSignal = () => {
    if (asked) process.exit(interrupted)
    asked = true
    tell('The import ends after the plan under way. Press again to end at once; run it again to complete it.')
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

function writeFiles({ rows, sheet }: ImportDone, files: { readonly report: number | null; readonly refused: number | null }): void {
  const mark = '\ufeff'
  if (files.report !== null) writeFileSync(files.report, mark + reportHead + rows.map((row) => reportLine(row, row.result)).join(''))
  if (files.refused === null) return
  const refused = rows.filter(({ outcome }) => !outcome.accepted)
  writeFileSync(files.refused, mark + refusedHead(sheet.written) + refused.map((row) => refusedLine(row, sheet.written)).join(''))
}

function summarise({ rows, sheet, plans, admitted, cancelled }: ImportDone, dryRun: boolean): void {
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
  const refused = rows.filter(({ outcome }) => !outcome.accepted)
  for (const row of refused.slice(0, mostTold)) tell(refusedText(row))
  if (refused.length > mostTold) tell(`… and ${refused.length - mostTold} more refused rows; --report FILE.csv names each.`)
  if (admitted.length > 0) tell(`Members admitted because the published list names them: ${admitted.join(', ')}.`)
  tell(
    `${plans} plans.${dryRun ? ' This was a dry run: nothing was kept.' : ''}${cancelled ? ' Cancelled: run it again to complete it.' : ''}`,
  )
}

const refusedText = ({ raw, outcome }: ImportedRow) =>
  `Line ${raw.line} refused: ${outcome.accepted ? '' : outcome.refusals.map(({ heading, why }) => [heading, why].filter(Boolean).join(': ')).join('; ')}`
