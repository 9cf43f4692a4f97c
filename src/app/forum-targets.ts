import type { Db } from '#kernel/database.ts'
import { textFor } from '#kernel/languages.ts'
import { commitmentsOfPlan, listPlans, planName } from '#modules/action-plans'
import { actionsByIds, participationsOfMember } from '#modules/collective-actions'
import { listConsultations } from '#modules/consultations'
import type { DecisionTarget, TargetsOf } from '#modules/forum'

/** What a member's forum may decide on: the member's plans and their commitments, its consultations, and the actions it takes part in. */
export const forumTargets: TargetsOf = async (db, member) => [
  ...(await planTargets(db, member.id)),
  ...(await consultationTargets(db, member.id)),
  ...(await actionTargets(db, member.id)),
]

async function planTargets(db: Db, memberId: string): Promise<readonly DecisionTarget[]> {
  const plans = (await listPlans(db, { memberIds: [memberId] })).filter(({ withdrawnAt }) => withdrawnAt === null)
  const commitments = await Promise.all(plans.map((plan) => commitmentsOfPlan(db, plan.id)))
  return [
    ...plans.map(
      (plan): DecisionTarget => ({
        kind: 'plan',
        id: plan.id,
        name: (words) => planName(plan, words),
        path: `/plans/${plan.slug}`,
      }),
    ),
    ...commitments.flat().map(
      ({ id, reference, title }): DecisionTarget => ({
        kind: 'commitment',
        id,
        name: (words) => `${reference} ${textFor(title, words.lang).text}`,
        path: `/commitments/${reference}`,
      }),
    ),
  ]
}

async function consultationTargets(db: Db, memberId: string): Promise<readonly DecisionTarget[]> {
  return (await listConsultations(db, { memberId })).map(
    ({ id, title, slug }): DecisionTarget => ({
      kind: 'consultation',
      id,
      name: (words) => textFor(title, words.lang).text,
      path: `/consultations/${slug}`,
    }),
  )
}

async function actionTargets(db: Db, memberId: string): Promise<readonly DecisionTarget[]> {
  const own = (await participationsOfMember(db, memberId)).filter(({ withdrawnAt }) => withdrawnAt === null)
  const actions = await actionsByIds(
    db,
    own.map(({ actionId }) => actionId),
  )
  return [...actions.values()]
    .sort((a, b) => a.number - b.number)
    .map(
      ({ id, title, slug }): DecisionTarget => ({
        kind: 'action',
        id,
        name: (words) => textFor(title, words.lang).text,
        path: `/actions/${slug}`,
      }),
    )
}
