/**
 * The characters of the bytes 80 to 9F in windows-1252 (WHATWG Encoding). Written out here: `TextDecoder` of Node 20 reads these
 * bytes as ISO-8859-1.
 */
const ofUpperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const byteOf = new Map(Array.from(ofUpperControls, (character, at) => [character, 0x80 + at] as const))

/** The text of bytes in windows-1252. Every byte has a character. */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (control) => ofUpperControls[control.charCodeAt(0) - 0x80] ?? control)

/** The byte of a character in windows-1252, or -1 when it has none. */
export function windows1252ByteOf(character: string): number {
  const code = character.charCodeAt(0)
  return byteOf.get(character) ?? (character.length === 1 && (code < 0x80 || (code > 0x9f && code < 0x100)) ? code : -1)
}
