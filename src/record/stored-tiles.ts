import type { Db, Trx } from '#kernel/database.ts'
import type { ReadTile } from './proof.ts'
import './tables.ts'

/** Reads tiles from the tables, each at most once: make one per proof or request. Throws for a tile that is not there. */
export function tilesOf(db: Db | Trx): ReadTile {
  const read = new Map<string, Promise<Buffer>>()
  return (level, n) => {
    const place = `${level}/${n}`
    const found = read.get(place) ?? readTileRow(db, level, n)
    read.set(place, found)
    return found
  }
}

async function readTileRow(db: Db | Trx, level: number, n: number): Promise<Buffer> {
  const row = await db.selectFrom('record_tile').select('hashes').where('level', '=', level).where('n', '=', n).executeTakeFirst()
  if (!row) throw new RangeError(`tile ${level}/${n} is not stored`)
  return row.hashes
}
