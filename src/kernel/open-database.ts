import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Database, Db } from './database.ts'

/** How to reach PostgreSQL: an address (`DATABASE_URL`), or the socket of the embedded server. */
export type DatabaseAddress =
  | { readonly connectionString: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly database: string }

export interface OpenOptions {
  /** Rights to give up: each connection acts as this role when it exists and we may. Absent for migrations. */
  readonly role?: string
  /** Connections kept at most; 10 unless told. */
  readonly poolSize?: number
  /** A statement running longer is cut; 15 s unless told, 0 for never. */
  readonly statementTimeoutMs?: number
  /** Told when a connection is lost. The pool replaces it by itself. */
  readonly onLost?: (reason: string) => void
}

export interface OpenDatabase {
  readonly db: Db
  readonly pool: pg.Pool
  /** True when the database answers within two seconds. */
  answers(): Promise<boolean>
  close(): Promise<void>
}

/** Major version of the oldest PostgreSQL that works. */
export const oldestPostgres = 15

/**
 * How values come out of PostgreSQL: `bigint` as a number (refusing what a number cannot hold), `date` as the string
 * `YYYY-MM-DD` (a calendar day is no instant), `timestamptz` as a Date.
 */
export function columnTypes(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides()
  types.setTypeParser(pg.types.builtins.INT8, (text: string) => {
    const value = Number(text)
    if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is more than a number can hold exactly`)
    return value
  })
  types.setTypeParser(pg.types.builtins.DATE, (text: string) => text)
  return types
}

function readable(address: DatabaseAddress): string {
  if (!('connectionString' in address)) return `the embedded server (${address.host})`
  return URL.canParse(address.connectionString) ? `DATABASE_URL (${new URL(address.connectionString).host})` : 'DATABASE_URL'
}

/** Checks that the server answers, is recent enough, and whether we may act as `role`. Throws a sentence that says what to do. */
async function inspect(address: DatabaseAddress, role: string | undefined): Promise<boolean> {
  const client = new pg.Client({ ...address, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; member: boolean }>(
      `select current_setting('server_version_num')::int / 10000 as version,
              exists (select from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'MEMBER')) as member`,
      [role ?? ''],
    )
    const version = rows[0]?.version ?? 0
    if (version < oldestPostgres) throw new Error(`it is PostgreSQL ${version}; Parvis needs ${oldestPostgres} or newer`)
    return rows[0]?.member ?? false
  } catch (error) {
    throw new Error(
      `the database cannot be used at ${readable(address)}: ${error instanceof Error ? error.message || error.name : String(error)}`,
      {
        cause: error,
      },
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * Opens a pool of connections and checks the server first: throws when it does not answer or is older than PostgreSQL 15.
 * A connection lost later fails its own query only; the next query gets a new one.
 */
export async function openDatabase(address: DatabaseAddress, options: OpenOptions = {}): Promise<OpenDatabase> {
  const actsAsRole = await inspect(address, options.role)
  const statementTimeoutMs = options.statementTimeoutMs ?? 15_000
  const pool = new pg.Pool({
    ...address,
    max: options.poolSize ?? 10,
    types: columnTypes(),
    application_name: 'parvis',
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    ...(statementTimeoutMs ? { statement_timeout: statementTimeoutMs, idle_in_transaction_session_timeout: 4 * statementTimeoutMs } : {}),
    ...(actsAsRole && options.role ? { options: `-c role=${options.role}` } : {}),
  })
  const lost = (error: Error) => options.onLost?.(error.message)
  pool.on('error', lost)
  // A client in use that loses its server says so by an event too, and an event nobody hears ends the process.
  pool.on('connect', (client) => client.on('error', lost))
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, answers: () => answersWithin(db, 2000), close: () => db.destroy() }
}

async function answersWithin(db: Db, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), limitMs)))
  try {
    const asked = sql`select 1`.execute(db).then(
      () => true,
      () => false,
    )
    return await Promise.race([asked, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
