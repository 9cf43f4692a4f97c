import { readConfiguration } from '#kernel/configuration.ts'
import { createLog } from '#kernel/log.ts'
import { type OpenInstance, openInstance } from '../open-instance.ts'

/** One word after `parvis`. */
export interface Command {
  /** What follows the word, as the help shows it. */
  readonly usage: string
  readonly summary: string
  /** Runs to the end and gives the exit code: 0 done, 1 failed or refused, 2 misused. */
  run(args: readonly string[]): Promise<number>
}

/** The command was written in a way it does not understand. */
export class Misused extends Error {
  override readonly name = 'Misused'
}

/** Results: one line on standard output. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Everything that is not a result: one line on standard error. */
export const tell = (line: string): void => void process.stderr.write(`${line}\n`)

/** Runs work on the instance's database, the running one or one started for it, and lets go of it whatever happens. */
export async function withInstance<Result>(work: (instance: OpenInstance, origin: string | undefined) => Promise<Result>): Promise<Result> {
  const configuration = readConfiguration(process.env)
  const log = createLog(configuration.logLevel === 'info' ? 'warn' : configuration.logLevel)
  const instance = await openInstance(configuration, log, { purpose: 'command' })
  try {
    return await work(instance, configuration.publicOrigin)
  } finally {
    await instance.close()
  }
}
