import { type Db, sql, type Trx } from '#kernel/database.ts'
import { decodeEntry } from './entry.ts'
import type { AnyFactDefinition, Json, RecordedFact } from './fact.ts'
import { inReadCommitted, recordLocks, takeLock } from './locks.ts'
import './tables.ts'

/** An entry that cannot be projected again; `entry` says which: its index, or that it is still waiting. */
export class ReplayFailed extends Error {
  override readonly name = 'ReplayFailed'
  readonly entry: string

  constructor(entry: string, reason: string, options?: ErrorOptions) {
    super(`${entry} cannot be replayed: ${reason}`, options)
    this.entry = entry
  }
}

/** What a replay went through. */
export interface Replayed {
  readonly sequenced: number
  readonly pending: number
}

/**
 * Empties the projected tables and computes them again from the record: every sequenced entry in order, then what waits
 * in the outbox. One transaction: on failure nothing has changed. `projectedTables` lists parents before their children.
 *
 * Writers wait meanwhile. An act that already holds a row when the replay starts may be cut by the database as a deadlock;
 * it then answers an error and has left nothing behind.
 */
export async function replay(db: Db, facts: readonly AnyFactDefinition[], projectedTables: readonly string[]): Promise<Replayed> {
  const definitions = new Map(facts.map((definition) => [definition.kind, definition]))
  return inReadCommitted(db, async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx)
    await takeLock(trx, recordLocks.sequencer)
    await lockForReplay(trx, projectedTables)
    for (const table of projectedTables.toReversed()) await sql`delete from ${sql.table(table)}`.execute(trx)
    const sequenced = await replaySequenced(trx, definitions)
    const pending = await replayPending(trx, definitions)
    return { sequenced, pending }
  })
}

/** The rows of tables as text, sorted: two projections are the same when these are. */
export async function projectedRows(db: Db | Trx, tables: readonly string[]): Promise<Record<string, readonly string[]>> {
  const rowsOf: Record<string, readonly string[]> = {}
  for (const table of tables) {
    const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(table)} t order by 1`.execute(db)
    rowsOf[table] = rows.map(({ row }) => row)
  }
  return rowsOf
}

async function lockForReplay(trx: Trx, projectedTables: readonly string[]): Promise<void> {
  const tables = ['record_outbox', ...projectedTables].map((table) => sql.table(table))
  await sql`lock table ${sql.join(tables)} in exclusive mode`.execute(trx)
}

type Definitions = ReadonlyMap<string, AnyFactDefinition>
const batch = 500

async function replaySequenced(trx: Trx, definitions: Definitions): Promise<number> {
  for (let next = 0; ; next += batch) {
    const rows = await trx
      .selectFrom('record_entry')
      .select(['index', 'leaf'])
      .where('index', '>=', next)
      .orderBy('index')
      .limit(batch)
      .execute()
    await projectAll(
      trx,
      definitions,
      rows.map(({ index, leaf }) => ({ name: `entry ${index}`, leaf })),
    )
    if (rows.length < batch) return next + rows.length
  }
}

async function replayPending(trx: Trx, definitions: Definitions): Promise<number> {
  const rows = await trx.selectFrom('record_outbox').select(['id', 'leaf']).orderBy('id').execute()
  await projectAll(
    trx,
    definitions,
    rows.map(({ id, leaf }) => ({ name: `the waiting entry with outbox id ${id}`, leaf })),
  )
  return rows.length
}

async function projectAll(
  trx: Trx,
  definitions: Definitions,
  entries: readonly { readonly name: string; readonly leaf: Buffer }[],
): Promise<void> {
  const read = entries.map(({ name, leaf }) => ({ name, ...attempt(name, () => decodeEntry(leaf)) }))
  const disclosed = await disclosedWords(
    trx,
    read.map(({ id }) => id),
  )
  for (const { name, digests: _, ...entry } of read) {
    const definition = definitions.get(entry.kind)
    if (!definition) throw new ReplayFailed(name, `nothing is known of the kind ${entry.kind}`)
    const data = attempt(name, () => definition.schema.parse(entry.data))
    const fact: RecordedFact<unknown> = { ...entry, data, disclosed: disclosed.get(entry.id) ?? {} }
    await definition.project(trx, fact).catch((error: unknown) => fail(name, error))
  }
}

async function disclosedWords(trx: Trx, ids: readonly string[]): Promise<Map<string, Record<string, Json>>> {
  const byEntry = new Map<string, Record<string, Json>>()
  if (ids.length === 0) return byEntry
  const rows = await trx.selectFrom('record_disclosure').select(['entry_id', 'field', 'value']).where('entry_id', 'in', ids).execute()
  for (const { entry_id, field, value } of rows) {
    const words: Json = JSON.parse(value)
    byEntry.set(entry_id, { ...byEntry.get(entry_id), [field]: words })
  }
  return byEntry
}

function attempt<T>(name: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    return fail(name, error)
  }
}

function fail(name: string, error: unknown): never {
  throw new ReplayFailed(name, error instanceof Error ? error.message : String(error), { cause: error })
}
