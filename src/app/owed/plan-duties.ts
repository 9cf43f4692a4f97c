import { textFor } from '#kernel/languages.ts'
import {
  type CommitmentToCarryOut,
  endOfDay,
  type Milestone,
  midTermOf,
  monthsAfter,
  monthsLater,
  type Plan,
  planName,
} from '#modules/action-plans'
import { type Duty, lateBy } from './duty.ts'

/** What its plans ask of a member. */
export interface PlanFacts {
  readonly memberId: string
  readonly memberSlug: string
  /** Its own plans that stand. */
  readonly plans: readonly Plan[]
  /** Plans of four years that were refreshed. */
  readonly refreshed: ReadonlySet<string>
  readonly commitments: readonly CommitmentToCarryOut[]
  /** Plans being carried out: since when, when last updated, and the meetings at which civil society was shown results; null when no forum tells them. */
  readonly carriedOut: ReadonlyArray<{
    readonly planId: string
    readonly since: Date
    readonly updatedAt: Date
    readonly meetings: readonly Date[] | null
  }>
  readonly nextPlanDue: Date | null
}

/** What plans are measured by. */
export interface PlanLimits {
  readonly updateMonths: number
  readonly meetingsPerYear: number
}

/** Everything a member owes because of its plans. Pure: the same facts give the same duties. */
export const planDuties = (facts: PlanFacts, limits: PlanLimits, now: Date): readonly Duty[] => [
  ...facts.commitments.flatMap((commitment) => commitment.milestones.flatMap((one) => milestoneDuty(commitment, one))),
  ...facts.plans.flatMap((plan) => phaseDuties(facts, plan, now)),
  ...facts.plans.flatMap((plan) => keptAliveDuties(facts, plan, limits, now)),
  ...nextPlanDuty(facts, now),
]

function milestoneDuty({ memberId, reference }: CommitmentToCarryOut, milestone: Milestone): readonly Duty[] {
  const { id, position, status, dueOn, title } = milestone
  const { state, lateDays } = status
  const unshown = state === 'done-without-evidence' || state === 'evidence-vanished'
  if (state === 'done' || state === 'unknown' || (!unshown && dueOn === null)) return []
  const page = `/commitments/${reference}`
  return [
    {
      id: `${unshown ? 'evidence' : 'milestone'}/${id}`,
      memberId,
      due: dueOn === null ? null : endOfDay(dueOn),
      lateDays,
      ground: unshown ? 'R10' : 'R9',
      href: unshown ? `${page}/evidence/new?milestone=${position}` : `${page}/milestones/${position}`,
      sentence: (words) =>
        words.t(unshown ? 'owed.evidence' : lateDays > 0 ? 'owed.milestone-late' : 'owed.milestone', {
          title: textFor(title, words.lang).text,
        }),
      detail: (words) =>
        words.t(unshown ? `owed.detail.${state}` : lateDays > 0 ? 'owed.detail.milestone-late' : 'owed.detail.milestone', {
          n: position,
          commitment: reference,
        }),
    },
  ]
}

type Named = Pick<Duty, 'ground' | 'href'> & { readonly due: Date | null }

/** A duty about a plan, told with its name. */
const aboutPlan = (
  memberId: string,
  plan: Plan,
  name: 'adopt' | 'begin' | 'end' | 'refresh' | 'update',
  { due, ground, href }: Named,
  now: Date,
  values: Readonly<Record<string, number | Date>> = {},
): Duty => ({
  id: `${name}/${plan.id}`,
  memberId,
  due,
  lateDays: lateBy(due, now),
  ground,
  href,
  sentence: (words) => words.t(`owed.${name}`, { plan: planName(plan, words) }),
  detail: (words) =>
    words.t(
      `owed.detail.${name}`,
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value instanceof Date ? words.date(value) : value])),
    ),
})

/** The next step of a plan: to adopt it, to begin it, to refresh it at mid-term, to end it. */
function phaseDuties({ memberId, refreshed }: PlanFacts, plan: Plan, now: Date): readonly Duty[] {
  const { slug, phase, from, to, adoptedAt, adoptionDue, years } = plan
  const page = `/plans/${slug}`
  const today = now.toISOString().slice(0, 10)
  if (adoptedAt === null) {
    if (adoptionDue === null) return []
    const href = phase === 'announced' ? `${page}/phases/co-creation` : `${page}/adoption`
    return [aboutPlan(memberId, plan, 'adopt', { due: endOfDay(adoptionDue), ground: 'P1', href }, now)]
  }
  if (phase === 'adopted' && from !== null && from <= today)
    return [
      aboutPlan(memberId, plan, 'begin', { due: null, ground: null, href: `${page}/phases/implementation` }, now, { date: endOfDay(from) }),
    ]
  if (phase !== 'implementation') return []
  const over = to !== null && to < today
  return [
    ...(over
      ? [aboutPlan(memberId, plan, 'end', { due: null, ground: null, href: `${page}/phases/ended` }, now, { date: endOfDay(to) })]
      : []),
    ...(years === 4 && from !== null && to !== null && !refreshed.has(plan.id) && !over
      ? [aboutPlan(memberId, plan, 'refresh', { due: endOfDay(midTermOf(from, to)), ground: null, href: `${page}/refresh` }, now)]
      : []),
  ]
}

