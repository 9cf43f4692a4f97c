import type { Configuration } from '#kernel/configuration.ts'
import type { Log } from '#kernel/log.ts'
import { migrate } from '#kernel/migrate.ts'
import { type OpenDatabase, openDatabase } from '#kernel/open-database.ts'
import { type ReachedDatabase, reachAsCommand, reachAsServer } from '#kernel/reach-database.ts'
import { applicationRole, grantApplicationRole, nameRecord, recordName } from '#record'
import { migrations } from './migrations.ts'

/** The database of an instance, with its schema up to date, until `close`. */
export interface OpenInstance {
  readonly database: OpenDatabase
  /** Tells commands on the same data folder where the site and its database are; nothing with `DATABASE_URL`. */
  announce(address: string): void
  close(): Promise<void>
}

export interface OpenOptions {
  /** `server`: alone on its data folder. `command`: uses the database that runs, or one of its own while it works. */
  readonly purpose: 'server' | 'command'
  /** Called when the embedded database is lost for good. */
  readonly onGone?: (reason: string) => void
}

const connections = { server: 20, command: 4 } as const

/** Opens the instance's database, starting it if need be, and brings its schema forward. Leaves nothing behind on failure. */
export async function openInstance(configuration: Configuration, log: Log, { purpose, onGone }: OpenOptions): Promise<OpenInstance> {
  const reach = purpose === 'server' ? reachAsServer : reachAsCommand
  const reached = await reach(configuration, {
    onLog: (line) => log.debug({ line }, 'PostgreSQL'),
    onRestart: (reason) => log.warn({ reason }, 'the database was lost and is back'),
    onGone: (reason) => {
      log.error({ reason }, 'the database is gone')
      onGone?.(reason)
    },
  })
  try {
    await prepareSchema(reached, recordName(configuration.publicOrigin), log)
    const database = await openDatabase(reached.address, { role: applicationRole, poolSize: connections[purpose] })
    return {
      database,
      announce: (address) => {
        if ('host' in reached.address) reached.hold?.announce({ address, socket: reached.address })
      },
      close: async () => {
        await database.close()
        await reached.close()
      },
    }
  } catch (error) {
    await reached.close()
    throw error
  }
}

/** The schema changes as the database's owner; pages and acts then work with fewer rights. An empty record gets its name before the first act. */
async function prepareSchema(reached: ReachedDatabase, name: string, log: Log): Promise<void> {
  const owner = await openDatabase(reached.address, { poolSize: 2, statementTimeoutMs: 0 })
  try {
    const steps = await migrate(owner.db, migrations)
    const role = await grantApplicationRole(owner.db)
    if (!role.granted)
      log.warn({ reason: role.reason }, 'the application acts with the rights of the database owner; triggers alone guard the record')
    await nameRecord(owner.db, name)
    if (steps.length > 0) log.info({ steps }, 'the schema was brought forward')
  } finally {
    await owner.close()
  }
}
