import { type Db, sql } from '#kernel/database.ts'
import { type Member, membersByIds } from '#modules/members'
import '../tables.ts'
import { listPlans, type Plan } from './plans.ts'

/** A plan in the list of all, with whose it is and how many commitments are public. */
export interface ListedPlan {
  readonly plan: Plan
  readonly member: Member
  readonly commitments: number
}

/** Every plan, the newest period first, with its member and how much it holds. */
export async function planIndex(db: Db, scope: { readonly memberIds?: readonly string[] } = {}): Promise<readonly ListedPlan[]> {
  const plans = await listPlans(db, scope)
  const members = await membersByIds(
    db,
    plans.map(({ memberId }) => memberId),
  )
  const { rows } = await sql<{ planId: string; count: number }>`
    select plan_id as "planId", count(*)::integer as count from commitment where withdrawn_at is null group by plan_id
  `.execute(db)
  const counts = new Map(rows.map(({ planId, count }) => [planId, count]))
  return plans.flatMap((plan) => {
    const member = members.get(plan.memberId)
    return member === undefined ? [] : [{ plan, member, commitments: counts.get(plan.id) ?? 0 }]
  })
}
