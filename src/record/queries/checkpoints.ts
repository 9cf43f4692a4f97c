import type { Db } from '#kernel/database.ts'
import { type NoteSignature, parseNote } from '../signed-note.ts'
import '../tables.ts'

/** A checkpoint as it was published. */
export interface PublishedCheckpoint {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
  readonly signedAt: Date
  /** The whole signed note, cosignatures of witnesses included. */
  readonly note: string
  /** Its signature lines, ours first. */
  readonly signatures: readonly NoteSignature[]
}

/** The newest checkpoint, or null before the first. */
export async function latestCheckpoint(db: Db): Promise<PublishedCheckpoint | null> {
  const row = await db.selectFrom('record_checkpoint').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst()
  if (!row) return null
  const witnessed = await db.selectFrom('record_cosignature').select('line').where('size', '=', row.size).orderBy('witness').execute()
  const note = row.note + witnessed.map(({ line }) => line).join('')
  const signatures = parseNote(note)?.signatures ?? []
  return { origin: row.note.slice(0, row.note.indexOf('\n')), size: row.size, root: row.root, signedAt: row.signed_at, note, signatures }
}

/** The signed note served at `/checkpoint`, or null before the first. */
export const readCheckpoint = async (db: Db): Promise<string | null> => (await latestCheckpoint(db))?.note ?? null

/** The verifier keys of this record, the newest first: each signed or signs its checkpoints. */
export async function verifierKeys(db: Db): Promise<readonly string[]> {
  const rows = await db.selectFrom('record_key').select('verifier_key').orderBy('since', 'desc').orderBy('verifier_key').execute()
  return rows.map((row) => row.verifier_key)
}
