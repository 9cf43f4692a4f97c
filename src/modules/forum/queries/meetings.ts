import type { Selectable } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import type { HeldMeeting } from '../rules/dialogue.ts'
import type { ForumMeetingTable } from '../tables.ts'
import type { Attendance } from '../vocabulary.ts'
import type { PublishedText } from './find-forum.ts'

/** A meeting of a forum as far as it went. */
export interface Meeting {
  readonly id: string
  readonly number: number
  readonly startsAt: Date
  readonly endsAt: Date | null
  readonly place: LocalizedText | null
  readonly link: string | null
  readonly agenda: LocalizedText
  readonly announcedAt: Date
  readonly entryId: string
  readonly calledOffAt: Date | null
  readonly callOffReasonGiven: boolean
  readonly callOffReason: string | null
  readonly calledOffEntryId: string | null
  readonly reportedAt: Date | null
  readonly attendance: Attendance | null
  readonly resultsPresented: boolean | null
  readonly commentsTaken: boolean | null
  readonly heldEntryId: string | null
}

const meetingFrom = (row: Selectable<ForumMeetingTable>): Meeting => ({
  id: row.id,
  number: row.number,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  place: row.place,
  link: row.link,
  agenda: row.agenda,
  announcedAt: row.announced_at,
  entryId: row.entry_id,
  calledOffAt: row.called_off_at,
  callOffReasonGiven: row.call_off_reason_given,
  callOffReason: row.call_off_reason,
  calledOffEntryId: row.called_off_entry_id,
  reportedAt: row.reported_at,
  attendance: row.attendance,
  resultsPresented: row.results_presented,
  commentsTaken: row.comments_taken,
  heldEntryId: row.held_entry_id,
})

/** The meetings of a forum, the latest first. A forum meets some times a year: a page may read them all. */
export async function meetingsOfForum(db: Db, forumId: string): Promise<readonly Meeting[]> {
  const rows = await db
    .selectFrom('forum_meeting')
    .selectAll()
    .where('forum_id', '=', forumId)
    .orderBy('starts_at', 'desc')
    .orderBy('number', 'desc')
    .execute()
  return rows.map(meetingFrom)
}

/** Minutes of a meeting, the newest version first. */
export const minutesOfMeeting = (db: Db, meetingId: string): Promise<readonly PublishedText[]> =>
  db
    .selectFrom('forum_minutes')
    .select(['version', 'text', 'link', 'published_at as publishedAt', 'entry_id as entryId'])
    .where('meeting_id', '=', meetingId)
    .orderBy('version', 'desc')
    .execute()

/** A meeting that took place, for rules about dialogue. */
export interface ForumMeetingHeldBy extends HeldMeeting {
  readonly id: string
  readonly number: number
  readonly memberId: string
  /** The entry that told it. */
  readonly entryId: string
}

/** The meetings held by the forums of these members, the earliest first: what R8 and standards 1.1 and 5.1 count. */
export async function forumMeetings(db: Db, memberIds: readonly string[]): Promise<readonly ForumMeetingHeldBy[]> {
  if (memberIds.length === 0) return []
  const rows = await db
    .selectFrom('forum_meeting as m')
    .innerJoin('forum as f', 'f.id', 'm.forum_id')
    .selectAll('m')
    .select('f.member_id')
    .where('f.member_id', 'in', [...new Set(memberIds)])
    .where('m.reported_at', 'is not', null)
    .orderBy('m.starts_at')
    .orderBy('m.id')
    .execute()
  return rows.flatMap(({ member_id: memberId, attendance, ...row }) => {
    if (attendance === null || row.held_entry_id === null) return []
    return {
      id: row.id,
      number: row.number,
      memberId,
      at: row.starts_at,
      attendance,
      resultsPresented: row.results_presented === true,
      commentsTaken: row.comments_taken === true,
      entryId: row.held_entry_id,
    }
  })
}
