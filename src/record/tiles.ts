import { hashBytes } from './hashing.ts'
import { rangeRoot } from './tree.ts'

/** Hashes in a full tile, entries in a full bundle (C2SP tlog-tiles). */
export const tileWidth = 256

/** A row of the tile table: the hashes at `level`, from slot 0 of tile `n`, as many as exist. */
export interface Tile {
  readonly level: number
  readonly n: number
  readonly hashes: Buffer
}

/** How many hashes tile `n` of `level` has in a tree of `size` entries: 0 when it does not exist. */
export function widthAt(size: number, level: number, n: number): number {
  const whole = Math.floor(size / tileWidth ** level)
  return Math.max(0, Math.min(tileWidth, whole - n * tileWidth))
}

/** The tiles at the right edge of a tree of `size` entries that are neither empty nor full: the only ones that still grow. */
export function growingTiles(size: number): { readonly level: number; readonly n: number; readonly width: number }[] {
  const growing = []
  for (let level = 0, whole = size; whole > 0; level += 1, whole = Math.floor(whole / tileWidth)) {
    const width = whole % tileWidth
    if (width > 0) growing.push({ level, n: Math.floor(whole / tileWidth), width })
  }
  return growing
}

/**
 * The tiles that change when leaf hashes are appended to a tree of `size` entries whose growing tiles are given.
 * A partial tile is never hashed upward: only a full one adds its root to the level above.
 */
export function extendTiles(size: number, growing: readonly Tile[], leafHashes: readonly Buffer[]): Tile[] {
  const edge = new Map(growing.map((tile) => [tile.level, tile]))
  for (const { level, n, width } of growingTiles(size)) {
    const tile = edge.get(level)
    if (tile?.n !== n || tile.hashes.length !== width * hashBytes) throw new RangeError(`tile ${level}/${n} does not fit a size of ${size}`)
  }
  const changed: Tile[] = []
  let added: readonly Buffer[] = leafHashes
  let slot = size
  for (let level = 0; added.length > 0; level += 1, slot = Math.floor(slot / tileWidth)) {
    const tiles = fillLevel(level, slot, edge.get(level)?.hashes ?? Buffer.alloc(0), added)
    changed.push(...tiles)
    added = tiles.filter((tile) => tile.hashes.length === tileWidth * hashBytes).map((tile) => rangeRoot(tile.hashes, 0, tileWidth))
  }
  return changed
}

function fillLevel(level: number, slot: number, partial: Buffer, added: readonly Buffer[]): Tile[] {
  const tiles: Tile[] = []
  let n = Math.floor(slot / tileWidth)
  let held = slot % tileWidth
  let hashes = held > 0 ? [partial] : []
  for (let i = 0; i < added.length; ) {
    const taken = added.slice(i, i + tileWidth - held)
    tiles.push({ level, n, hashes: Buffer.concat([...hashes, ...taken]) })
    i += taken.length
    n += 1
    held = 0
    hashes = []
  }
  return tiles
}
