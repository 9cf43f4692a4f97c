import type { ColumnType } from 'kysely'
import type { LocalizedText } from '#kernel/languages.ts'
import type { MemberKind } from '#modules/members'
import type { Attendance, Side, TargetKind } from './vocabulary.ts'
import '#kernel/database.ts'

/** `jsonb`: written as text, read as a value. */
type Stored<T> = ColumnType<T, string, string>
type StoredOrNone<T> = ColumnType<T | null, string | null, string | null>

export interface ForumTable {
  id: string
  member_id: string
  name: Stored<LocalizedText>
  purpose: Stored<LocalizedText>
  established_at: Date
  entry_id: string
}

/** Rules of procedure, one row a version: none is ever changed. */
export interface ForumRulesTable {
  forum_id: string
  version: number
  text: StoredOrNone<LocalizedText>
  link: string | null
  published_at: Date
  entry_id: string
}

/** One row per time a body sat. */
export interface ForumSeatTable {
  id: string
  forum_id: string
  side: Side
  kind: MemberKind
  /** The member that holds it; null for a body that is not one. */
  holder_id: string | null
  body: StoredOrNone<LocalizedText>
  representative_named: boolean
  /** Null once erased. */
  representative: string | null
  filled_at: Date
  entry_id: string
  ended_at: Date | null
  ending_id: string | null
  end_reason_given: boolean
  end_reason: string | null
  ended_entry_id: string | null
}

/** One row per time a seat came to chair its side. */
export interface ForumChairTable {
  entry_id: string
  forum_id: string
  seat_id: string
  side: Side
  named_at: Date
  ended_at: Date | null
}

export interface ForumMeetingTable {
  id: string
  forum_id: string
  /** From 1, in the order meetings were announced. */
  number: number
  starts_at: Date
  ends_at: Date | null
  place: StoredOrNone<LocalizedText>
  link: string | null
  agenda: Stored<LocalizedText>
  announced_at: Date
  entry_id: string
  called_off_at: Date | null
  call_off_reason_given: boolean
  call_off_reason: string | null
  called_off_entry_id: string | null
  /** When it was reported held; it took place at `starts_at`. */
  reported_at: Date | null
  attendance: StoredOrNone<Attendance>
  results_presented: boolean | null
  comments_taken: boolean | null
  held_entry_id: string | null
}

export interface ForumMinutesTable {
  meeting_id: string
  version: number
  text: StoredOrNone<LocalizedText>
  link: string | null
  published_at: Date
  entry_id: string
}

export interface ForumDecisionTable {
  id: string
  forum_id: string
  number: number
  meeting_id: string
  title: Stored<LocalizedText>
  text: Stored<LocalizedText>
  present: Stored<Attendance>
  target_kind: TargetKind | null
  target_id: string | null
  taken_at: Date
  entry_id: string
}

declare module '#kernel/database.ts' {
  interface Database {
    forum: ForumTable
    forum_rules: ForumRulesTable
    forum_seat: ForumSeatTable
    forum_chair: ForumChairTable
    forum_meeting: ForumMeetingTable
    forum_minutes: ForumMinutesTable
    forum_decision: ForumDecisionTable
  }
}
