import type { Db } from '#kernel/database.ts'
import '../tables.ts'

/** How many addresses stand on the list of a consultation. Which ones nobody can read. */
export async function countResidents(db: Db, consultationId: string): Promise<number> {
  const row = await db
    .selectFrom('resident')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('consultation_id', '=', consultationId)
    .executeTakeFirst()
  return row?.n ?? 0
}
