import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { httpSource, type VerifyReport, verifyDatabase, verifyLog } from '#record'
import { type Command, Misused, say, withInstance } from './command.ts'

const options = { old: { type: 'string' }, url: { type: 'string' }, json: { type: 'boolean' } } as const

/** Checks the record of this instance, or of any other by its address, from the entries up. */
export const verifyCommand: Command = {
  usage: '[--old FILE] [--url ADDRESS] [--json]',
  summary: 'verify the public record; --old: a checkpoint kept earlier',
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options })
    if (values.url !== undefined && !/^https?:\/\//.test(values.url))
      throw new Misused('--url takes an address that begins with http:// or https://')
    const brought = values.old === undefined ? {} : { old: readFileSync(values.old, 'utf8') }
    const report =
      values.url === undefined
        ? await withInstance(({ database }) => verifyDatabase(database.db, brought))
        : await verifyLog(httpSource(values.url), brought)
    if (values.json) say(JSON.stringify(report, null, 2))
    else for (const line of linesOf(report)) say(line)
    return report.ok ? 0 : 1
  },
}

function linesOf(report: VerifyReport): string[] {
  const { words } = report
  return [
    `${report.ok ? 'VERIFIED' : 'FAILED'}: ${report.origin ?? report.place}, ${report.size} entries`,
    ...(report.root === null ? [] : [`root ${report.root}`]),
    ...report.signedBy.map((name) => `signed by ${name}`),
    ...report.witnessedBy.map((name) => `witnessed by ${name}`),
    `${report.entriesRead} entries read, ${report.tilesCompared} tiles compared`,
    `words: ${words.ok} as digested, ${words.redacted} erased, ${words.removed} removed, ${words.missing} missing, ${words.mismatch} different, ${words.unread} not read`,
    ...(report.extendsSize === null ? [] : [`extends the older checkpoint of ${report.extendsSize} entries`]),
    ...report.findings.map(({ severity, what, where, detail }) => `${severity}: ${what}, ${where}: ${detail}`),
    ...report.notExcluded.map((sentence) => `not excluded: ${sentence}`),
  ]
}
