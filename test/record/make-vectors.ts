import { canonicalJson } from '#kernel/canonical-json.ts'
import { checkpointText } from '../../src/record/checkpoint-text.ts'
import { disclosureDigest } from '../../src/record/disclosure.ts'
import { encodeEntry } from '../../src/record/entry.ts'
import { encodeBundle } from '../../src/record/entry-bundle.ts'
import { emptyFrontier, extendFrontier, frontierRoot } from '../../src/record/frontier.ts'
import { leafHash } from '../../src/record/hashing.ts'
import { consistencyProof, inclusionProof, type ProofStep } from '../../src/record/proof.ts'
import { receiptText } from '../../src/record/receipt.ts'
import { cosignerFromSeed, signerFromSeed } from '../../src/record/signer.ts'
import { extendTiles } from '../../src/record/tiles.ts'

const entries = Array.from({ length: 20 }, (_, i) => Buffer.from(`entry ${i}`))
const hashes = entries.map(leafHash)
const rootAt = (size: number) => frontierRoot(extendFrontier(emptyFrontier, hashes.slice(0, size)))
const [tile] = extendTiles(0, [], hashes)
const read = async () => tile?.hashes ?? Buffer.alloc(0)
const inHex = (steps: readonly ProofStep[]) => steps.map((step) => step.hash.toString('hex'))
const below = (size: number) => Array.from({ length: size }, (_, i) => i)

/** Trees of 0 to 20 entries `entry 0`, `entry 1`…: roots, every proof of inclusion, every proof of consistency. In hexadecimal. */
export async function treeVectors() {
  const sizes = below(21)
  return {
    entry: 'the text “entry <index>” in UTF-8',
    leafHashes: hashes.map((hash) => hash.toString('hex')),
    roots: sizes.map((size) => rootAt(size).toString('hex')),
    inclusion: await Promise.all(
      sizes.map((size) => Promise.all(below(size).map(async (index) => inHex(await inclusionProof(read, index, size))))),
    ),
    consistency: await Promise.all(
      sizes.map((size) => Promise.all(below(size + 1).map(async (old) => inHex(await consistencyProof(read, old, size))))),
    ),
    bundleOfThree: encodeBundle(entries.slice(0, 3)).toString('hex'),
  }
}

/** Signed things of fixed keys, an entry and a digest: what another implementation must give for the same input. */
export async function noteVectors() {
  const signer = signerFromSeed('vectors.example/record', Buffer.alloc(32, 0x07))
  const witness = cosignerFromSeed('witness.example/w', Buffer.alloc(32, 0x11))
  const text = checkpointText({ origin: signer.name, size: 20, root: rootAt(20) })
  const checkpoint = `${text}\n${signer.sign(text)}${witness.cosign(text, 1_763_899_200)}`
  const proof = (await inclusionProof(read, 13, 20)).map((step) => step.hash)
  const at = new Date('2016-12-07T09:00:00.000Z')
  const words = { text: 'À la hauteur — ممتاز' }
  const digest = disclosureDigest(signer.name, Buffer.alloc(32, 0x2a), words)
  const entry = encodeEntry({
    id: '01a207cf-09cf-749a-8b7e-cb8d110cb069',
    kind: 'pebble-placed',
    at,
    recordedAt: new Date('2026-11-23T12:00:00.000Z'),
    by: { kind: 'source', source: 'vectors' },
    about: { place: 'a', member: 'b' },
    data: { weight: 3, place: 'parvis' },
    digests: [{ field: 'words', digest }],
  })
  return {
    seeds: { log: '32 bytes 07', witness: '32 bytes 11', salt: '32 bytes 2a' },
    verifierKeys: [signer.verifierKey.text, witness.verifierKey.text],
    checkpoint,
    receiptOfEntry13: receiptText({ index: 13, proof, checkpoint }),
    words: canonicalJson(words),
    digest,
    entry: entry.toString('utf8'),
    entryLeafHash: leafHash(entry).toString('hex'),
  }
}
