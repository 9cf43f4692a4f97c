import type { Db } from '#kernel/database.ts'
import { loadThresholds } from '#kernel/thresholds.ts'
import { plansByIds } from '#modules/action-plans'
import { type AnyRule, defineRule, type RuleScope, type RuleSubject, Thresholds } from '#modules/declaration'
import { type AnswersOfConsultation, checkAnswered } from '../rules/answered-before-adoption.ts'
import { checkNotice, type Notice } from '../rules/notice.ts'
import { timetableOf } from '../rules/timetable.ts'
import { cellCounts } from './answers-owed.ts'
import { listConsultations } from './consultations.ts'

let read: Thresholds | undefined

/** The thresholds of this instance, read once. */
export function thresholds(): Thresholds {
  read ??= Thresholds.parse(loadThresholds())
  return read
}

/** The facts of R7, for every consultation. */
async function notices(db: Db, scope: RuleScope): Promise<readonly RuleSubject<Notice>[]> {
  const consultations = await listConsultations(db, scope.memberId === undefined ? {} : { memberId: scope.memberId })
  return consultations.map(({ id, memberId, title, slug, phases, source, announcedAt, entryId }) => {
    const { opensOn, lastDay } = timetableOf(phases)
    const facts = { announcedAt, imported: source !== null, opensOn, lastDay, entryId }
    return { id: `${memberId}/${id}`, memberId, about: title, href: `/consultations/${slug}`, facts }
  })
}

/** The facts of R6, for every consultation about a plan that is not withdrawn. */
async function answersOfPlans(db: Db, scope: RuleScope): Promise<readonly RuleSubject<AnswersOfConsultation>[]> {
  const consultations = await listConsultations(db, scope.memberId === undefined ? {} : { memberId: scope.memberId })
  const plans = await plansByIds(
    db,
    consultations.flatMap(({ planId }) => planId ?? []),
  )
  const counts = await cellCounts(
    db,
    consultations.map(({ id }) => id),
  )
  return consultations.flatMap(({ id, memberId, planId, title, slug, phases, closedAt, source, entryId }) => {
    const plan = plans.get(planId ?? '')
    if (plan === undefined || plan.withdrawnAt !== null) return []
    const { owed, empty } = counts.get(id) ?? { owed: 0, empty: 0 }
    const adopted = plan.adoptedAt === null ? null : { at: plan.adoptedAt, entryId: null }
    const facts = { slug, phases, closedAt, owed, empty, adopted, imported: source !== null, entryId }
    return [{ id: `${memberId}/${id}`, memberId, about: title, href: `/consultations/${slug}/answers`, facts }]
  })
}

/** R6 and R7, as the registry shows them. */
export const rules: readonly AnyRule[] = [
  defineRule({ code: 'R6', load: answersOfPlans, check: (facts, _, now) => checkAnswered(facts, now) }),
  defineRule({ code: 'R7', load: notices, check: checkNotice }),
]
