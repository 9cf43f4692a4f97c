import type { Db } from '#kernel/database.ts'
import { groupBy } from '#kernel/group-by.ts'
import { checkPlanKeptAlive, type PlanKeptAlive, plansCarriedOut } from '#modules/action-plans'
import { type AnyRule, defineRule, type RuleScope, type RuleSubject } from '#modules/declaration'
import { forumMeetings, forumsOf, showedResults } from '#modules/forum'

/** The facts of R8: plans being carried out, and the meetings that the members' forums tell. */
async function plansToKeepAlive(db: Db, scope: RuleScope): Promise<readonly RuleSubject<PlanKeptAlive>[]> {
  const plans = await plansCarriedOut(db, scope)
  const memberIds = plans.map(({ memberId }) => memberId)
  const [forums, meetings] = await Promise.all([forumsOf(db, memberIds), forumMeetings(db, memberIds)])
  const held = groupBy(meetings, ({ memberId }) => memberId)
  return plans.map(({ planId, memberId, slug, ...facts }) => ({
    id: `${memberId}/${planId}`,
    memberId,
    href: `/plans/${slug}`,
    facts: {
      ...facts,
      meetings: forums.has(memberId) ? (held.get(memberId) ?? []).filter(showedResults).map(({ at }) => at) : null,
    },
  }))
}

/** R8, which needs what plans and forums know. */
export const keptAliveRule: AnyRule = defineRule({
  code: 'R8',
  load: plansToKeepAlive,
  check: (facts, thresholds, now) =>
    checkPlanKeptAlive(
      facts,
      {
        updateMonths: thresholds['repository-update-months'].value,
        meetingsPerYear: thresholds['civil-society-meetings-per-year'].value,
      },
      now,
    ),
})
