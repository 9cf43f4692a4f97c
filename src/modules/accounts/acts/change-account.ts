import type { Db } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import '../tables.ts'

/** Remembers in which language a person wants mail. */
export async function chooseMailLanguage(db: Db, accountId: string, language: Language): Promise<void> {
  await db.updateTable('account').set({ mail_language: language }).where('id', '=', accountId).execute()
}

/** The language a person first signed in with, until they choose one. */
export async function learnMailLanguage(db: Db, email: string, language: Language): Promise<void> {
  await db.updateTable('account').set({ mail_language: language }).where('email', '=', email).where('mail_language', 'is', null).execute()
}

/** Acts, from now on in this session, under another mandate of the same person; one that is not theirs changes nothing. */
export async function chooseMandate(db: Db, accountId: string, token: string | null, mandateId: string): Promise<boolean> {
  if (token === null) return false
  const changed = await db
    .updateTable('account_session')
    .set({ acting_mandate_id: mandateId })
    .where('token', '=', token)
    .where('user_id', '=', accountId)
    .where((eb) =>
      eb.exists(
        eb.selectFrom('mandate_holder').select('mandate_id').where('mandate_id', '=', mandateId).where('account_id', '=', accountId),
      ),
    )
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** Removes a passkey of an account; someone else's is left alone. */
export async function removePasskey(db: Db, accountId: string, passkeyId: string): Promise<void> {
  await db.deleteFrom('account_passkey').where('id', '=', passkeyId).where('user_id', '=', accountId).execute()
}

/** A visit of the desk that begins this long after the last one is another visit, in milliseconds. */
const visitMs = 4 * 3_600_000

/** Remembers a visit of the desk, and gives when the one before began: null the first time. */
export async function noteDeskVisit(db: Db, accountId: string, now: Date): Promise<Date | null> {
  const account = await db
    .selectFrom('account')
    .select(['desk_seen_at', 'desk_seen_before'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const { desk_seen_at: seen, desk_seen_before: before } = account
  if (seen !== null && now.getTime() - seen.getTime() < visitMs) return before
  await db.updateTable('account').set({ desk_seen_at: now, desk_seen_before: seen }).where('id', '=', accountId).execute()
  return seen
}
