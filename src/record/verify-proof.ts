import { emptyRoot, hashBytes, nodeHash, sameBytes } from './hashing.ts'

const half = (n: number): number => Math.floor(n / 2)
const isOdd = (n: number): boolean => n % 2 === 1
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0
const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every((hash) => hash.length === hashBytes)

/** The root an inclusion proof leads to, or null when the proof does not fit the index and the size (RFC 9162, section 2.1.3.2). */
function rootFromInclusion(index: number, size: number, leafHash: Uint8Array, proof: readonly Uint8Array[]): Buffer | null {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leafHash, ...proof])) return null
  let node = index
  let last = size - 1
  let root: Buffer = Buffer.from(leafHash)
  for (const hash of proof) {
    if (last === 0) return null
    if (isOdd(node) || node === last) {
      root = nodeHash(hash, root)
      while (!isOdd(node) && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else {
      root = nodeHash(root, hash)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 ? root : null
}

/** Says whether a proof shows that the entry with this hash is entry `index` of the tree of `size` entries with this root. */
export function verifyInclusion(
  index: number,
  size: number,
  leafHash: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  const found = rootFromInclusion(index, size, leafHash, proof)
  return found !== null && sameBytes(found, root)
}

/** A tree as a checkpoint tells it. */
export interface TreeHead {
  readonly size: number
  readonly root: Uint8Array
}

/**
 * Says whether a proof shows that `newer` holds everything `older` held, in the same order (RFC 9162, section 2.1.4.2).
 * Every tree extends the empty one: its proof is empty.
 */
export function verifyConsistency(older: TreeHead, newer: TreeHead, proof: readonly Uint8Array[]): boolean {
  if (!isSize(older.size) || !isSize(newer.size) || older.size > newer.size) return false
  if (older.size === newer.size) return proof.length === 0 && sameBytes(older.root, newer.root)
  if (!areHashes([older.root, newer.root, ...proof])) return false
  if (older.size === 0) return proof.length === 0 && sameBytes(older.root, emptyRoot)
  // A complete older tree is itself the first node: the proof leaves it out.
  const [first, ...others] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof
  if (proof.length === 0 || first === undefined) return false
  let node = older.size - 1
  let last = newer.size - 1
  while (isOdd(node)) {
    node = half(node)
    last = half(last)
  }
  return climb(older, newer, { node, last, first, others })
}

interface Climb {
  readonly node: number
  readonly last: number
  readonly first: Uint8Array
  readonly others: readonly Uint8Array[]
}

function climb(older: TreeHead, newer: TreeHead, start: Climb): boolean {
  let { node, last } = start
  let oldRoot = start.first
  let newRoot = start.first
  for (const hash of start.others) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      oldRoot = nodeHash(hash, oldRoot)
      newRoot = nodeHash(hash, newRoot)
      while (!isOdd(node) && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else {
      newRoot = nodeHash(newRoot, hash)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 && sameBytes(oldRoot, older.root) && sameBytes(newRoot, newer.root)
}

function isPowerOfTwo(n: number): boolean {
  let rest = n
  while (rest > 1 && !isOdd(rest)) rest = half(rest)
  return rest === 1
}
