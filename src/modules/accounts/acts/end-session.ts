import type { Db } from '#kernel/database.ts'
import '../tables.ts'

/** Ends one session of an account; someone else's is left alone. */
export async function endSession(db: Db, accountId: string, sessionId: string): Promise<void> {
  await db.deleteFrom('account_session').where('id', '=', sessionId).where('user_id', '=', accountId).execute()
}

/** Ends the session a request came with. */
export async function endSessionOf(db: Db, token: string | null): Promise<void> {
  if (token !== null) await db.deleteFrom('account_session').where('token', '=', token).execute()
}

/** Ends every session of an account, this one included. */
export async function endEverySession(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('account_session').where('user_id', '=', accountId).execute()
}

/** Removes sessions, links and challenges that have expired: nothing personal is kept longer than it serves. */
export async function removeExpired(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('account_session').where('expires_at', '<=', now).execute()
  await db.deleteFrom('account_verification').where('expires_at', '<=', now).execute()
}
