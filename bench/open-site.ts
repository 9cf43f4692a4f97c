import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 } from 'uuid'
import { openInstance } from '#app/open-instance.ts'
import { createListener, createPublicVersion, serverOptions } from '#app/page-cache.ts'
import { platformOf } from '#app/platform-of.ts'
import { createApp } from '#app/server.tsx'
import { readConfiguration } from '#kernel/configuration.ts'
import type { Context } from '#kernel/context.ts'
import type { Db } from '#kernel/database.ts'
import { openFileStore } from '#kernel/file-store/open-file-store.ts'
import { createLog } from '#kernel/log.ts'
import { loadSigner, openRecord, recordName } from '#record'

/** A whole site in this process, on empty data: its database is at hand, nothing runs beside what is measured. */
export interface OpenedSite {
  readonly ctx: Context
  readonly db: Db
  readonly port: number
  /** Answers without the network and without the page cache. */
  readonly app: ReturnType<typeof createApp>
  close(): Promise<void>
}

/** Opens a site on a folder of its own; `close` leaves nothing behind. */
export async function openSite(): Promise<OpenedSite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parvis-bench-'))
  const configuration = readConfiguration({ PARVIS_DATA: folder, PORT: '0', HOST: '127.0.0.1', PARVIS_DEMO: '0' })
  const log = createLog('error')
  const instance = await openInstance(configuration, log, { purpose: 'server' })
  const { db } = instance.database
  const name = recordName(configuration.publicOrigin)
  await openRecord(db, loadSigner({ dataDir: folder, key: configuration.recordKey, name }), new Date())
  const server = createServer(serverOptions)
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      resolve(typeof bound === 'object' && bound !== null ? bound.port : 0)
    }),
  )
  const origin = `http://127.0.0.1:${port}`
  const files = await openFileStore(configuration, new Date())
  const app = createApp(platformOf({ configuration, instance, log, origin, files, isReady: () => Promise.resolve(true) }))
  server.on('request', createListener({ app, publicVersion: createPublicVersion(() => new Date()) }))
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await instance.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { ctx: { db, now: () => new Date(), newId: () => v7(), origin: name }, db, port, app, close }
}
