import type { Db, Trx } from '#kernel/database.ts'
import '../tables.ts'

const unconfirmedDays = 7
const dayMs = 86_400_000

/** Ends every follow of whoever holds a link's key, and forgets the address. Done twice, it is done once. */
export async function stopDigests(db: Db, key: string): Promise<void> {
  await db.deleteFrom('follower').where('key', '=', key).execute()
}

/** Stops or resumes the reminders of somebody, by the key of their links or by their address. */
export async function switchReminders(
  db: Db,
  by: { readonly email: string } | { readonly key: string },
  stopped: boolean,
  now: Date,
): Promise<void> {
  const update = db.updateTable('reminder_recipient').set({ stopped_at: stopped ? now : null })
  await ('email' in by ? update.where('email', '=', by.email.toLowerCase()) : update.where('key', '=', by.key)).execute()
}

/** Forgets an address altogether: with its account, everything kept for mail goes. */
export async function forgetAddress(trx: Trx, email: string): Promise<void> {
  await trx.deleteFrom('follower').where('email', '=', email.toLowerCase()).execute()
  await trx.deleteFrom('reminder_recipient').where('email', '=', email.toLowerCase()).execute()
}

/** Forgets what nobody said yes to within seven days, the addresses with it, and reminders of deadlines long past. */
export async function forgetUnconfirmed(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - unconfirmedDays * dayMs)
  await db.deleteFrom('follow').where('confirmed_at', 'is', null).where('asked_at', '<', before).execute()
  await db
    .deleteFrom('follower')
    .where('created_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('follow').select('follow.subject_id').whereRef('follow.follower_id', '=', 'follower.id'))),
    )
    .execute()
  await db
    .deleteFrom('reminder_sent')
    .where('due', '<', new Date(now.getTime() - 30 * dayMs))
    .execute()
}
