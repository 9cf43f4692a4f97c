import { grantCommand } from './grant.ts'
import { migrateCommand, replayCommand } from './maintain.ts'
import { startCommand } from './run-site.ts'
import { verifyCommand } from './verify.ts'

/** One command of the command line. */
export interface Command {
  /** Its words, such as `['grant', 'steward']`. */
  readonly name: readonly string[]
  readonly usage: string
  readonly says: string
  /** Runs with the words after its name; gives the exit code. */
  readonly run: (words: readonly string[]) => Promise<number>
}

/** Every command, in the order help shows them. */
export const commands: readonly Command[] = [startCommand, migrateCommand, replayCommand, verifyCommand, grantCommand]
