import type { Db, Trx } from '#kernel/database.ts'
import { checkpointText } from './checkpoint-text.ts'
import { decodeFrontier, frontierRoot } from './frontier.ts'
import { sameBytes } from './hashing.ts'
import { inReadCommitted, recordLocks, tryLock } from './locks.ts'
import { listKey } from './open-record.ts'
import { rootOfRange } from './proof.ts'
import type { Signer } from './signer.ts'
import { tilesOf } from './stored-tiles.ts'
import './tables.ts'

/** Two checkpoints are at least this far apart. */
export const checkpointIntervalMs = 5_000

/** A size some witness or mirror says it has seen under our signature. */
export interface ReportedSize {
  readonly by: string
  readonly size: number
}

/** Why nothing may be signed: each means that the database is not the one the record was published from. */
export type CheckpointObstacle = 'larger-size-published' | 'larger-size-reported' | 'published-tree-changed' | 'name-differs'

export type CheckpointOutcome =
  | { readonly status: 'signed'; readonly size: number; readonly note: string }
  | { readonly status: 'unchanged' | 'too-soon' | 'busy' }
  | { readonly status: 'refused'; readonly obstacle: CheckpointObstacle; readonly detail: string }

/**
 * Signs and stores a checkpoint over everything sequenced, when the record has grown since the last one and that one is
 * at least five seconds old. What it covers was committed before, by `sequence`.
 *
 * Refuses to sign when a larger size was published, here or by what witnesses and mirrors report, or when the tree no
 * longer holds what was published: a restored backup would otherwise fork the record under its own key.
 */
export async function publishCheckpoint(
  db: Db,
  signer: Signer,
  now: Date,
  { reported = [], intervalMs = checkpointIntervalMs }: { readonly reported?: readonly ReportedSize[]; readonly intervalMs?: number } = {},
): Promise<CheckpointOutcome> {
  return inReadCommitted(db, async (trx) => {
    if (!(await tryLock(trx, recordLocks.signer))) return { status: 'busy' }
    const state = await trx.selectFrom('record_state').selectAll().executeTakeFirstOrThrow()
    const last = await trx.selectFrom('record_checkpoint').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst()
    const obstacle = await findObstacle(trx, { signer, name: state.name, size: state.size, last, reported })
    if (obstacle) return { status: 'refused', ...obstacle }
    if (last?.size === state.size) return { status: 'unchanged' }
    if (last && now.getTime() - last.signed_at.getTime() < intervalMs) return { status: 'too-soon' }
    const root = frontierRoot(decodeFrontier(state.size, state.frontier))
    const text = checkpointText({ origin: state.name, size: state.size, root })
    const note = `${text}\n${signer.sign(text)}`
    // Listed before it is first used: nothing is published under a key nobody can look up.
    await listKey(trx, signer, now)
    await trx.insertInto('record_checkpoint').values({ size: state.size, root, note, signed_at: now }).execute()
    return { status: 'signed', size: state.size, note }
  })
}

interface Situation {
  readonly signer: Signer
  readonly name: string
  readonly size: number
  readonly last: { readonly size: number; readonly root: Buffer } | undefined
  readonly reported: readonly ReportedSize[]
}

interface Obstacle {
  readonly obstacle: CheckpointObstacle
  readonly detail: string
}

async function findObstacle(trx: Trx, { signer, name, size, last, reported }: Situation): Promise<Obstacle | null> {
  if (signer.name !== name) return { obstacle: 'name-differs', detail: `the record is called ${name}, the key signs for ${signer.name}` }
  const ahead = reported.find((report) => report.size > size)
  if (ahead) return { obstacle: 'larger-size-reported', detail: `${ahead.by} has seen ${ahead.size} entries; this database has ${size}` }
  if (!last) return null
  if (last.size > size)
    return { obstacle: 'larger-size-published', detail: `a checkpoint over ${last.size} entries was signed; this database has ${size}` }
  const kept = await rootOfRange(tilesOf(trx), size, { from: 0, to: last.size })
  if (sameBytes(kept, last.root)) return null
  return { obstacle: 'published-tree-changed', detail: `the first ${last.size} entries no longer give the root that was signed` }
}
