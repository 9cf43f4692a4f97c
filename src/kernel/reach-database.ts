import { setTimeout as delay } from 'node:timers/promises'
import type { Configuration } from './configuration.ts'
import { FolderInUse, findRunning, type Hold, holdDataFolder } from './data-folder.ts'
import { type EmbeddedOptions, startEmbeddedPostgres } from './embedded-postgres.ts'
import type { DatabaseAddress } from './open-database.ts'

/** A database that can be opened, and how to let go of it. */
export interface ReachedDatabase {
  readonly address: DatabaseAddress
  /** The hold on the data folder, when this process runs the server. */
  readonly hold: Hold | null
  /** Ends the server if this process started it. Close every pool before. */
  close(): Promise<void>
}

type Callbacks = Pick<EmbeddedOptions, 'onLog' | 'onRestart' | 'onGone'>
type Reached = Pick<Configuration, 'databaseUrl' | 'dataFolder'>

const startPatienceMs = 30_000

async function startOwn(folder: string, purpose: 'server' | 'command', callbacks: Callbacks): Promise<ReachedDatabase> {
  const hold = await holdDataFolder(folder, purpose)
  try {
    const server = await startEmbeddedPostgres({ folder, ...callbacks })
    const close = async () => {
      await server.stop()
      hold.release()
    }
    return { address: server.connection, hold, close }
  } catch (error) {
    hold.release()
    throw error
  }
}

/** For the server: `DATABASE_URL`, else an embedded server of its own. Throws `FolderInUse` when one runs already. */
export async function reachAsServer({ databaseUrl, dataFolder }: Reached, callbacks: Callbacks = {}): Promise<ReachedDatabase> {
  if (databaseUrl !== undefined) return { address: { connectionString: databaseUrl }, hold: null, close: async () => undefined }
  return startOwn(dataFolder, 'server', callbacks)
}

/**
 * For a command: `DATABASE_URL`, else the database of the running server, waiting for one that is starting, else an
 * embedded server for as long as the command lasts.
 */
export async function reachAsCommand({ databaseUrl, dataFolder }: Reached, callbacks: Callbacks = {}): Promise<ReachedDatabase> {
  if (databaseUrl !== undefined) return { address: { connectionString: databaseUrl }, hold: null, close: async () => undefined }
  for (let waitedMs = 0; ; waitedMs += 100) {
    const running = findRunning(dataFolder)
    if (running) return { address: running.socket, hold: null, close: async () => undefined }
    try {
      return await startOwn(dataFolder, 'command', callbacks)
    } catch (error) {
      if (!(error instanceof FolderInUse) || waitedMs >= startPatienceMs) throw error
      await delay(100)
    }
  }
}
