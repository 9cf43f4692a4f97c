import { verify } from 'node:crypto'
import { isWellFormed } from '#kernel/canonical-json.ts'
import { decodeBase64 } from './base64.ts'
import { isKeyName, keyTypes, type VerifierKey } from './verifier-key.ts'

/** More signatures than this are refused unread. */
const mostSignatures = 100

/** A signature line of a note, its signature not checked. */
export interface NoteSignature {
  readonly name: string
  readonly keyId: string
  readonly signature: Buffer
  /** The whole line with its final line feed. */
  readonly line: string
}

/** A note taken apart: its text, final line feed included, and its signature lines. */
export interface ParsedNote {
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** A signature that was checked and holds; `time` is told by cosignatures, in seconds since 1970. */
export interface CheckedSignature {
  readonly key: VerifierKey
  readonly line: string
  readonly time?: number
}

export type OpenedNote =
  | { readonly ok: true; readonly text: string; readonly signatures: readonly CheckedSignature[] }
  | { readonly ok: false; readonly obstacle: 'malformed' | 'wrong-signature' | 'no-known-signature' }

const lineShape = /^— (\S+) (\S+)$/u
const keyIdBytes = 4

/** One signature line (C2SP signed-note). */
export const signatureLine = (name: string, keyId: string, signature: Uint8Array): string =>
  `— ${name} ${Buffer.concat([Buffer.from(keyId, 'hex'), signature]).toString('base64')}\n`

/** Takes a note apart at its last blank line. Null when it is malformed. */
export function parseNote(note: string): ParsedNote | null {
  const split = note.lastIndexOf('\n\n')
  if (split < 1 || !note.endsWith('\n') || !isWellFormed(note) || hasControlCharacter(note)) return null
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > mostSignatures) return null
  const signatures = lines.map(parseSignatureLine)
  return signatures.includes(null) ? null : { text: note.slice(0, split + 1), signatures: signatures.filter((line) => line !== null) }
}

/**
 * Opens a note: checks the signatures of the known keys and ignores the others. Refuses a malformed note, a note on which
 * a known key's signature does not hold, and a note no known key has signed (C2SP signed-note).
 */
export function openNote(note: string, keys: readonly VerifierKey[]): OpenedNote {
  const parsed = parseNote(note)
  if (!parsed) return { ok: false, obstacle: 'malformed' }
  const checked: CheckedSignature[] = []
  for (const signature of parsed.signatures) {
    const key = keys.find((known) => known.name === signature.name && known.id === signature.keyId)
    if (!key || checked.some((already) => already.key.id === key.id && already.key.name === key.name)) continue
    const held = checkSignature(parsed.text, signature, key)
    if (!held) return { ok: false, obstacle: 'wrong-signature' }
    checked.push(held)
  }
  return checked.length > 0 ? { ok: true, text: parsed.text, signatures: checked } : { ok: false, obstacle: 'no-known-signature' }
}

/** What a cosigner signs: the note's text under a time in seconds (C2SP tlog-cosignature, version 1). */
export const cosignedMessage = (time: number | bigint, text: string): Buffer => Buffer.from(`cosignature/v1\ntime ${time}\n${text}`, 'utf8')

function checkSignature(text: string, { signature, line }: NoteSignature, key: VerifierKey): CheckedSignature | null {
  if (key.type === keyTypes.ed25519) return verify(null, Buffer.from(text, 'utf8'), key.key, signature) ? { key, line } : null
  if (signature.length !== 8 + 64) return null
  const time = signature.readBigUInt64BE(0)
  if (time > BigInt(Number.MAX_SAFE_INTEGER)) return null
  return verify(null, cosignedMessage(time, text), key.key, signature.subarray(8)) ? { key, line, time: Number(time) } : null
}

function parseSignatureLine(line: string): NoteSignature | null {
  const [, name, encoded] = lineShape.exec(line) ?? []
  if (name === undefined || encoded === undefined || !isKeyName(name)) return null
  const bytes = decodeBase64(encoded)
  if (!bytes || bytes.length <= keyIdBytes) return null
  return { name, keyId: bytes.toString('hex', 0, keyIdBytes), signature: bytes.subarray(keyIdBytes), line: `${line}\n` }
}

// Only the line feed is allowed below U+0020 (C2SP signed-note); in U+007F–U+009F nothing is, as in the reference checks.
function hasControlCharacter(text: string): boolean {
  return /[^\P{Cc}\n]/u.test(text)
}
