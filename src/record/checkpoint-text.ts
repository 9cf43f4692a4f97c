import { decodeBase64 } from './base64.ts'
import { hashBytes } from './hashing.ts'

/** What a checkpoint says: which record, how many entries, which root (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
}

/** The text that is signed. Ours has no extension lines. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${root.toString('base64')}\n`

/** Reads the text of a checkpoint, passing over extension lines. Null when it is not one. */
export function parseCheckpointText(text: string): Checkpoint | null {
  const [origin, size, encoded, ...rest] = text.split('\n')
  if (!origin || size === undefined || encoded === undefined) return null
  if (rest.at(-1) !== '' || rest.slice(0, -1).includes('')) return null
  if (!/^(0|[1-9][0-9]*)$/.test(size) || !Number.isSafeInteger(Number(size))) return null
  const root = decodeBase64(encoded)
  return root?.length === hashBytes ? { origin, size: Number(size), root } : null
}
