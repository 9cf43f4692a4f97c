/** Reads standard base64 with its padding. Null when it is not the one encoding of its bytes: Node alone reads almost anything. */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}
