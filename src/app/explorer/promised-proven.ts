import type { Db } from '#kernel/database.ts'
import { groupBy } from '#kernel/group-by.ts'
import { milestonesOverTime } from '#modules/action-plans'
import { type Member, membersByIds } from '#modules/members'
import type { StepPoint } from '#ui'

/** The milestones of one member that fell due, and those of them that were shown with evidence, as they added up. */
export interface MemberSeries {
  readonly member: Member
  readonly points: readonly StepPoint[]
  readonly due: number
  readonly shown: number
}

/** Most members drawn side by side, and most commitments counted. */
export const mostSeries = 12
export const mostCounted = 20_000

/** Adds up, over the commitments found, what fell due and what was shown: for each member, the one with most due first. */
export async function promisedAndProven(db: Db, ids: readonly string[], today: string): Promise<readonly MemberSeries[]> {
  const months = groupBy(await milestonesOverTime(db, ids.slice(0, mostCounted), today), ({ memberId }) => memberId)
  const members = await membersByIds(db, [...months.keys()])
  const series = [...months].flatMap(([memberId, rows]): MemberSeries[] => {
    const member = members.get(memberId)
    if (member === undefined) return []
    let [due, shown] = [0, 0]
    const points = rows.map((row) => {
      due += row.due
      shown += row.shown
      return { month: row.month, due, shown }
    })
    return [{ member, points, due, shown }]
  })
  return series.sort((a, b) => b.due - a.due || (a.member.slug < b.member.slug ? -1 : 1)).slice(0, mostSeries)
}
