import type { Db } from '#kernel/database.ts'
import { leafHash } from '../hashing.ts'
import { inclusionProof, type ProofStep } from '../proof.ts'
import { receiptText } from '../receipt.ts'
import { tilesOf } from '../stored-tiles.ts'
import { latestCheckpoint, type PublishedCheckpoint } from './checkpoints.ts'

/** What proves that an entry is in the record, under the newest checkpoint. */
export interface EntryProof {
  readonly index: number
  /** The bytes of the entry. */
  readonly leaf: Buffer
  readonly leafHash: Buffer
  /** From the leaf upward: the other half at each level, and which entries it covers. */
  readonly steps: readonly ProofStep[]
  readonly checkpoint: PublishedCheckpoint
}

/** The proof of an entry. Null when there is no such entry or no checkpoint covers it yet. */
export async function entryProof(db: Db, index: number): Promise<EntryProof | null> {
  const checkpoint = await latestCheckpoint(db)
  if (!checkpoint || !Number.isSafeInteger(index) || index < 0 || index >= checkpoint.size) return null
  const { leaf } = await db.selectFrom('record_entry').select('leaf').where('index', '=', index).executeTakeFirstOrThrow()
  // The tiles may have grown past the checkpoint: a tree of its size is read from their first hashes.
  const steps = await inclusionProof(tilesOf(db), index, checkpoint.size)
  return { index, leaf, leafHash: leafHash(leaf), steps, checkpoint }
}

/** The offline receipt of an entry (C2SP tlog-proof), or null as for `entryProof`. */
export async function entryReceipt(db: Db, index: number): Promise<string | null> {
  const proof = await entryProof(db, index)
  return proof && receiptText({ index, proof: proof.steps.map((step) => step.hash), checkpoint: proof.checkpoint.note })
}
