import { type Db, sql, type Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import { decodeFrontier, encodeFrontier, extendFrontier } from './frontier.ts'
import { leafHash } from './hashing.ts'
import { inReadCommitted, recordLocks, tryLock } from './locks.ts'
import { extendTiles, growingTiles, type Tile } from './tiles.ts'
import './tables.ts'

/** What a run of the sequencer did. `busy`: another one was at work, nothing was done. */
export interface Sequenced {
  readonly busy: boolean
  readonly added: number
}

/**
 * Gives every entry waiting in the outbox its index, in the order of the outbox, and extends the tree over them.
 *
 * The order keeps cause before effect: an act that read another's result took its outbox id later. Each batch is one
 * transaction: entries, tiles, frontier and the emptied outbox become visible together. At most one sequencer works at a
 * time; a second one answers `busy` at once.
 */
export async function sequence(db: Db, { batch = 1000 }: { readonly batch?: number } = {}): Promise<Sequenced> {
  for (let added = 0; ; ) {
    const taken = await inReadCommitted(db, (trx) => sequenceBatch(trx, batch))
    if (taken === 'busy') return { busy: true, added }
    added += taken
    if (taken < batch) return { busy: false, added }
  }
}

async function sequenceBatch(trx: Trx, batch: number): Promise<number | 'busy'> {
  if (!(await tryLock(trx, recordLocks.sequencer))) return 'busy'
  const waiting = await trx.selectFrom('record_outbox').select(['id', 'leaf']).orderBy('id').limit(batch).execute()
  if (waiting.length === 0) return 0
  const state = await trx.selectFrom('record_state').select(['size', 'frontier']).executeTakeFirstOrThrow()
  const hashes = waiting.map((row) => leafHash(row.leaf))
  const frontier = extendFrontier(decodeFrontier(state.size, state.frontier), hashes)
  const tiles = extendTiles(state.size, await readGrowingTiles(trx, state.size), hashes)
  await moveIntoRecord(
    trx,
    state.size,
    waiting.map((row) => row.id),
    hashes,
  )
  await writeTiles(trx, tiles)
  await trx
    .updateTable('record_state')
    .set({ size: frontier.size, frontier: encodeFrontier(frontier) })
    .execute()
  return waiting.length
}

async function readGrowingTiles(trx: Trx, size: number): Promise<Tile[]> {
  const growing = growingTiles(size)
  if (growing.length === 0) return []
  return trx
    .selectFrom('record_tile')
    .select(['level', 'n', 'hashes'])
    .where((eb) => eb.or(growing.map(({ level, n }) => eb.and({ level, n }))))
    .execute()
}

// The leaves move inside the database: only ids and hashes cross the wire a second time.
async function moveIntoRecord(trx: Trx, size: number, ids: readonly number[], hashes: readonly Buffer[]): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into record_entry (index, entry_id, kind, at, recorded_at, leaf, leaf_hash)
    select ${size}::bigint + s.place - 1, o.entry_id, o.kind, o.at, o.recorded_at, o.leaf, s.hash
    from unnest(${ids}::bigint[], ${hashes}::bytea[]) with ordinality as s (id, hash, place) join record_outbox o on o.id = s.id
    order by s.place
  `.execute(trx)
  if (numAffectedRows !== BigInt(ids.length)) throw new Bug(`${numAffectedRows} of ${ids.length} entries moved into the record`)
  await sql`delete from record_outbox where id = any (${ids}::bigint[])`.execute(trx)
}

async function writeTiles(trx: Trx, tiles: readonly Tile[]): Promise<void> {
  if (tiles.length === 0) return
  await trx
    .insertInto('record_tile')
    .values([...tiles])
    .onConflict((conflict) => conflict.columns(['level', 'n']).doUpdateSet((eb) => ({ hashes: eb.ref('excluded.hashes') })))
    .execute()
}
