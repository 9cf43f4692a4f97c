import type { ColumnType } from 'kysely'
import type { Language } from '#kernel/languages.ts'
import type { Period, SubjectKind } from './vocabulary.ts'
import '#kernel/database.ts'

/** A column written once. */
type Fixed<T> = ColumnType<T, T, never>

/** Private: an address that gets digests. It goes with the account, or when its owner stops following. */
export interface FollowerTable {
  id: Fixed<string>
  email: Fixed<string>
  /** A secret of links in mail: who has it may see and change what the address follows. */
  key: Fixed<string>
  lang: Language
  period: Period
  created_at: Fixed<Date>
  paused_at: Date | null
  next_digest_at: Date
  /** Entries up to this index have been told. */
  seen_index: number
}

/** Private: one thing an address follows. */
export interface FollowTable {
  follower_id: Fixed<string>
  subject_kind: Fixed<SubjectKind>
  subject_id: Fixed<string>
  asked_at: Date
  /** Null until the owner of the address said yes. */
  confirmed_at: Date | null
  /** Entries after this index are told. */
  from_index: number
}

/** Private: somebody reminded of what their members owe. */
export interface ReminderRecipientTable {
  email: Fixed<string>
  key: Fixed<string>
  /** The day it was last looked at: once a day is enough, and one mail a day the most. */
  looked_on: string | null
  stopped_at: Date | null
}

/** Private: what somebody was already reminded of, and how many days before. */
export interface ReminderSentTable {
  email: Fixed<string>
  owed: Fixed<string>
  days: Fixed<number>
  due: Fixed<Date>
}

declare module '#kernel/database.ts' {
  interface Database {
    follower: FollowerTable
    follow: FollowTable
    reminder_recipient: ReminderRecipientTable
    reminder_sent: ReminderSentTable
  }
}
