import { inflateSync } from 'node:zlib'
import { Bug } from '#kernel/errors.ts'

const SIGNATURE = 0x774f4646
const WOFF_HEADER = 44
const WOFF_ENTRY = 20
const SFNT_HEADER = 12
const SFNT_ENTRY = 16

interface FontTable {
  readonly tag: number
  readonly checksum: number
  readonly bytes: Uint8Array
}

/** Unpacks a WOFF 1.0 font (W3C, 2012) into the OpenType file it was made from. Throws on anything else. */
export function unpackWoff(woff: Uint8Array): Uint8Array {
  const view = new DataView(woff.buffer, woff.byteOffset, woff.byteLength)
  if (view.getUint32(0) !== SIGNATURE) throw new Bug('not a WOFF 1.0 font')
  const tables = Array.from({ length: view.getUint16(12) }, (_, at) => readTable(woff, view, WOFF_HEADER + at * WOFF_ENTRY))
  return writeFont(view.getUint32(4), tables)
}

function readTable(woff: Uint8Array, view: DataView, at: number): FontTable {
  const [offset, packedLength, length] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)]
  const packed = woff.subarray(offset, offset + packedLength)
  const bytes = packedLength < length ? inflateSync(packed) : packed
  if (bytes.length !== length) throw new Bug('a font table is not as long as it says')
  return { tag: view.getUint32(at), checksum: view.getUint32(at + 16), bytes }
}

const padded = (length: number) => (length + 3) & ~3

function writeFont(flavour: number, tables: readonly FontTable[]): Uint8Array {
  const start = SFNT_HEADER + tables.length * SFNT_ENTRY
  const font = new Uint8Array(tables.reduce((size, { bytes }) => size + padded(bytes.length), start))
  const view = new DataView(font.buffer)
  const power = Math.floor(Math.log2(tables.length))
  view.setUint32(0, flavour)
  view.setUint16(4, tables.length)
  view.setUint16(6, 2 ** power * 16)
  view.setUint16(8, power)
  view.setUint16(10, tables.length * 16 - 2 ** power * 16)
  let offset = start
  for (const [at, { tag, checksum, bytes }] of tables.entries()) {
    const entry = SFNT_HEADER + at * SFNT_ENTRY
    view.setUint32(entry, tag)
    view.setUint32(entry + 4, checksum)
    view.setUint32(entry + 8, offset)
    view.setUint32(entry + 12, bytes.length)
    font.set(bytes, offset)
    offset += padded(bytes.length)
  }
  return font
}
