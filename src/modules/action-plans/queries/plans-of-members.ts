import { type Db, sql } from '#kernel/database.ts'
import { groupBy } from '#kernel/group-by.ts'
import type { Carrying, PlansOfMember, PlansOfMembers } from '#modules/collective-actions'
import '../tables.ts'
import { nextPlanDue, type PlanDates } from '../rules/next-plan.ts'

/**
 * Which actions the adopted plans of members carry, how far, and when their next plan is due. Only plans of the members' own
 * acts count: a published source does not say which actions a plan carries, and what it does not say is nobody's fault.
 */
export const plansOfMembers =
  (nextPlanMonths: number): PlansOfMembers =>
  async (db, memberIds) => {
    const found = new Map<string, PlansOfMember>()
    if (memberIds.length === 0) return found
    const [dates, carried] = await Promise.all([datesOf(db, memberIds), carriedBy(db, memberIds)])
    for (const [memberId, plans] of dates) {
      found.set(memberId, { carried: carried.get(memberId) ?? [], nextPlanDue: nextPlanDue(plans, nextPlanMonths) })
    }
    return found
  }

async function datesOf(db: Db, memberIds: readonly string[]): Promise<ReadonlyMap<string, readonly PlanDates[]>> {
  const rows = await db
    .selectFrom('action_plan')
    .select(['member_id as memberId', 'period_to as to', 'adoption_due as adoptionDue', 'adopted_at as adoptedAt'])
    .where('member_id', 'in', [...new Set(memberIds)])
    .where('source', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
  const dates = rows.map(({ adoptedAt, ...it }) => ({ ...it, adopted: adoptedAt !== null }))
  return groupBy(dates, ({ memberId }) => memberId)
}

interface CarriedRow {
  readonly memberId: string
  readonly actionId: string
  readonly reference: string
  readonly begun: boolean
  readonly completed: boolean
}

/** Completed: every milestone is reported done and has evidence that stands (R10). */
async function carriedBy(db: Db, memberIds: readonly string[]): Promise<ReadonlyMap<string, readonly Carrying[]>> {
  const { rows } = await sql<CarriedRow>`
    select c.member_id as "memberId", a.action_id as "actionId", c.reference, p.phase in ('implementation', 'ended') as begun,
      coalesce((
        select bool_and(m.done_on is not null and exists (
          select from evidence e where e.milestone_id = m.id and e.withdrawn_at is null and e.state <> 'vanished'))
        from milestone m where m.commitment_id = c.id and not m.dropped), false) as completed
    from commitment c
    join action_plan p on p.id = c.plan_id
    cross join lateral unnest(c.action_ids) as a (action_id)
    where c.member_id = any(${[...new Set(memberIds)]}::uuid[]) and p.adopted_at is not null and p.source is null
      and p.withdrawn_at is null and c.withdrawn_at is null
    order by c.reference
  `.execute(db)
  const carrying = rows.map(({ memberId, actionId, reference, begun, completed }) => {
    const stage: Carrying['stage'] = completed ? 'completed' : begun ? 'under-way' : 'in-plan'
    return { memberId, actionId, reference, stage }
  })
  return groupBy(carrying, ({ memberId }) => memberId)
}
