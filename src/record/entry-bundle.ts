import { largestEntryBytes } from './entry.ts'

/** A run of entries, each after its length in two bytes, high byte first (C2SP tlog-tiles). */
export function encodeBundle(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > largestEntryBytes) throw new RangeError(`an entry of ${entry.length} bytes does not fit a bundle`)
      const length = Buffer.allocUnsafe(2)
      length.writeUInt16BE(entry.length)
      return [length, entry]
    }),
  )
}

/** The entries of a bundle. Throws unless it holds exactly `count` whole ones. */
export function decodeBundle(bundle: Buffer, count: number): Buffer[] {
  const entries: Buffer[] = []
  for (let at = 0; at < bundle.length; ) {
    if (at + 2 > bundle.length) throw new RangeError('the bundle ends inside a length')
    const end = at + 2 + bundle.readUInt16BE(at)
    if (end > bundle.length) throw new RangeError('the bundle ends inside an entry')
    entries.push(bundle.subarray(at + 2, end))
    at = end
  }
  if (entries.length !== count) throw new RangeError(`the bundle has ${entries.length} entries, not ${count}`)
  return entries
}
