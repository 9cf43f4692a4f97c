import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '#kernel/open-database.ts'

const TestServer = z.object({ administration: z.string(), template: z.string(), pattern: z.string() })

interface Session {
  readonly client: pg.Client
  readonly template: string
  readonly addressOf: (database: string) => string
}

let session: Promise<Session> | undefined
const ends: (() => Promise<unknown>)[] = []

async function openSession(): Promise<Session> {
  const response = await fetch(`${inject('perRun')}/database`)
  if (!response.ok) throw new Error(`no test database: ${await response.text()}`)
  const { administration, template, pattern } = TestServer.parse(await response.json())
  const client = new pg.Client({ connectionString: administration })
  await client.connect()
  return { client, template, addressOf: (database) => pattern.replace('DATABASE_NAME', database) }
}

/** What a copy is made of. `empty` gives a database without a single table. */
export interface FreshDatabaseOptions {
  readonly empty?: boolean
  readonly poolSize?: number
}

/**
 * Gives a database of its own, with every migration applied, on a real PostgreSQL: a copy of the run's template.
 * `connectionString` opens further connections. Both end by themselves after the last test of the file.
 */
export async function freshDatabase({ empty = false, poolSize = 24 }: FreshDatabaseOptions = {}) {
  session ??= openSession()
  const { client, template, addressOf } = await session
  const name = `parvis_test_${randomBytes(6).toString('hex')}`
  await client.query(`create database ${name} template ${empty ? 'template0' : template}`)
  const connectionString = addressOf(name)
  const { db, pool, close } = await openDatabase({ connectionString }, { poolSize })
  ends.push(async () => {
    await close()
    await client.query(`drop database if exists ${name} with (force)`)
  })
  return { db, pool, connectionString }
}

// Runs once per test file: the module is imported while the file is collected.
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end()
  await (await session)?.client.end()
  session = undefined
})
