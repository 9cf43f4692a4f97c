import type { Db } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import type { Period, Subject } from '../vocabulary.ts'
import '../tables.ts'

/** One thing an address follows. */
export interface Followed extends Subject {
  readonly since: Date
}

/** An address with what it follows. */
export interface Follower {
  readonly id: string
  readonly email: string
  readonly key: string
  readonly lang: Language
  readonly period: Period
  readonly pausedAt: Date | null
  readonly nextDigestAt: Date
  /** Confirmed ones only, the newest first. */
  readonly follows: readonly Followed[]
}

/** The follower of an address, or null. */
export const findFollower = (db: Db, email: string): Promise<Follower | null> => read(db, 'email', email.toLowerCase())

/** The follower whose links in mail carry this key, or null. */
export const findFollowerByKey = (db: Db, key: string): Promise<Follower | null> =>
  /^[A-Za-z0-9_-]{43}$/.test(key) ? read(db, 'key', key) : Promise.resolve(null)

async function read(db: Db, column: 'email' | 'key', value: string): Promise<Follower | null> {
  const row = await db
    .selectFrom('follower')
    .select(['id', 'email', 'key', 'lang', 'period', 'paused_at as pausedAt', 'next_digest_at as nextDigestAt'])
    .where(column, '=', value)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, follows: await followsOf(db, row.id) }
}

const followsOf = (db: Db, followerId: string): Promise<readonly Followed[]> =>
  db
    .selectFrom('follow')
    .select(['subject_kind as kind', 'subject_id as id', 'confirmed_at as since'])
    .where('follower_id', '=', followerId)
    .where('confirmed_at', 'is not', null)
    .orderBy('confirmed_at', 'desc')
    .orderBy('subject_id')
    .$narrowType<{ since: Date }>()
    .execute()

/** What somebody signed in follows, the newest first. */
export const followedBy = async (db: Db, email: string): Promise<readonly Subject[]> => (await findFollower(db, email))?.follows ?? []

/** Says whether somebody signed in follows a thing. */
export async function isFollowing(db: Db, email: string | undefined, { kind, id }: Subject): Promise<boolean> {
  if (email === undefined) return false
  const row = await db
    .selectFrom('follow as f')
    .innerJoin('follower as p', 'p.id', 'f.follower_id')
    .select('f.subject_id')
    .where('p.email', '=', email.toLowerCase())
    .where('f.subject_kind', '=', kind)
    .where('f.subject_id', '=', id)
    .where('f.confirmed_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Everything kept about an address, for whoever it belongs to. */
export async function heldAbout(db: Db, email: string) {
  const follower = await findFollower(db, email)
  const reminders = await db
    .selectFrom('reminder_recipient')
    .select(['looked_on as lookedOn', 'stopped_at as stoppedAt'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
  const { lang, period, pausedAt, follows } = follower ?? { lang: null, period: null, pausedAt: null, follows: [] }
  return { language: lang, period, pausedAt, follows, remindersStoppedAt: reminders?.stoppedAt ?? null }
}

/** Whether somebody stopped reminders; null when they were never reminded. */
export async function findReminders(db: Db, by: { readonly email: string } | { readonly key: string }) {
  const query = db.selectFrom('reminder_recipient').select(['email', 'key', 'stopped_at as stoppedAt'])
  const row = await ('email' in by ? query.where('email', '=', by.email.toLowerCase()) : query.where('key', '=', by.key)).executeTakeFirst()
  return row ?? null
}

/** An address that follows something and gets mail: confirmed, not paused. */
export interface AddressFollowing {
  readonly email: string
  readonly lang: Language
  readonly key: string
  readonly subjectId: string
}

/** Who follows any of these things by mail. For the mail that tells them at once. */
export async function addressesFollowing(db: Db, kind: Subject['kind'], ids: readonly string[]): Promise<readonly AddressFollowing[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('follow as f')
    .innerJoin('follower as p', 'p.id', 'f.follower_id')
    .select(['p.email', 'p.lang', 'p.key', 'f.subject_id as subjectId'])
    .where('f.subject_kind', '=', kind)
    .where('f.subject_id', 'in', [...ids])
    .where('f.confirmed_at', 'is not', null)
    .where('p.paused_at', 'is', null)
    .execute()
}
