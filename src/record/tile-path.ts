import { tileWidth } from './tiles.ts'

/** The address of a tile or an entry bundle, and how much of it is asked for (C2SP tlog-tiles). */
export interface TileAddress {
  readonly level: number | 'entries'
  readonly n: number
  /** 1 to 256; under 256 the address is that of a partial tile. */
  readonly width: number
}

/** Tile number in groups of three digits, every group but the last prefixed `x`: 1234067 → `x001/x234/067`. */
export function tileNumberPath(n: number): string {
  const digits = String(n)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? []
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
}

/** The address as a path without leading slash: `tile/0/x001/067.p/12`. */
export function tilePath({ level, n, width }: TileAddress): string {
  return `tile/${level}/${tileNumberPath(n)}${width < tileWidth ? `.p/${width}` : ''}`
}

const shape = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/
const highestLevel = 63

/** Reads a path. Null when it is not exactly the address of a tile or bundle: one tile has one address. */
export function parseTilePath(path: string): TileAddress | null {
  const [, level, groups, width] = shape.exec(path) ?? []
  if (level === undefined || groups === undefined) return null
  const n = Number(groups.replaceAll(/[x/]/g, ''))
  if (!Number.isSafeInteger(n) || tileNumberPath(n) !== groups) return null
  const partial = width === undefined ? tileWidth : Number(width)
  if (width !== undefined && partial >= tileWidth) return null
  if (level === 'entries') return { level, n, width: partial }
  return Number(level) <= highestLevel ? { level: Number(level), n, width: partial } : null
}
