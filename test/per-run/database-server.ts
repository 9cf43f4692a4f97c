import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrations } from '#app/migrations.ts'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres.ts'
import { migrate } from '#kernel/migrate.ts'
import { openDatabase } from '#kernel/open-database.ts'
import type { PerRun } from '../per-run.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A server the tests may fill with databases: its address with the name of one database replaced by another's. */
interface TestServer {
  readonly addressOf: (database: string) => string
  readonly stop: () => Promise<void>
}

/** PostgreSQL in memory, without durability: it lives as long as the run. */
async function embeddedServer(): Promise<TestServer> {
  const folder = await temporaryFolder('parvis-test')
  const server = await startEmbeddedPostgres({ folder: folder.path, durable: false, maxConnections: 200 })
  const { host, port, user } = server.connection
  const stop = async () => {
    await server.stop()
    await folder.remove()
  }
  // The `host` parameter wins over the address: a URL any client reads, leading to a socket.
  return { addressOf: (database) => `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`, stop }
}

/** The server given by DATABASE_URL_TEST: ours to create databases in, not to stop. */
function givenServer(url: string): TestServer {
  const addressOf = (database: string) => {
    const address = new URL(url)
    address.pathname = `/${database}`
    return address.href
  }
  return { addressOf, stop: () => Promise.resolve() }
}

/** Runs one statement on the server itself: creating or dropping a database takes no transaction. */
export async function administer(address: string, statement: string) {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Starts the run's PostgreSQL and migrates the database every test copies. */
export async function startDatabaseServer(): Promise<PerRun> {
  const given = process.env['DATABASE_URL_TEST']
  const server = given ? givenServer(given) : await embeddedServer()
  const administration = given ?? server.addressOf('postgres')
  const template = `parvis_template_${randomBytes(4).toString('hex')}`
  const stop = async () => {
    if (given) await administer(administration, `drop database if exists ${template} with (force)`)
    await server.stop()
  }
  try {
    await administer(administration, `create database ${template} template template0 encoding 'UTF8'`)
    const { db, close } = await openDatabase({ connectionString: server.addressOf(template) })
    await migrate(db, migrations)
    await close()
  } catch (error) {
    await stop()
    throw error
  }
  return { told: { administration, template, pattern: server.addressOf('DATABASE_NAME') }, stop }
}
