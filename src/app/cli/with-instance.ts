import { readConfiguration } from '#kernel/configuration.ts'
import type { Context } from '#kernel/context.ts'
import { systemClock } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { createLog } from '#kernel/log.ts'
import { recordName } from '#record'
import { openInstance } from '../open-instance.ts'

/** Runs a command's work on the instance's database, whether the site runs or not, and leaves no server behind. */
export async function withInstance<Result>(work: (ctx: Context) => Promise<Result>): Promise<Result> {
  const configuration = readConfiguration(process.env)
  // Commands speak for themselves: only what is wrong is logged.
  const log = createLog(configuration.logLevel === 'info' ? 'warn' : configuration.logLevel)
  const instance = await openInstance(configuration, log, { purpose: 'command' })
  try {
    return await work({ db: instance.database.db, now: systemClock, newId, origin: recordName(configuration.publicOrigin) })
  } finally {
    await instance.close()
  }
}
