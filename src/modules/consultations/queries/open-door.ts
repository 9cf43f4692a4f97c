import type { Db } from '#kernel/database.ts'
import { isSlug } from '#kernel/slug.ts'
import '../tables.ts'
import type { Audience, ResidencyProof } from '../vocabulary.ts'

/** What never changes of a consultation and every vote needs: read once, then kept. */
export interface Door {
  readonly id: string
  readonly audience: Audience
  readonly residency: ResidencyProof | null
}

const known = new WeakMap<object, Map<string, Door>>()
const mostKept = 1000

/** The door of a consultation by its slug, or null. An id and an audience are for good, so they are kept in memory. */
export async function findDoor(db: Db, slug: string): Promise<Door | null> {
  if (!isSlug(slug)) return null
  const kept = known.get(db) ?? new Map<string, Door>()
  known.set(db, kept)
  const door = kept.get(slug)
  if (door !== undefined) return door
  const row = await db.selectFrom('consultation').select(['id', 'audience', 'residency']).where('slug', '=', slug).executeTakeFirst()
  if (row === undefined) return null
  if (kept.size >= mostKept) kept.clear()
  kept.set(slug, row)
  return row
}
