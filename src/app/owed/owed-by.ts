import type { Db } from '#kernel/database.ts'
import { commitmentsToCarryOut, isRefreshed, listPlans, type Plan, plansCarriedOut } from '#modules/action-plans'
import { answersOwed, consultationsToConduct } from '#modules/consultations'
import { ruleText } from '#modules/declaration'
import { findForumOf, forumMeetings, meetingsToTell, showedResults } from '#modules/forum'
import { membersByIds } from '#modules/members'
import { plansOf } from '../plans-of.ts'
import { standingOf } from '../rules.ts'
import { thresholds } from '../thresholds.ts'
import { actionDuties } from './action-duties.ts'
import { consultationDuties } from './consultation-duties.ts'
import { type Duty, inOrder } from './duty.ts'
import { forumDuties } from './forum-duties.ts'
import { type Joined, readJoined } from './joined.ts'
import { type PlanLimits, planDuties } from './plan-duties.ts'

type Owner = { readonly id: string; readonly slug: string }

/** A member's duties in order of date, with what some of them were made from. */
export interface OwedByMember {
  readonly duties: readonly Duty[]
  readonly joined: Joined
  /** Its own plans that stand. */
  readonly plans: readonly Plan[]
}

const limits: PlanLimits = {
  updateMonths: thresholds['repository-update-months'].value,
  meetingsPerYear: thresholds['civil-society-meetings-per-year'].value,
}

/** Everything a member owes now. */
export async function owedBy(db: Db, member: Owner, now: Date): Promise<OwedByMember> {
  const joined = await readJoined(db, member.id, now)
  const plans = (await listPlans(db, { memberIds: [member.id] })).filter(
    ({ source, withdrawnAt }) => source === null && withdrawnAt === null,
  )
  const [conducted, answers] = [await consultationsToConduct(db, member.id, now), await answersOwed(db, [member.id], now)]
  const duties = [
    ...actionDuties(member.id, joined.clocks, joined.offered, plans, now),
    ...(await readPlanDuties(db, member, plans, now)),
    ...(await readForumDuties(db, member, now)),
    ...consultationDuties(member.id, conducted, answers, now),
  ]
  return { duties: inOrder(duties), joined, plans }
}

/** What several members owe, member by member. */
export async function owedByMembers(db: Db, memberIds: readonly string[], now: Date): Promise<readonly Duty[]> {
  const found: Duty[] = []
  for (const member of (await membersByIds(db, memberIds)).values()) found.push(...(await owedBy(db, member, now)).duties)
  return found
}

async function readPlanDuties(db: Db, { id, slug }: Owner, plans: readonly Plan[], now: Date): Promise<readonly Duty[]> {
  if (plans.length === 0) return []
  const scope = { memberId: id }
  const [commitments, carriedOut, forum, meetings, next] = await Promise.all([
    commitmentsToCarryOut(db, id, now),
    plansCarriedOut(db, scope),
    findForumOf(db, id),
    forumMeetings(db, [id]),
    plansOf(db, [id]),
  ])
  const refreshed = new Set<string>()
  for (const plan of plans) if (plan.years === 4 && (await isRefreshed(db, plan.id))) refreshed.add(plan.id)
  const shown = forum === null ? null : meetings.filter(showedResults).map(({ at }) => at)
  const facts = {
    memberId: id,
    memberSlug: slug,
    plans,
    refreshed,
    commitments,
    carriedOut: carriedOut.map(({ planId, since, updated }) => ({ planId, since, updatedAt: updated.at, meetings: shown })),
    nextPlanDue: next.get(id)?.nextPlanDue ?? null,
  }
  return planDuties(facts, limits, now)
}

async function readForumDuties(db: Db, { id, slug }: Owner, now: Date): Promise<readonly Duty[]> {
  const forum = await findForumOf(db, id)
  if (forum === null) return []
  const [held, toTell, parity] = await Promise.all([
    forumMeetings(db, [id]),
    meetingsToTell(db, id, now),
    standingOf(db, ruleText('R13'), now, { memberId: id }),
  ])
  const facts = {
    memberId: id,
    memberSlug: slug,
    establishedAt: forum.establishedAt,
    held,
    toTell,
    parity: parity.assessments?.every(({ finding }) => finding.state !== 'missed') ?? true,
  }
  return forumDuties(facts, thresholds['forum-meeting-months'].value, now)
}
