import { hash } from 'node:crypto'

/** Bytes of one hash. */
export const hashBytes = 32

/** SHA-256 of the bytes. */
export const sha256 = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer')

/** The root of the empty tree: SHA-256 of nothing (RFC 6962, section 2.1). */
export const emptyRoot: Buffer = sha256(new Uint8Array(0))

/** The hash of one entry: SHA-256(0x00 ‖ entry) (RFC 6962, section 2.1). */
export function leafHash(entry: Uint8Array): Buffer {
  const prefixed = Buffer.allocUnsafe(entry.length + 1)
  prefixed[0] = 0
  prefixed.set(entry, 1)
  return sha256(prefixed)
}

// One buffer for every node: nothing here awaits between filling and hashing it.
const nodeInput = Buffer.alloc(1 + 2 * hashBytes)
nodeInput[0] = 1

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right) (RFC 6962, section 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  if (left.length !== hashBytes || right.length !== hashBytes) throw new RangeError(`a hash has ${hashBytes} bytes`)
  nodeInput.set(left, 1)
  nodeInput.set(right, 1 + hashBytes)
  return sha256(nodeInput)
}

/** Says whether two byte strings are the same. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
