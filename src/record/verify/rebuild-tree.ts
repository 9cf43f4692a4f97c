import { decodeEntry } from '../entry.ts'
import { emptyFrontier, extendFrontier, type Frontier, frontierRoot } from '../frontier.ts'
import { hashBytes, leafHash, sameBytes } from '../hashing.ts'
import { extendTiles, growingTiles, type Tile, tileWidth, widthAt } from '../tiles.ts'
import type { PlacedEntry, WordsCheck } from './check-words.ts'
import type { LogSource } from './log-source.ts'
import { readBundle, readHashes } from './read-entries.ts'
import type { Findings } from './report.ts'

/** What building the tree again from the entries gave. `root` is null when entries could not be read. */
export interface RebuiltTree {
  readonly root: Buffer | null
  readonly entriesRead: number
  readonly tilesCompared: number
  /** The root over the first `oldSize` entries, when asked for and reached. */
  readonly oldRoot: Buffer | null
}

/** What to rebuild: how many entries, the older size whose root is wanted, and the check of words for entries of ours. */
export interface RebuildPlan {
  readonly size: number
  readonly oldSize: number | null
  /** Null for a record whose entries are not ours: they are hashed, not read. */
  readonly words: WordsCheck | null
}

/** Builds the tree again from every entry of the source and compares each tile on the way. Holds one bundle and the right edge in memory. */
export async function rebuildTree(source: LogSource, plan: RebuildPlan, findings: Findings): Promise<RebuiltTree> {
  let frontier: Frontier = emptyFrontier
  let edge: Tile[] = []
  let tilesCompared = 0
  let oldRoot = plan.oldSize === 0 ? frontierRoot(frontier) : null
  for (let n = 0; frontier.size < plan.size; n += 1) {
    const entries = await readEntries(source, n, widthAt(plan.size, 0, n), findings)
    if (!entries) return { root: null, entriesRead: frontier.size, tilesCompared, oldRoot }
    await plan.words?.add(readOurs(entries, frontier.size, findings))
    const hashes = entries.map(leafHash)
    const from = frontier.size
    if (plan.oldSize !== null && plan.oldSize > from && plan.oldSize <= from + hashes.length) {
      oldRoot = frontierRoot(extendFrontier(frontier, hashes.slice(0, plan.oldSize - from)))
    }
    const changed = extendTiles(from, edge, hashes)
    frontier = extendFrontier(frontier, hashes)
    edge = edgeOf(frontier.size, [...edge, ...changed])
    const settled =
      frontier.size === plan.size ? [...changed, ...edge] : changed.filter((tile) => tile.hashes.length === tileWidth * hashBytes)
    tilesCompared += await compareTiles(source, new Map(settled.map((tile) => [`${tile.level}/${tile.n}`, tile])), findings)
  }
  return { root: frontierRoot(frontier), entriesRead: frontier.size, tilesCompared, oldRoot }
}

async function readEntries(source: LogSource, n: number, width: number, findings: Findings): Promise<Buffer[] | null> {
  const where = `entries ${n * tileWidth} to ${n * tileWidth + width - 1}`
  try {
    const entries = await readBundle(source, n, width)
    if (!entries) findings.fail('entries-missing', where, `${source.place} does not have them`)
    return entries
  } catch (error) {
    findings.fail('entries-missing', where, error instanceof Error ? error.message : String(error))
    return null
  }
}

function readOurs(entries: readonly Buffer[], from: number, findings: Findings): PlacedEntry[] {
  return entries.flatMap((leaf, i) => {
    try {
      return [{ index: from + i, entry: decodeEntry(leaf) }]
    } catch (error) {
      findings.fail('entry-malformed', `entry ${from + i}`, error instanceof Error ? error.message : String(error))
      return []
    }
  })
}

// The newest version of each tile that still grows.
function edgeOf(size: number, tiles: readonly Tile[]): Tile[] {
  return growingTiles(size).flatMap(({ level, n }) => tiles.findLast((tile) => tile.level === level && tile.n === n) ?? [])
}

async function compareTiles(source: LogSource, tiles: ReadonlyMap<string, Tile>, findings: Findings): Promise<number> {
  for (const [place, { level, n, hashes }] of tiles) {
    const held = await readHashes(source, level, n, hashes.length / hashBytes)
    if (!held) findings.fail('tile-differs', `tile ${place}`, `${source.place} does not have it`)
    else if (!sameBytes(held, hashes)) findings.fail('tile-differs', `tile ${place}`, 'it is not the one the entries give')
  }
  return tiles.size
}
