/** Content of a file is named by its SHA-256 in lower-case hexadecimal: the same bytes have one name, and are kept once. */
export type Sha256 = string

/** Tells whether a text is a SHA-256 in lower-case hexadecimal. */
export const isSha256 = (text: string): text is Sha256 => /^[0-9a-f]{64}$/.test(text)

/** Where files are kept. What `put` has answered survives a fault of the process and of the machine. */
export interface FileStore {
  /** Keeps bytes and answers their SHA-256. Bytes already kept are not kept twice. Throws when they cannot be kept; nothing half-written stays. */
  put(bytes: Uint8Array): Promise<Sha256>
  /** The bytes of that name, checked against it; null when there are none. Throws `DamagedFile` when they are not those that were kept. */
  get(sha256: Sha256): Promise<Uint8Array | null>
  /** Removes the bytes for good: for a file that the law takes back. Nothing happens when there are none. */
  remove(sha256: Sha256): Promise<void>
}

/** What is kept under a name is not what was put there: it is never given out. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile'

  constructor(sha256: Sha256) {
    super(`the file kept as ${sha256} has other bytes: restore it from a backup`)
  }
}
