import type { Db } from '#kernel/database.ts'
import '../tables.ts'

/** The pseudonym of the account behind a participant; null for somebody who took part without one. Never for the public. */
export async function personOfParticipant(db: Db, participantId: string): Promise<string | null> {
  const row = await db.selectFrom('participant').select('person_id').where('id', '=', participantId).executeTakeFirst()
  return row?.person_id ?? null
}

/** Every participant an account is, one for each consultation it took part in: so that people find what they wrote. */
export async function participantsOfPerson(db: Db, personId: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('participant').select('id').where('person_id', '=', personId).execute()
  return rows.map(({ id }) => id)
}
