import { hashBytes, nodeHash } from './hashing.ts'

/** Entries `from` (included) to `to` (excluded). */
export interface Range {
  readonly from: number
  readonly to: number
}

/** The largest power of two smaller than `n`, for n ≥ 2: where a tree of `n` leaves is split (RFC 6962, section 2.1). */
export function splitPoint(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** The root over the hashes `from` to `to` of a row of hashes laid end to end. */
export function rangeRoot(row: Uint8Array, from: number, to: number): Buffer {
  const count = to - from
  if (count < 1 || from < 0 || to * hashBytes > row.length) throw new RangeError(`hashes ${from} to ${to} are not in the row`)
  if (count === 1) return Buffer.from(row.subarray(from * hashBytes, to * hashBytes))
  const middle = from + splitPoint(count)
  return nodeHash(rangeRoot(row, from, middle), rangeRoot(row, middle, to))
}

/** The ranges whose roots prove that entry `index` is in a tree of `size` entries, from the leaf upward (RFC 6962, section 2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`no entry ${index} in a tree of ${size}`)
  const ranges: Range[] = []
  let { from, to }: Range = { from: 0, to: size }
  while (to - from > 1) {
    const middle = from + splitPoint(to - from)
    if (index < middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
    }
  }
  return ranges.toReversed()
}

/** The ranges whose roots prove that the tree of `size` entries extends the tree of its first `oldSize` (RFC 6962, section 2.1.2). */
export function consistencyRanges(oldSize: number, size: number): Range[] {
  if (!Number.isSafeInteger(oldSize) || oldSize < 0 || oldSize > size) throw new RangeError(`${oldSize} is not an older size of ${size}`)
  if (oldSize === 0 || oldSize === size) return []
  const ranges: Range[] = []
  let { from, to }: Range = { from: 0, to: size }
  while (to !== oldSize) {
    const middle = from + splitPoint(to - from)
    if (oldSize <= middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
    }
  }
  // The old root itself needs no hash: the verifier has it. A subtree inside it does.
  if (from > 0) ranges.push({ from, to })
  return ranges.toReversed()
}
