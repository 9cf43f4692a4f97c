import type { Db } from '#kernel/database.ts'
import '../tables.ts'

/** When an account was made: new ones may do a little less (`#kernel/person-limits`). Null when there is none. */
export async function accountSince(db: Db, accountId: string | null | undefined): Promise<Date | null> {
  if (accountId === null || accountId === undefined) return null
  const found = await db.selectFrom('account').select('created_at').where('id', '=', accountId).executeTakeFirst()
  return found?.created_at ?? null
}
