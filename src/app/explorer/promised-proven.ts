import type { Db } from '#kernel/database.ts'
import { type Member, membersByIds } from '#modules/members'
import type { StepPoint } from '#ui'
import { exploreSteps } from './explore.ts'
import { type DatedSteps, stepCode } from './explorer-index.ts'
import type { ExplorerQuery } from './explorer-query.ts'

/** The milestones of one member that fell due, and those of them that were shown with evidence, as they added up. */
export interface MemberSeries {
  readonly member: Member
  readonly points: readonly StepPoint[]
  readonly due: number
  readonly shown: number
}

/** Most members drawn side by side. */
export const mostSeries = 12

/** Adds up, over all commitments found, what fell due and what was shown: for each member, the one with most due first. */
export async function promisedAndProven(db: Db, query: ExplorerQuery, now: Date): Promise<readonly MemberSeries[]> {
  const { ids, steps } = await exploreSteps(db, query, now)
  const months = monthsOfMembers(ids, steps, stepCode(now.toISOString().slice(0, 10), true))
  const members = await membersByIds(db, [...months.keys()])
  const series = [...months].flatMap(([memberId, counted]): MemberSeries[] => {
    const member = members.get(memberId)
    return member === undefined ? [] : [{ member, ...addedUp(counted) }]
  })
  return series.sort((a, b) => b.due - a.due || (a.member.slug < b.member.slug ? -1 : 1)).slice(0, mostSeries)
}

/** What fell due in a month and what of it was shown. The month is `yyyymm`. */
type Months = Map<number, { due: number; shown: number }>

function monthsOfMembers(ids: readonly string[], steps: ReadonlyMap<string, DatedSteps>, until: number): ReadonlyMap<string, Months> {
  const members = new Map<string, Months>()
  for (const id of ids) {
    const dated = steps.get(id)
    for (const code of dated?.codes ?? []) {
      if (dated === undefined || code > until) continue
      const months: Months = members.get(dated.memberId) ?? new Map()
      members.set(dated.memberId, months)
      const month = Math.floor(code / 200)
      const counted = months.get(month) ?? { due: 0, shown: 0 }
      months.set(month, counted)
      counted.due += 1
      counted.shown += code % 2
    }
  }
  return members
}

function addedUp(months: Months): Pick<MemberSeries, 'points' | 'due' | 'shown'> {
  let [due, shown] = [0, 0]
  const points = [...months]
    .sort(([a], [b]) => a - b)
    .map(([month, counted]) => {
      due += counted.due
      shown += counted.shown
      return { month: `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`, due, shown }
    })
  return { points, due, shown }
}
