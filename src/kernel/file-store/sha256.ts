import { createHash } from 'node:crypto'
import { DamagedFile, type Sha256 } from './file-store.ts'

/** The SHA-256 of bytes, in lower-case hexadecimal. */
export const sha256Of = (bytes: Uint8Array): Sha256 => createHash('sha256').update(bytes).digest('hex')

/** Gives the bytes back when they give this SHA-256; throws `DamagedFile` when they do not. */
export function checked(bytes: Uint8Array, sha256: Sha256): Uint8Array {
  if (sha256Of(bytes) !== sha256) throw new DamagedFile(sha256)
  return bytes
}
