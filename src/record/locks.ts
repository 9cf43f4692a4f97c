import { type Db, sql, type Trx } from '#kernel/database.ts'

/** Advisory locks of the record, held to the end of the transaction. The numbers are ours alone in this database. */
export const recordLocks = { sequencer: 7_301_001, signer: 7_301_002 } as const

/** Takes a lock if nobody holds it; answers whether it was taken. */
export async function tryLock(trx: Trx, lock: number): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${lock}) as taken`.execute(trx)
  return rows[0]?.taken ?? false
}

/** Waits for a lock and takes it. */
export async function takeLock(trx: Trx, lock: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(trx)
}

/** Runs the work in a transaction whose every statement sees what was committed before it, as waiting for a lock needs. */
export const inReadCommitted = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('read committed').execute(work)