/** What keeps a plan that is being carried out alive (R8): updates, meetings, and a report on each commitment in each period. */
function keptAliveDuties(facts: PlanFacts, plan: Plan, limits: PlanLimits, now: Date): readonly Duty[] {
  const carried = facts.carriedOut.find(({ planId }) => planId === plan.id)
  if (carried === undefined) return []
  const { memberId } = facts
  const page = `/plans/${plan.slug}`
  const update = { due: monthsLater(carried.updatedAt, limits.updateMonths), ground: 'R8', href: `${page}/documents/new` } as const
  return [
    aboutPlan(memberId, plan, 'update', update, now, { n: limits.updateMonths, date: carried.updatedAt }),
    ...(carried.meetings === null ? [] : [meetingDuty(facts, plan, carried.since, carried.meetings, limits, now)]),
    ...reportDuty(facts, plan, carried.since, limits, now),
  ]
}

/** The next meeting with civil society: so many in any twelve months, the first of them within a year of the beginning. */
function meetingDuty(
  { memberId, memberSlug }: PlanFacts,
  plan: Plan,
  since: Date,
  meetings: readonly Date[],
  { meetingsPerYear }: PlanLimits,
  now: Date,
): Duty {
  const held = meetings.filter((at) => at <= now).sort((a, b) => b.getTime() - a.getTime())
  const yearOver = monthsLater(since, 12)
  const counted = held[meetingsPerYear - 1]
  const runsOut = counted === undefined ? yearOver : monthsLater(counted, 12)
  const due = runsOut > yearOver ? runsOut : yearOver
  const inYear = held.filter((at) => at > monthsLater(now, -12)).length
  return {
    id: `meet/${plan.id}`,
    memberId,
    due,
    lateDays: lateBy(due, now),
    ground: 'R8',
    href: `/members/${memberSlug}/forum/meetings/new`,
    sentence: (words) => words.t('owed.meet'),
    detail: (words) => words.t('owed.detail.meet', { n: inYear, asked: meetingsPerYear }),
  }
}

/** The progress report that is due first among the commitments of a plan, with how many others wait. */
function reportDuty({ memberId, commitments }: PlanFacts, plan: Plan, since: Date, limits: PlanLimits, now: Date): readonly Duty[] {
  const open = commitments
    .filter(({ planId, milestones }) => planId === plan.id && milestones.some(({ status }) => status.state !== 'done'))
    .map((one) => ({ ...one, dueOn: monthsAfter(one.reportedTo ?? since.toISOString().slice(0, 10), limits.updateMonths) }))
    .sort((a, b) => (a.dueOn === b.dueOn ? a.reference.localeCompare(b.reference) : a.dueOn < b.dueOn ? -1 : 1))
  const [first] = open
  if (first === undefined) return []
  const due = endOfDay(first.dueOn)
  const others = open.filter(({ dueOn }) => dueOn === first.dueOn).length - 1
  return [
    {
      id: `report/${first.id}`,
      memberId,
      due,
      lateDays: lateBy(due, now),
      ground: null,
      href: `/commitments/${first.reference}/progress/new`,
      sentence: (words) => words.t('owed.report', { commitment: textFor(first.title, words.lang).text }),
      detail: (words) => words.t('owed.detail.report', { n: others, months: limits.updateMonths }),
    },
  ]
}

/** The plan after the last one, when none is being made. */
function nextPlanDuty({ memberId, plans, nextPlanDue }: PlanFacts, now: Date): readonly Duty[] {
  if (nextPlanDue === null || plans.some(({ adoptedAt, adoptionDue }) => adoptedAt === null && adoptionDue !== null)) return []
  return [
    {
      id: `next-plan/${memberId}`,
      memberId,
      due: nextPlanDue,
      lateDays: lateBy(nextPlanDue, now),
      ground: 'P1',
      href: '/plans/new',
      sentence: (words) => words.t('owed.next-plan'),
      detail: (words) => words.t('owed.detail.next-plan'),
    },
  ]
}
