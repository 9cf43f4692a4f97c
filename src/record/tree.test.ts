import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeFrontier, emptyFrontier, encodeFrontier, extendFrontier, frontierRoot } from './frontier.ts'
import { emptyRoot, hashBytes, leafHash, nodeHash } from './hashing.ts'
import { consistencyProof, inclusionProof, type ReadTile, rootOfRange } from './proof.ts'
import { extendTiles, growingTiles, type Tile, widthAt } from './tiles.ts'
import { verifyConsistency, verifyInclusion } from './verify-proof.ts'

const leaves = Array.from({ length: 70_000 }, (_, i) => leafHash(Buffer.from(`entry ${i}`)))

/** The root by the definition of RFC 6962, section 2.1, and nothing else. */
function rootByDefinition(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes
  if (!only) return emptyRoot
  if (hashes.length === 1) return only
  let k = 1
  while (k * 2 < hashes.length) k *= 2
  return nodeHash(rootByDefinition(hashes.slice(0, k)), rootByDefinition(hashes.slice(k)))
}

/** Tiles of a tree grown in the given steps, as the sequencer keeps them. */
function grow(steps: readonly number[]): { readonly size: number; readonly tiles: ReadonlyMap<string, Tile> } {
  const tiles = new Map<string, Tile>()
  let size = 0
  for (const step of steps) {
    const edge = growingTiles(size).flatMap(({ level, n }) => tiles.get(`${level}/${n}`) ?? [])
    for (const tile of extendTiles(size, edge, leaves.slice(size, size + step))) tiles.set(`${tile.level}/${tile.n}`, tile)
    size += step
  }
  return { size, tiles }
}

const readerOf =
  (tiles: ReadonlyMap<string, Tile>): ReadTile =>
  async (level, n) => {
    const tile = tiles.get(`${level}/${n}`)
    if (!tile) throw new RangeError(`no tile ${level}/${n}`)
    return tile.hashes
  }

const big = grow([65_000, 5_000])
const sizes = fc.oneof(
  fc.integer({ min: 1, max: 600 }),
  fc.constantFrom(1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 70_000),
)
const hashesOf = (steps: readonly { readonly hash: Buffer }[]) => steps.map((step) => step.hash)

describe('the tree', () => {
  test('the frontier gives the root of the definition for every size to 300, and is stored without loss', () => {
    let frontier = emptyFrontier
    for (let size = 0; size <= 300; size += 1) {
      expect(frontierRoot(frontier)).toEqual(rootByDefinition(leaves.slice(0, size)))
      expect(decodeFrontier(size, encodeFrontier(frontier))).toEqual(frontier)
      frontier = extendFrontier(frontier, leaves.slice(size, size + 1))
    }
    expect(() => decodeFrontier(3, Buffer.alloc(hashBytes))).toThrow(RangeError)
  })

  test('tiles are the same whatever the batches, and of the widths the size asks for', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 }), (steps) => {
        const { size, tiles } = grow(steps)
        expect(tiles).toEqual(grow([size]).tiles)
        for (const tile of tiles.values()) expect(tile.hashes.length).toBe(widthAt(size, tile.level, tile.n) * hashBytes)
      }),
      { numRuns: 30 },
    )
    expect([...big.tiles.values()].filter((tile) => tile.level === 0)).toHaveLength(274)
    expect(growingTiles(70_000)).toEqual([
      { level: 0, n: 273, width: 112 },
      { level: 1, n: 1, width: 17 },
      { level: 2, n: 0, width: 1 },
    ])
    expect(growingTiles(256)).toEqual([{ level: 1, n: 0, width: 1 }])
  })

  test('tiles that do not fit the size are refused', () => {
    expect(() => extendTiles(3, [], leaves.slice(0, 1))).toThrow(RangeError)
    expect(() => extendTiles(3, [{ level: 0, n: 0, hashes: Buffer.alloc(64) }], leaves.slice(0, 1))).toThrow(RangeError)
  })

  test('a proof of inclusion holds for its entry alone', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), fc.nat(), async (size, pick, spoil) => {
        const index = pick % size
        const read = readerOf(big.tiles)
        const root = await rootOfRange(read, size, { from: 0, to: size })
        const proof = hashesOf(await inclusionProof(read, index, size))
        const leaf = leaves[index] ?? emptyRoot
        expect(verifyInclusion(index, size, leaf, proof, root)).toBe(true)
        expect(verifyInclusion(index, size, leafHash(Buffer.from('forged')), proof, root)).toBe(false)
        expect(verifyInclusion(index, size, leaf, [...proof, emptyRoot], root)).toBe(false)
        expect(verifyInclusion(index, size, leaf, proof, spoiled(root, spoil))).toBe(false)
        if (size === 1) return
        expect(verifyInclusion((index + 1) % size, size, leaf, proof, root)).toBe(false)
        expect(verifyInclusion(index, size, leaf, proof.slice(1), root)).toBe(false)
        expect(
          verifyInclusion(index, size, leaf, proof.with(spoil % proof.length, spoiled(proof[spoil % proof.length] ?? root, spoil)), root),
        ).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  test('a proof of consistency holds for its two trees alone', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), fc.nat(), async (size, pick, spoil) => {
        const oldSize = pick % (size + 1)
        const read = readerOf(big.tiles)
        const older = { size: oldSize, root: await rootOfRange(read, size, { from: 0, to: oldSize }) }
        const newer = { size, root: await rootOfRange(read, size, { from: 0, to: size }) }
        const proof = hashesOf(await consistencyProof(read, oldSize, size))
        expect(verifyConsistency(older, newer, proof)).toBe(true)
        expect(verifyConsistency({ ...older, root: spoiled(older.root, spoil) }, newer, proof)).toBe(false)
        expect(verifyConsistency(older, newer, [...proof, emptyRoot])).toBe(false)
        if (proof.length === 0) return
        expect(verifyConsistency(older, { ...newer, root: spoiled(newer.root, spoil) }, proof)).toBe(false)
        expect(verifyConsistency(older, newer, proof.slice(1))).toBe(false)
        expect(verifyConsistency(newer, older, proof)).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  test('there is no proof for what is not in the tree', async () => {
    const read = readerOf(big.tiles)
    await expect(async () => inclusionProof(read, 5, 5)).rejects.toThrow(RangeError)
    await expect(async () => consistencyProof(read, 6, 5)).rejects.toThrow(RangeError)
    await expect(async () => rootOfRange(read, 10, { from: 8, to: 12 })).rejects.toThrow(RangeError)
  })
})

function spoiled(hash: Uint8Array, seed: number): Buffer {
  const copy = Buffer.from(hash)
  const at = seed % hashBytes
  copy[at] = (copy[at] ?? 0) ^ (1 << (seed % 8))
  return copy
}
