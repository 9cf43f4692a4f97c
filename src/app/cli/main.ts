import { Bug } from '#kernel/errors.ts'
import { type Command, Misused, tell } from './command.ts'
import { exportCommand } from './export.ts'
import { grantCommand } from './grant.ts'
import { importCommand } from './import.ts'
import { migrateCommand } from './migrate.ts'
import { opinionMapCommand } from './opinion-map.ts'
import { replayCommand } from './replay.ts'
import { startCommand } from './start.ts'
import { verifyCommand } from './verify.ts'

const commands: Readonly<Record<string, Command>> = {
  start: startCommand,
  migrate: migrateCommand,
  replay: replayCommand,
  verify: verifyCommand,
  grant: grantCommand,
  import: importCommand,
  export: exportCommand,
  'opinion-map': opinionMapCommand,
}

function help(): string {
  const lines = Object.entries(commands).map(([word, { usage, summary }]) => `  ${`${word} ${usage}`.trim().padEnd(42)} ${summary}`)
  return [
    'Usage: parvis <command>',
    '',
    ...lines,
    '',
    'Commands work on the data folder of PARVIS_DATA, or on DATABASE_URL, whether or not the server runs.',
  ].join('\n')
}

/** Runs the command line and gives its exit code. Results go to standard output, everything else to standard error. */
export async function main(args: readonly string[]): Promise<number> {
  const [word, ...rest] = args
  if (word === 'help' || word === '--help' || word === '-h') {
    process.stdout.write(`${help()}\n`)
    return 0
  }
  const command = word !== undefined && Object.hasOwn(commands, word) ? commands[word] : undefined
  if (command === undefined) {
    tell(word === undefined ? help() : `There is no command “${word}”.\n\n${help()}`)
    return 2
  }
  try {
    return await command.run(rest)
  } catch (error) {
    return failed(error, `parvis ${word} ${command.usage}`.trim())
  }
}

/** A fault of ours is told with its stack; everything else by its sentence. */
function failed(error: unknown, usage: string): number {
  if (error instanceof Misused || (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))) {
    tell(`${error.message}\nUsage: ${usage}`)
    return 2
  }
  const ours = !(error instanceof Error) || error instanceof Bug || error instanceof TypeError || error instanceof ReferenceError
  tell(ours && error instanceof Error ? (error.stack ?? error.message) : error instanceof Error ? error.message : String(error))
  return 1
}
