import type { Db, Trx } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import '../tables.ts'

/** A person who can be written to, by their pseudonym on this instance. */
export interface ReachablePerson {
  readonly personId: string
  readonly email: string
  readonly lang: Language
}

const selectPersons = (db: Db | Trx) =>
  db.selectFrom('account as a').select(['a.person_id as personId', 'a.email', 'a.mail_language as lang'])

const reachable = (row: { personId: string; email: string; lang: Language | null } | undefined): ReachablePerson | null =>
  row === undefined ? null : { ...row, lang: row.lang ?? 'en' }

/** Where the person behind a pseudonym can be written to, and in which language; null once the account is deleted. */
export const personToWrite = async (db: Db | Trx, personId: string): Promise<ReachablePerson | null> =>
  reachable(await selectPersons(db).where('a.person_id', '=', personId).executeTakeFirst())

/** The person who holds or held a mandate; null once the account is deleted. Never for the public. */
export const personOfMandate = async (db: Db | Trx, mandateId: string): Promise<ReachablePerson | null> =>
  reachable(
    await selectPersons(db)
      .innerJoin('mandate_holder as h', 'h.account_id', 'a.id')
      .where('h.mandate_id', '=', mandateId)
      .executeTakeFirst(),
  )

/** Every mandate a person ever held, ended ones too: under which names of the record they wrote. */
export async function mandatesEverHeldBy(db: Db | Trx, personId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('mandate_holder as h')
    .innerJoin('account as a', 'a.id', 'h.account_id')
    .select('h.mandate_id as id')
    .where('a.person_id', '=', personId)
    .execute()
  return rows.map(({ id }) => id)
}
