import type { Db } from '#kernel/database.ts'
import '../tables.ts'

/** The address of whoever a session belongs to. */
export async function emailOfSession(db: Db, token: string | null): Promise<string | null> {
  if (token === null) return null
  const row = await db
    .selectFrom('account_session as s')
    .innerJoin('account as a', 'a.id', 's.user_id')
    .select('a.email')
    .where('s.token', '=', token)
    .executeTakeFirst()
  return row?.email ?? null
}

/** The account of an address, or null. */
export async function accountIdOf(db: Db, email: string): Promise<string | null> {
  const row = await db.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst()
  return row?.id ?? null
}
