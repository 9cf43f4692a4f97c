import { randomBytes } from 'node:crypto'
import { canonicalBytes, type Json } from '#kernel/canonical-json.ts'
import { sha256 } from './hashing.ts'

/** Bytes of a salt: enough that erased words cannot be guessed back from their digest. */
export const saltBytes = 32

/** A fresh salt for one field. */
export const freshSalt = (): Buffer => randomBytes(saltBytes)

/**
 * The digest an entry holds instead of a person's words:
 * base64url(SHA-256("<record name>/disclosure/v1\n" ‖ salt ‖ canonical JSON of the words)).
 */
export function disclosureDigest(recordName: string, salt: Uint8Array, value: Json): string {
  if (salt.length !== saltBytes) throw new RangeError(`a salt has ${saltBytes} bytes, not ${salt.length}`)
  const domain = Buffer.from(`${recordName}/disclosure/v1\n`, 'utf8')
  return sha256(Buffer.concat([domain, salt, canonicalBytes(value)])).toString('base64url')
}
