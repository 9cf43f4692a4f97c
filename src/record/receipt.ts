import { decodeBase64 } from './base64.ts'
import { type Checkpoint, parseCheckpointText } from './checkpoint-text.ts'
import { hashBytes, leafHash } from './hashing.ts'
import { type CheckedSignature, openNote, parseNote } from './signed-note.ts'
import type { VerifierKey } from './verifier-key.ts'
import { verifyInclusion } from './verify-proof.ts'

const firstLine = 'c2sp.org/tlog-proof@v1'

/** What proves, without asking anyone, that an entry is in the record (C2SP tlog-proof). */
export interface Receipt {
  readonly index: number
  readonly proof: readonly Uint8Array[]
  /** The signed note, with whatever signatures it has. */
  readonly checkpoint: string
  /** Bytes for the application; ours puts nothing here. */
  readonly extra?: Uint8Array
}

/** The receipt as text. */
export function receiptText({ index, proof, checkpoint, extra }: Receipt): string {
  const opaque = extra ? `extra ${Buffer.from(extra).toString('base64')}\n` : ''
  const hashes = proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('')
  return `${firstLine}\n${opaque}index ${index}\n${hashes}\n${checkpoint}`
}

/** Reads a receipt without checking it. Null when it is malformed. */
export function parseReceipt(text: string): Receipt | null {
  const blank = text.indexOf('\n\n')
  const [first, ...lines] = text.slice(0, Math.max(0, blank)).split('\n')
  if (first !== firstLine) return null
  const extra = lines[0]?.startsWith('extra ') ? decodeBase64(lines.shift()?.slice('extra '.length) ?? '') : undefined
  const [, digits] = /^index (0|[1-9][0-9]*)$/.exec(lines.shift() ?? '') ?? []
  const proof = lines.map(decodeBase64)
  const index = Number(digits)
  const checkpoint = text.slice(blank + 2)
  if (extra === null || digits === undefined || !Number.isSafeInteger(index) || proof.length > 63 || !parseNote(checkpoint)) return null
  if (!proof.every((hash) => hash?.length === hashBytes)) return null
  return { index, proof: proof.filter((hash) => hash !== null), checkpoint, ...(extra ? { extra } : {}) }
}

export type CheckedReceipt =
  | { readonly ok: true; readonly index: number; readonly checkpoint: Checkpoint; readonly signatures: readonly CheckedSignature[] }
  | { readonly ok: false; readonly obstacle: 'malformed' | 'wrong-signature' | 'no-known-signature' | 'not-included' }

/** Checks that a receipt proves this entry under a checkpoint signed by one of the keys. */
export function verifyReceipt(text: string, entry: Uint8Array, keys: readonly VerifierKey[]): CheckedReceipt {
  const receipt = parseReceipt(text)
  if (!receipt) return { ok: false, obstacle: 'malformed' }
  const note = openNote(receipt.checkpoint, keys)
  if (!note.ok) return note
  const checkpoint = parseCheckpointText(note.text)
  if (!checkpoint) return { ok: false, obstacle: 'malformed' }
  const included = verifyInclusion(receipt.index, checkpoint.size, leafHash(entry), receipt.proof, checkpoint.root)
  return included ? { ok: true, index: receipt.index, checkpoint, signatures: note.signatures } : { ok: false, obstacle: 'not-included' }
}
