import { type SheetEncoding, UnreadableSheet } from './sheet-bounds.ts'
import { decodeWindows1252 } from './windows-1252.ts'

/** A text and how it was written. */
export interface DecodedText {
  readonly text: string
  readonly encoding: SheetEncoding
}

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, at) => bytes[at] === byte)

/**
 * The text of a file whose encoding nobody tells. A byte order mark decides; else UTF-16 is known by its empty bytes, UTF-8 by
 * being valid. What is neither is read as windows-1252, but for the sequences in it that are UTF-8: sheets are pasted together.
 * Throws UnreadableSheet when the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return unmarked(bytes.subarray(3))
  if (startsWith(bytes, 0xff, 0xfe)) return utf16(bytes.subarray(2), 'utf-16le')
  if (startsWith(bytes, 0xfe, 0xff)) return utf16(bytes.subarray(2), 'utf-16be')
  const { even, odd, pairs } = emptyBytes(bytes)
  // Latin text in UTF-16 has an empty byte in almost every pair, always on the same side.
  if (pairs > 0 && odd > pairs / 4 && even < odd / 8) return utf16(bytes, 'utf-16le')
  if (pairs > 0 && even > pairs / 4 && odd < even / 8) return utf16(bytes, 'utf-16be')
  if (even + odd > 0) throw new UnreadableSheet('not-text')
  return unmarked(bytes)
}

/** How many of the first bytes are empty, on either side of each pair. */
function emptyBytes(bytes: Uint8Array): { even: number; odd: number; pairs: number } {
  const length = Math.min(bytes.length, 1 << 16) & ~1
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  return { even, odd, pairs: length / 2 }
}

function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedText {
  const whole = bytes.length & ~1
  const ordered = Buffer.from(bytes.subarray(0, whole))
  if (encoding === 'utf-16be') ordered.swap16()
  return { text: ordered.toString('utf16le'), encoding }
}

function unmarked(bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return mixed(bytes)
  }
}

function mixed(bytes: Uint8Array): DecodedText {
  const pieces: string[] = []
  let from = 0
  let sequences = 0
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceAt(bytes, at)
    if (length < 2) {
      at += 1
      continue
    }
    if (at > from) pieces.push(decodeWindows1252(bytes.subarray(from, at)))
    pieces.push(Buffer.from(bytes.subarray(at, at + length)).toString('utf8'))
    sequences += 1
    at += length
    from = at
  }
  pieces.push(decodeWindows1252(bytes.subarray(from)))
  return { text: pieces.join(''), encoding: sequences > 0 ? 'utf-8 with windows-1252' : 'windows-1252' }
}

/** Length of the valid UTF-8 sequence of several bytes at a place (RFC 3629), or 0. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  const second = bytes[at + 1] ?? 0
  const length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0
  if (length === 0) return 0
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < low || second > high) return 0
  for (let next = 2; next < length; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}
