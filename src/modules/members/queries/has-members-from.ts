import type { Db } from '#kernel/database.ts'

/** Says whether any member was taken from this published source: an import of it has been committed. */
export async function hasMembersFrom(db: Db, source: string): Promise<boolean> {
  const row = await db.selectFrom('member').select('id').where('source', '=', source).limit(1).executeTakeFirst()
  return row !== undefined
}
