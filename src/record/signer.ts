import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { cosignedMessage, signatureLine } from './signed-note.ts'
import { keyTypes, type VerifierKey, verifierKey } from './verifier-key.ts'

/** Signs notes under one name. */
export interface Signer {
  readonly name: string
  readonly verifierKey: VerifierKey
  /** The signature line for a note text, which ends with a line feed. */
  sign(text: string): string
}

/** Signs what a log published, at a time in seconds since 1970: a witness. */
export interface Cosigner {
  readonly name: string
  readonly verifierKey: VerifierKey
  cosign(text: string, time: number): string
}

const seedBytes = 32
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A signer with an Ed25519 key made from a seed of 32 bytes (RFC 8032). */
export function signerFromSeed(name: string, seed: Uint8Array): Signer {
  const { privateKey, publicKey } = keyPair(seed)
  const key = verifierKey(name, keyTypes.ed25519, publicKey)
  return { name, verifierKey: key, sign: (text) => signatureLine(name, key.id, sign(null, Buffer.from(text, 'utf8'), privateKey)) }
}

/** A cosigner with an Ed25519 key made from a seed of 32 bytes (C2SP tlog-cosignature, version 1). */
export function cosignerFromSeed(name: string, seed: Uint8Array): Cosigner {
  const { privateKey, publicKey } = keyPair(seed)
  const key = verifierKey(name, keyTypes.cosignature, publicKey)
  const cosign = (text: string, time: number) => {
    const stamp = Buffer.alloc(8)
    stamp.writeBigUInt64BE(BigInt(time))
    return signatureLine(name, key.id, Buffer.concat([stamp, sign(null, cosignedMessage(time, text), privateKey)]))
  }
  return { name, verifierKey: key, cosign }
}

function keyPair(seed: Uint8Array): { readonly privateKey: KeyObject; readonly publicKey: Buffer } {
  if (seed.length !== seedBytes) throw new RangeError(`a signing key is a seed of ${seedBytes} bytes, not ${seed.length}`)
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32)
  return { privateKey, publicKey }
}
