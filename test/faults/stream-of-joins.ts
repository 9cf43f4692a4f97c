// Joins and leaves actions without end, eight acts at a time, and says each act once it is acknowledged. Runs the database
// and the sequencer as the server does, so that killing it at any moment kills them in the middle of their work.
import { openInstance } from '#app/open-instance.ts'
import { loadStartingData } from '#app/starting-data.ts'
import { systemClock } from '#kernel/clock.ts'
import { readConfiguration } from '#kernel/configuration.ts'
import type { Context } from '#kernel/context.ts'
import { newId } from '#kernel/ids.ts'
import { createLog } from '#kernel/log.ts'
import { isMemberMandateKind, mandatesInForce } from '#modules/accounts'
import { joinAction, listActions, withdrawFromAction } from '#modules/collective-actions'
import { loadSigner, openRecord, publishCheckpoint, recordName, sequence } from '#record'

const configuration = readConfiguration(process.env)
const name = recordName(undefined)
const instance = await openInstance(configuration, createLog('error'), { purpose: 'server', onGone: () => process.exit(1) })
const { db } = instance.database
const signer = loadSigner({ dataDir: configuration.dataFolder, key: undefined, name })
await openRecord(db, signer, systemClock())
const ctx: Context = { db, now: systemClock, newId, origin: name }
await loadStartingData(ctx, { demo: true })
const held = (await mandatesInForce(db, systemClock())).filter(({ kind }) => isMemberMandateKind(kind))
const mandates = [...new Map(held.map((mandate) => [mandate.memberId, mandate])).values()]
const slugs = (await listActions(db)).map(({ slug }) => slug)
const say = (text: string) => process.stdout.write(`${text}\n`)

const contributions = [{ kind: 'expertise', description: 'Two days of advice', link: null, from: null, to: null, amount: null } as const]
let stopping = false

/** One worker has its own pairs of member and action, so that no act waits for another's lock for long. */
async function worker(pairs: readonly (readonly [mandate: string, slug: string])[]): Promise<void> {
  for (let turn = 0; !stopping; turn += 1) {
    const [id, slug] = pairs[turn % pairs.length] ?? ['', '']
    try {
      const joined = await joinAction(ctx, { id }, slug, { submission: newId(), contributions, reservation: null })
      if (joined.ok) say(`acknowledged ${joined.fact.entryId}`)
      const left = await withdrawFromAction(ctx, { id }, slug, { submission: newId(), reason: 'Said in a test' })
      if (left.ok) say(`acknowledged ${left.fact.entryId}`)
    } catch {
      // The database is away: nothing was acknowledged. It is tried again until the database is back.
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

async function sequencer(): Promise<void> {
  while (!stopping) {
    try {
      await sequence(db)
      await publishCheckpoint(db, signer, systemClock(), { intervalMs: 100 })
    } catch {
      // As above: the next turn finds the database back.
    }
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}

const pairs = mandates.flatMap(({ id }) => slugs.map((slug) => [id, slug] as const))
const workers = Array.from({ length: 8 }, (_, part) => worker(pairs.filter((_pair, place) => place % 8 === part)))
say(`joining ${process.pid}`)
process.once('SIGTERM', async () => {
  stopping = true
  await Promise.all([...workers, sequencing])
  await instance.close()
  process.exit(0)
})
const sequencing = sequencer()
