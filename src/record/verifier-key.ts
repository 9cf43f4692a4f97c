import { createPublicKey, type KeyObject } from 'node:crypto'
import { decodeBase64 } from './base64.ts'
import { sha256 } from './hashing.ts'

/** What a key signs: the text of a note, or, as a witness, the text and a time (C2SP signed-note, tlog-cosignature). */
export const keyTypes = { ed25519: 0x01, cosignature: 0x04 } as const
export type KeyType = (typeof keyTypes)[keyof typeof keyTypes]

/** A key whose signatures on notes can be checked. */
export interface VerifierKey {
  readonly name: string
  readonly type: KeyType
  /** First four bytes of SHA-256(name ‖ "\n" ‖ type ‖ public key), in hexadecimal. */
  readonly id: string
  readonly key: KeyObject
  /** The one-line form: `name+id+base64(type ‖ public key)`. */
  readonly text: string
}

const ed25519Bytes = 32
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** Says whether a text can name a key: not empty, no white space, no `+`. */
export const isKeyName = (name: string): boolean => name !== '' && !/[\p{White_Space}\p{Cc}+]/u.test(name)

/** The verifier key of an Ed25519 public key of 32 bytes. */
export function verifierKey(name: string, type: KeyType, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new RangeError(`“${name}” cannot name a key: it is empty or holds white space or +`)
  if (publicKey.length !== ed25519Bytes) throw new RangeError(`an Ed25519 key has ${ed25519Bytes} bytes, not ${publicKey.length}`)
  const typed = Buffer.concat([Buffer.of(type), publicKey])
  const id = sha256(Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), typed])).toString('hex', 0, 4)
  const key = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' })
  return { name, type, id, key, text: `${name}+${id}+${typed.toString('base64')}` }
}

/** Reads the one-line form. Null when it is malformed, its id is not its own, or its type is none of ours. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text) ?? []
  if (name === undefined || id === undefined || encoded === undefined || !isKeyName(name)) return null
  const typed = decodeBase64(encoded)
  const type = Object.values(keyTypes).find((known) => known === typed?.[0])
  if (typed?.length !== 1 + ed25519Bytes || type === undefined) return null
  const read = verifierKey(name, type, typed.subarray(1))
  return read.id === id ? read : null
}
