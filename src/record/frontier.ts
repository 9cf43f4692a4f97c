import { emptyRoot, hashBytes, nodeHash } from './hashing.ts'

/**
 * The right edge of a tree: the hashes of its largest complete subtrees, from left to right.
 * Enough to append and to know the root; `hashes` has one element per 1 bit of `size`.
 */
export interface Frontier {
  readonly size: number
  readonly hashes: readonly Buffer[]
}

export const emptyFrontier: Frontier = { size: 0, hashes: [] }

/** The frontier after appending leaf hashes in order. */
export function extendFrontier(frontier: Frontier, leafHashes: readonly Buffer[]): Frontier {
  const hashes = [...frontier.hashes]
  let size = frontier.size
  for (const leaf of leafHashes) {
    let joined = leaf
    for (let n = size; n % 2 === 1; n = (n - 1) / 2) {
      const left = hashes.pop()
      if (!left) throw new RangeError(`the frontier of size ${size} lacks a hash`)
      joined = nodeHash(left, joined)
    }
    hashes.push(joined)
    size += 1
  }
  return { size, hashes }
}

/** The root of the tree (RFC 6962, section 2.1). */
export function frontierRoot(frontier: Frontier): Buffer {
  const [last, ...others] = frontier.hashes.toReversed()
  return last ? others.reduce((right, left) => nodeHash(left, right), last) : emptyRoot
}

/** The hashes one after the other, as they are stored. */
export const encodeFrontier = (frontier: Frontier): Buffer => Buffer.concat(frontier.hashes)

/** Reads a stored frontier. Throws when the number of hashes does not fit the size. */
export function decodeFrontier(size: number, bytes: Buffer): Frontier {
  const count = countOnes(size)
  if (bytes.length !== count * hashBytes) {
    throw new RangeError(`a tree of ${size} entries has ${count} hashes at its right edge, not ${bytes.length / hashBytes}`)
  }
  return { size, hashes: Array.from({ length: count }, (_, i) => bytes.subarray(i * hashBytes, (i + 1) * hashBytes)) }
}

function countOnes(size: number): number {
  let count = 0
  for (let n = size; n > 0; n = Math.floor(n / 2)) count += n % 2
  return count
}
