import { type Db, sql } from '#kernel/database.ts'
import '../tables.ts'

/** How many milestones of a member fell due, and how many of those were shown with evidence, in one month (`2026-11`). */
export interface MilestonesOfMonth {
  readonly memberId: string
  readonly month: string
  readonly due: number
  readonly shown: number
}

/** Counts the milestones of commitments that fell due until a day, by member and month, in order of months. */
export async function milestonesOverTime(db: Db, commitmentIds: readonly string[], today: string): Promise<readonly MilestonesOfMonth[]> {
  if (commitmentIds.length === 0) return []
  const { rows } = await sql<MilestonesOfMonth>`
    select c.member_id as "memberId", left(m.due_on, 7) as month, count(*)::integer as due,
      (count(*) filter (where m.done_on is not null and exists (
        select from evidence e where e.milestone_id = m.id and e.withdrawn_at is null and e.state <> 'vanished')))::integer as shown
    from milestone m join commitment c on c.id = m.commitment_id
    where m.commitment_id = any(${commitmentIds}::uuid[]) and not m.dropped and m.due_on <= ${today}
    group by 1, 2 order by 2, 1
  `.execute(db)
  return rows
}
