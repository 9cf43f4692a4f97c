import type { Db } from '#kernel/database.ts'
import '../tables.ts'

/** Tells whether the provider said at a person's last sign-in there that they are a resident. */
export async function isResidentByClaim(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('account_identity as i')
    .innerJoin('account as a', 'a.id', 'i.user_id')
    .select('i.id')
    .where('a.person_id', '=', personId)
    .where('i.resident_said_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}
