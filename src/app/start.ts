import { createServer } from 'node:http'
import { advanceImports } from '#exchange/import-runs/advance-imports.ts'
import { systemClock } from '#kernel/clock.ts'
import type { Configuration } from '#kernel/configuration.ts'
import { openFileStore } from '#kernel/file-store/open-file-store.ts'
import { createHealth } from '#kernel/health.ts'
import { newId } from '#kernel/ids.ts'
import { createLog, type Log } from '#kernel/log.ts'
import { publicReach } from '#kernel/safe-fetch/fetch-page.ts'
import { onMapDrawn } from '#modules/consultations'
import { loadSigner, openRecord, recordName } from '#record'
import { siteFor } from './following/ports.ts'
import { closeServer, listen } from './listen.ts'
import { type OpenInstance, openInstance } from './open-instance.ts'
import { createListener, createPublicVersion, serverOptions } from './page-cache.ts'
import { platformOf } from './platform-of.ts'
import { createApp } from './server.tsx'
import { loadStartingData } from './starting-data.ts'
import { advanceFollowing, advanceMail, advanceRecord, advanceSources, every } from './steady-work.ts'

/** A site that answers at `address` until `stop`. */
export interface RunningSite {
  readonly address: string
  /** Where it listens; the same unless a public address is configured. */
  readonly listensAt: string
  stop(): Promise<void>
}

/** Starts the whole site. On failure nothing stays behind. `onGone` is called when the embedded database is lost for good. */
export async function start(configuration: Configuration, onGone: (reason: string) => void): Promise<RunningSite> {
  const log = createLog(configuration.logLevel)
  const instance = await openInstance(configuration, log, { purpose: 'server', onGone })
  try {
    return await serve(configuration, instance, log)
  } catch (error) {
    await instance.close()
    throw error
  }
}

async function serve(configuration: Configuration, instance: OpenInstance, log: Log): Promise<RunningSite> {
  const { db } = instance.database
  const name = recordName(configuration.publicOrigin)
  const signer = loadSigner({ dataDir: configuration.dataFolder, key: configuration.recordKey, name })
  await openRecord(db, signer, systemClock())
  const server = createServer(serverOptions)
  const health = createHealth(() => instance.database.answers())
  const version = createPublicVersion(systemClock)
  // The address is known only once the port is: until then nobody is answered.
  const address = await listen(server, configuration)
  const origin = configuration.publicOrigin ?? address
  const files = await openFileStore(configuration, systemClock())
  const platform = platformOf({ configuration, instance, log, origin, files, isReady: health.isReady })
  server.on('request', createListener({ app: createApp(platform), publicVersion: version }))
  const ctx = { db, now: systemClock, newId, origin: name }
  await loadStartingData(ctx, { demo: configuration.demo })
  await advanceRecord(instance, signer, version, log)
  // Ends fetches and imports under way when the site stops: a slow page of somebody else, or a long sheet, must not hold it.
  const ending = new AbortController()
  const forget = onMapDrawn(version.bump)
  const loops = [
    every(1000, log, () => advanceRecord(instance, signer, version, log)),
    every(3000, log, () => advanceMail(configuration, instance, log)),
    every(1000, log, () => advanceImports(ctx, ending.signal)),
    every(60_000, log, () => advanceFollowing(ctx, siteFor(origin, configuration.instanceName, configuration.arabicDigits))),
    ...(configuration.checkEvidence ? [every(5000, log, () => advanceSources(ctx, files, publicReach(origin, ending.signal), log))] : []),
  ]
  health.prepared()
  instance.announce(origin)
  const stop = async () => {
    health.ending()
    ending.abort()
    forget()
    await closeServer(server)
    await Promise.all(loops.map((loop) => loop.stop()))
    await advanceRecord(instance, signer, version, log)
    await instance.close()
  }
  return { address: origin, listensAt: address, stop }
}
