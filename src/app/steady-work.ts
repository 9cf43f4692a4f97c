import { systemClock } from '#kernel/clock.ts'
import type { Configuration } from '#kernel/configuration.ts'
import type { Context } from '#kernel/context.ts'
import type { FileStore } from '#kernel/file-store/file-store.ts'
import type { Log } from '#kernel/log.ts'
import { deliverMail, forgetOldMail, smtpTransport } from '#kernel/mail.ts'
import type { Reach } from '#kernel/safe-fetch/fetch-page.ts'
import { recheckEvidence } from '#modules/action-plans'
import { tellAnswers } from '#modules/consultations'
import { forgetUnconfirmed, remindOwed, type Site, sendDigests } from '#modules/following'
import { publishCheckpoint, type Signer, sequence } from '#record'
import { owedSoon } from './following/owed-soon.ts'
import { followingPorts } from './following/ports.ts'
import type { OpenInstance } from './open-instance.ts'
import type { PublicVersion } from './page-cache.ts'

/** Work done again and again until `stop`, which waits for the turn under way. */
export interface Loop {
  stop(): Promise<void>
}

/** Does something again after a pause, one turn at a time. A turn that fails is logged and the next one comes all the same. */
export function every(pauseMs: number, log: Log, work: () => Promise<unknown>): Loop {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()
  const next = () => {
    timer = setTimeout(() => {
      turn = work().then(
        () => undefined,
        (error: unknown) => log.warn({ error }, 'a task in the background failed; it will be tried again'),
      )
      void turn.then(() => (stopped ? undefined : next()))
    }, pauseMs)
  }
  next()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await turn
    },
  }
}

/** Gives waiting entries their index, signs a checkpoint when it is time, and lets pages be made anew when anything moved. */
export async function advanceRecord(instance: OpenInstance, signer: Signer, version: PublicVersion, log: Log): Promise<void> {
  const { db } = instance.database
  const { added } = await sequence(db)
  if (added > 0) version.bump()
  const outcome = await publishCheckpoint(db, signer, systemClock())
  if (outcome.status === 'signed') version.bump()
  if (outcome.status === 'refused')
    log.error(
      { obstacle: outcome.obstacle, detail: outcome.detail },
      'the record is not signed: its database is not the one it was published from',
    )
}

/** Sends waiting mail when SMTP is configured; forgets old mail. */
export async function advanceMail(configuration: Configuration, instance: OpenInstance, log: Log): Promise<void> {
  const { db } = instance.database
  if (configuration.smtpUrl !== undefined) {
    await deliverMail(db, smtpTransport(configuration.smtpUrl, configuration.mailFrom), systemClock(), log)
  }
  await forgetOldMail(db, systemClock())
}

/** Tells people that they were answered, followers what moved and members what they owe; forgets what nobody confirmed. */
export async function advanceFollowing(ctx: Context, site: Site): Promise<void> {
  await tellAnswers(ctx, site)
  await sendDigests(ctx, followingPorts, site)
  await remindOwed(ctx, owedSoon, site)
  await forgetUnconfirmed(ctx.db, ctx.now())
}

/** Looks at sources of evidence that are due. What it finds new waits for the record's own turn, which makes pages anew. */
export async function advanceSources(ctx: Context, store: FileStore, reach: Reach, log: Log): Promise<void> {
  const { looked, told } = await recheckEvidence(ctx, { store, reach, chance: Math.random })
  if (looked > 0) log.info({ looked, told }, 'sources of evidence were looked at')
}
