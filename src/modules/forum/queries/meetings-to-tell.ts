import { type Db, sql } from '#kernel/database.ts'
import '../tables.ts'

/** A meeting of which something is left to tell, or that is still ahead. */
export interface MeetingToTell {
  readonly id: string
  readonly number: number
  readonly startsAt: Date
  /** `ahead`: called and not over. `report`: over, and nobody told how it went. `minutes`: told, without minutes. */
  readonly lacks: 'ahead' | 'report' | 'minutes'
}

/** The meetings of a member's forum that are ahead or of which something is left to tell, in order of time. */
export async function meetingsToTell(db: Db, memberId: string, now: Date): Promise<readonly MeetingToTell[]> {
  const { rows } = await sql<MeetingToTell>`
    select m.id, m.number, m.starts_at as "startsAt",
      case when m.reported_at is not null then 'minutes' when coalesce(m.ends_at, m.starts_at) < ${now} then 'report' else 'ahead' end as lacks
    from forum_meeting m join forum f on f.id = m.forum_id
    where f.member_id = ${memberId} and m.called_off_at is null
      and (m.reported_at is null or not exists (select from forum_minutes n where n.meeting_id = m.id))
    order by m.starts_at, m.number
  `.execute(db)
  return rows
}
