import { type Command, Misused } from './command.ts'
import { importOgpCommitments } from './import-ogp-commitments.ts'
import { importParvisJson } from './import-parvis-json.ts'
import { importPolis } from './import-polis.ts'

const kinds: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  'ogp-commitments': importOgpCommitments,
  'parvis-json': importParvisJson,
  polis: importPolis,
}

/** Brings data from elsewhere onto the record, attributed to their source. */
export const importCommand: Command = {
  usage:
    'ogp-commitments FILE [--dry-run] [--report FILE.csv] [--refused FILE.csv] [--lang fr|en|es|ar] | parvis-json FILE | polis FOLDER [--member SLUG] [--title TEXT] [--language fr|en|es|ar] [--dry-run]',
  summary:
    'import the published sheet of commitments (CSV or XLSX), an export of another instance, or a past conversation from an export of Polis',
  run: (args) => {
    const [kind, ...rest] = args
    const run = kind !== undefined && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
    if (run === undefined) throw new Misused(`“${kind ?? ''}” is nothing to import; there is: ${Object.keys(kinds).join(', ')}`)
    return run(rest)
  },
}
