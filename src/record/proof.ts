import { emptyRoot, hashBytes, nodeHash } from './hashing.ts'
import { tileWidth, widthAt } from './tiles.ts'
import { consistencyRanges, inclusionRanges, type Range, rangeRoot, splitPoint } from './tree.ts'

/** Reads at least the first `width` hashes of a tile. Throws when they are not to be had. */
export type ReadTile = (level: number, n: number, width: number) => Promise<Uint8Array>

/** One step of a proof: the root over a range of entries. */
export interface ProofStep extends Range {
  readonly hash: Buffer
}

/** The root over the entries of a range in a tree of `size`, from its tiles. The range starts where a subtree starts. */
export async function rootOfRange(read: ReadTile, size: number, { from, to }: Range): Promise<Buffer> {
  const count = to - from
  if (count === 0) return emptyRoot
  const whole = completeSubtree(count)
  if (whole !== null) return rootOfSubtree(read, size, from, count, whole)
  const middle = from + splitPoint(count)
  return nodeHash(await rootOfRange(read, size, { from, to: middle }), await rootOfRange(read, size, { from: middle, to }))
}

/** The proof that entry `index` is in the tree of `size` entries, from the leaf upward (RFC 9162, section 2.1.3). */
export const inclusionProof = (read: ReadTile, index: number, size: number): Promise<ProofStep[]> =>
  withRoots(read, size, inclusionRanges(index, size))

/** The proof that the tree of `size` entries extends the tree of its first `oldSize` (RFC 9162, section 2.1.4). */
export const consistencyProof = (read: ReadTile, oldSize: number, size: number): Promise<ProofStep[]> =>
  withRoots(read, size, consistencyRanges(oldSize, size))

async function withRoots(read: ReadTile, size: number, ranges: readonly Range[]): Promise<ProofStep[]> {
  const steps: ProofStep[] = []
  for (const range of ranges) steps.push({ ...range, hash: await rootOfRange(read, size, range) })
  return steps
}

/** The exponent when `count` is a power of two, else null. */
function completeSubtree(count: number): number | null {
  const exponent = Math.round(Math.log2(count))
  return 2 ** exponent === count ? exponent : null
}

// Every complete subtree of up to 256^(level+1) entries lies inside one tile of its level.
async function rootOfSubtree(read: ReadTile, size: number, from: number, count: number, exponent: number): Promise<Buffer> {
  const level = Math.floor(exponent / 8)
  const slot = from / tileWidth ** level
  if (!Number.isInteger(slot)) throw new RangeError(`no subtree of ${count} entries starts at ${from}`)
  const n = Math.floor(slot / tileWidth)
  const width = widthAt(size, level, n)
  const first = slot - n * tileWidth
  const last = first + count / tileWidth ** level
  if (last > width) throw new RangeError(`entries ${from} to ${from + count} are not in a tree of ${size}`)
  const tile = await read(level, n, width)
  if (tile.length < width * hashBytes) throw new RangeError(`tile ${level}/${n} has ${tile.length / hashBytes} hashes, not ${width}`)
  return rangeRoot(tile, first, last)
}
