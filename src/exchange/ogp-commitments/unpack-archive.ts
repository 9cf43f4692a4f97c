import { inflateRawSync } from 'node:zlib'
import { type SheetBounds, UnreadableSheet } from './sheet-bounds.ts'

const endRecord = 0x06054b50
const directoryRecord = 0x02014b50
const fileRecord = 0x04034b50
const endRecordBytes = 22
const directoryRecordBytes = 46
const fileRecordBytes = 30
const longestComment = 0xffff
const encrypted = 1

/**
 * The files of a ZIP archive that a filter names, unpacked (APPNOTE 6.3.10). What they hold together is bounded while it is
 * unpacked, whatever the archive says of their sizes: a bomb is refused before it fills the memory. Throws UnreadableSheet.
 */
export function unpackArchive(archive: Buffer, wanted: (name: string) => boolean, bounds: SheetBounds): Map<string, Buffer> {
  const { count, from } = readEnd(archive)
  if (count > bounds.archiveEntries) throw new UnreadableSheet('too-many-files', { files: count, most: bounds.archiveEntries })
  const files = new Map<string, Buffer>()
  let at = from
  let left = bounds.unpackedBytes
  for (let entry = 0; entry < count; entry += 1) {
    if (at + directoryRecordBytes > archive.length || archive.readUInt32LE(at) !== directoryRecord) throw new UnreadableSheet('damaged')
    const nameLength = archive.readUInt16LE(at + 28)
    const name = archive.toString('utf8', at + directoryRecordBytes, at + directoryRecordBytes + nameLength)
    if (wanted(name) && !files.has(name)) {
      if ((archive.readUInt16LE(at + 8) & encrypted) !== 0) throw new UnreadableSheet('password')
      const content = unpackFile(archive, at, left, bounds)
      left -= content.length
      files.set(name, content)
    }
    at += directoryRecordBytes + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return files
}

function readEnd(archive: Buffer): { readonly count: number; readonly from: number } {
  const least = Math.max(0, archive.length - endRecordBytes - longestComment)
  for (let at = archive.length - endRecordBytes; at >= least; at -= 1) {
    if (archive.readUInt32LE(at) === endRecord) return { count: archive.readUInt16LE(at + 10), from: archive.readUInt32LE(at + 16) }
  }
  throw new UnreadableSheet('damaged')
}

function unpackFile(archive: Buffer, entry: number, most: number, bounds: SheetBounds): Buffer {
  const method = archive.readUInt16LE(entry + 10)
  const packedBytes = archive.readUInt32LE(entry + 20)
  const at = archive.readUInt32LE(entry + 42)
  if (at + fileRecordBytes > archive.length || archive.readUInt32LE(at) !== fileRecord) throw new UnreadableSheet('damaged')
  const begin = at + fileRecordBytes + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28)
  const packed = archive.subarray(begin, begin + packedBytes)
  if (packed.length !== packedBytes || (method !== 0 && method !== 8)) throw new UnreadableSheet('damaged')
  if (method === 0 && packed.length <= most) return packed
  try {
    if (method === 8 && most > 0) return inflateRawSync(packed, { maxOutputLength: most })
  } catch (error) {
    if (!(error instanceof RangeError)) throw new UnreadableSheet('damaged')
  }
  throw new UnreadableSheet('unpacks-too-large', { megabytes: bounds.unpackedBytes / 1024 / 1024 })
}
