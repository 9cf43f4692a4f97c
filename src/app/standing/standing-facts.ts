import type { Db } from '#kernel/database.ts'
import { commitmentFacts, listPlans, phasesOfPlans, plansCarriedOut } from '#modules/action-plans'
import { listConsultations } from '#modules/consultations'
import { ruleText } from '#modules/declaration'
import { findForumOf, forumMeetings } from '#modules/forum'
import type { Member } from '#modules/members'
import { plansOf } from '../plans-of.ts'
import { standingOf } from '../rules.ts'
import { thresholds } from '../thresholds.ts'
import type { Limits, StandingFacts } from './requirements.ts'

/** What the requirements compare with, from the thresholds of this instance. */
export const limits: Limits = {
  meetingMonths: thresholds['forum-meeting-months'].value,
  updateMonths: thresholds['repository-update-months'].value,
  meetingsPerYear: thresholds['civil-society-meetings-per-year'].value,
  noticeDays: thresholds['consultation-notice-days'].value,
}

/** Reads everything the requirements ask of a member. */
export async function readStandingFacts(db: Db, member: Member, now: Date): Promise<StandingFacts> {
  const scope = { memberId: member.id }
  const [forum, meetings, plans, carriedOut, consultations, r6, due] = await Promise.all([
    findForumOf(db, member.id),
    forumMeetings(db, [member.id]),
    listPlans(db, { memberIds: [member.id] }),
    plansCarriedOut(db, scope),
    listConsultations(db, scope),
    standingOf(db, ruleText('R6'), now, scope),
    plansOf(db, [member.id]),
  ])
  const own = plans.filter(({ source, withdrawnAt }) => source === null && withdrawnAt === null)
  const phases = await phasesOfPlans(
    db,
    own.map(({ id }) => id),
  )
  const current = carriedOut[0] ?? null
  const facts = current === null ? [] : await commitmentFacts(db, { ids: [], planIds: [current.planId], memberIds: [] })
  const standing = facts.filter(({ withdrawn }) => !withdrawn)
  const [first] = r6.assessments ?? []
  return {
    slug: member.slug,
    website: member.website,
    forum,
    meetings,
    plans: own.map((plan) => ({ ...plan, phases: phases.filter(({ planId }) => planId === plan.id) })),
    carriedOut: current,
    consultations: consultations.flatMap(({ planId, slug, entryId }) => (planId === null ? [] : [{ planId, slug, entryId }])),
    answers: first === undefined ? null : { state: first.finding.state, evidence: first.finding.evidence },
    nextPlanDue: due.get(member.id)?.nextPlanDue ?? null,
    milestones: {
      done: standing.reduce((sum, { proven }) => sum + proven, 0),
      total: standing.reduce((sum, { milestones }) => sum + milestones, 0),
    },
  }
}
