import { decodeBundle } from '../entry-bundle.ts'
import { hashBytes } from '../hashing.ts'
import { tileWidth } from '../tiles.ts'
import type { LogSource } from './log-source.ts'

/** The entries of one bundle, read from the full one where the partial one is gone (C2SP tlog-tiles allows it). Null when neither is there. */
export async function readBundle(source: LogSource, n: number, width: number): Promise<Buffer[] | null> {
  const asked = await source.tile({ level: 'entries', n, width })
  if (asked) return decodeBundle(asked, width)
  const full = width < tileWidth ? await source.tile({ level: 'entries', n, width: tileWidth }) : null
  return full && decodeBundle(full, tileWidth).slice(0, width)
}

/** The hashes of one tile, read from the full one where the partial one is gone. Null when neither is there. */
export async function readHashes(source: LogSource, level: number, n: number, width: number): Promise<Buffer | null> {
  const asked = await source.tile({ level, n, width })
  if (asked) return asked
  const full = width < tileWidth ? await source.tile({ level, n, width: tileWidth }) : null
  return full ? full.subarray(0, width * hashBytes) : null
}
