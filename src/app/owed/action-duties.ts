import { textFor } from '#kernel/languages.ts'
import { endOfDay, type Plan } from '#modules/action-plans'
import { kindText } from '#modules/collective-actions'
import { type Duty, lateBy } from './duty.ts'
import type { JoinedAction, OwnContribution } from './joined.ts'

/** What its collective actions ask of a member: to carry them into a plan (R3), to deliver what it offered. */
export const actionDuties = (
  memberId: string,
  clocks: readonly JoinedAction[],
  offered: readonly OwnContribution[],
  plans: readonly Plan[],
  now: Date,
): readonly Duty[] => [
  ...clocks.map((one) => carryDuty(memberId, one, whereCarried(plans), now)),
  ...offered.map((one) => deliverDuty(memberId, one, now)),
]

/** Where an action is carried into a plan: the one that is being written takes one more commitment; without one, a plan is announced. */
export function whereCarried(plans: readonly Plan[]): string {
  const writing = plans.find(({ adoptedAt }) => adoptedAt === null)
  if (writing === undefined) return '/plans/new'
  return writing.phase === 'announced' ? `/plans/${writing.slug}` : `/plans/${writing.slug}/draft`
}

const carryDuty = (memberId: string, { slug, title, joinedAt, deadline }: JoinedAction, href: string, now: Date): Duty => ({
  id: `R3/${memberId}/${slug}`,
  memberId,
  due: deadline,
  lateDays: lateBy(deadline, now),
  ground: 'R3',
  href,
  sentence: (words) => words.t('owed.carry', { action: textFor(title, words.lang).text }),
  detail: (words) => words.t('owed.detail.carry', { date: words.date(joinedAt) }),
})

function deliverDuty(memberId: string, { slug, title, contribution }: OwnContribution, now: Date): Duty {
  const { id, current } = contribution
  const due = current.to === null ? null : endOfDay(current.to)
  return {
    id: `contribution/${id}`,
    memberId,
    due,
    lateDays: lateBy(due, now),
    ground: 'own',
    href: `/actions/${slug}/participation/contributions/${id}/deliver`,
    sentence: (words) => words.t('owed.deliver', { kind: kindText(words, current.kind), action: textFor(title, words.lang).text }),
    detail: (words) => words.t('owed.detail.deliver', { date: words.date(current.toldAt) }),
  }
}
