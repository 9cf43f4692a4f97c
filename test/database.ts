import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '#kernel/open-database.ts'

const TestServer = z.object({ administration: z.string(), template: z.string(), pattern: z.string() })
const Demonstration = z.object({ template: z.string() })

interface Session {
  readonly client: pg.Client
  readonly template: string
  readonly addressOf: (database: string) => string
}

let session: Promise<Session> | undefined
const ends: (() => Promise<unknown>)[] = []

async function ask<Schema extends z.ZodType>(path: string, schema: Schema) {
  const response = await fetch(`${inject('perRun')}${path}`)
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  return schema.parse(await response.json())
}

async function openSession(): Promise<Session> {
  const { administration, template, pattern } = await ask('/database', TestServer)
  const client = new pg.Client({ connectionString: administration })
  await client.connect()
  return { client, template, addressOf: (database) => pattern.replace('DATABASE_NAME', database) }
}

/**
 * What the database holds: `migrated` tables without a row, `empty` not a single table, `demonstration` the facts of
 * December 2016, the invented members, their people and their consultations, sequenced and sealed; `members` the same without the
 * consultations.
 */
export type Holding = 'migrated' | 'empty' | 'members' | 'demonstration'

export interface FreshDatabaseOptions {
  readonly holding?: Holding
  readonly poolSize?: number
}

/**
 * Gives a database of its own, with every migration applied, on a real PostgreSQL: a copy of the run's template.
 * `connectionString` opens further connections. Both end by themselves after the last test of the file.
 */
export async function freshDatabase({ holding = 'migrated', poolSize = 24 }: FreshDatabaseOptions = {}) {
  session ??= openSession()
  const { client, template, addressOf } = await session
  const name = `parvis_test_${randomBytes(6).toString('hex')}`
  const copied = {
    empty: () => 'template0',
    migrated: () => template,
    members: async () => (await ask('/members', Demonstration)).template,
    demonstration: async () => (await ask('/demonstration', Demonstration)).template,
  }
  await client.query(`create database ${name} template ${await copied[holding]()}`)
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
