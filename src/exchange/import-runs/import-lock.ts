import { type Db, sql } from '#kernel/database.ts'

const lock = sql`hashtextextended('parvis/import', 0)`

/**
 * Does work while no other import of the instance does, in whatever process: answers `busy` at once when one is under way. The
 * work gets the connection that holds the lock; when it or its process is lost, so is the lock, and nothing waits for it.
 */
export const underImportLock = <Result>(db: Db, work: (connection: Db) => Promise<Result>): Promise<Result | 'busy'> =>
  db.connection().execute(async (connection) => {
    const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${lock}) as taken`.execute(connection)
    if (rows[0]?.taken !== true) return 'busy'
    try {
      return await work(connection)
    } finally {
      // A connection that was lost has let go of it already.
      await sql`select pg_advisory_unlock(${lock})`.execute(connection).catch(() => undefined)
    }
  })
