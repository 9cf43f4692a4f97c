import type { Db } from '#kernel/database.ts'
import { encodeBundle } from '../entry-bundle.ts'
import { hashBytes } from '../hashing.ts'
import type { TileAddress } from '../tile-path.ts'
import { tileWidth, widthAt } from '../tiles.ts'
import { publishedSize } from './entry-on-record.ts'

/** The hashes of a tile, as many as its address asks for. Null when a published size does not hold that many. */
async function readTile(db: Db, { level, n, width }: TileAddress & { readonly level: number }): Promise<Buffer | null> {
  if (width > widthAt(await publishedSize(db), level, n)) return null
  const row = await db.selectFrom('record_tile').select('hashes').where('level', '=', level).where('n', '=', n).executeTakeFirst()
  // A partial tile of an earlier size is the start of the row: tiles only widen.
  return row && row.hashes.length >= width * hashBytes ? row.hashes.subarray(0, width * hashBytes) : null
}

/** A bundle of entries, as many as its address asks for. Null when a published size does not hold that many. */
async function readEntryBundle(db: Db, { n, width }: Pick<TileAddress, 'n' | 'width'>): Promise<Buffer | null> {
  if (width > widthAt(await publishedSize(db), 0, n)) return null
  const from = n * tileWidth
  const rows = await db
    .selectFrom('record_entry')
    .select('leaf')
    .where('index', '>=', from)
    .where('index', '<', from + width)
    .orderBy('index')
    .execute()
  return rows.length === width ? encodeBundle(rows.map((row) => row.leaf)) : null
}

/** What a tile address holds. Null when nothing published is there. */
export const readTileAddress = (db: Db, address: TileAddress): Promise<Buffer | null> =>
  address.level === 'entries' ? readEntryBundle(db, address) : readTile(db, { ...address, level: address.level })
