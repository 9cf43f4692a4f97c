import { endOfDay, monthsLater, type Plan, type PlanCarriedOut } from '#modules/action-plans'
import type { RuleEvidence, RuleState } from '#modules/declaration'
import { type ForumMeetingHeldBy, heldInYear, isDialogue, nextMeetingDue, showedResults } from '#modules/forum'

/**
 * Minimum requirements of the Participation and Co-creation Standards (2021), by their numbers, then the three causes of a
 * procedural review (OGP letters, 2022-07-25). `confirmed`: the wording was checked against its source.
 */
export const requirementCodes = ['1-1', '2-1', '2-2', '3-1', '3-2', '3-3', '4-1', '5-1', 'P1', 'P2', 'P3'] as const
export type RequirementCode = (typeof requirementCodes)[number]
export const unconfirmed: readonly RequirementCode[] = ['3-1', '3-2', '3-3', '4-1']

/** The number of a requirement as its text gives it: `1.1`, `P1`. */
export const numberOf = (code: RequirementCode): string => code.replace('-', '.')

/** How a member stands against one requirement, with what shows it. */
export interface Requirement {
  readonly code: RequirementCode
  readonly state: RuleState
  readonly evidence: readonly RuleEvidence[]
  readonly deadline?: Date | undefined
  /** Address, without language, of where it is done. */
  readonly todo?: string | undefined
}

/** Everything the requirements ask of a member; read by `readStandingFacts`. */
export interface StandingFacts {
  readonly slug: string
  readonly website: string | null
  readonly forum: { readonly establishedAt: Date; readonly entryId: string } | null
  readonly meetings: readonly ForumMeetingHeldBy[]
  /** Its plans by its own acts, withdrawn ones left out, each with when its phases were reached and the entries that say so. */
  readonly plans: readonly (Plan & {
    readonly phases: readonly { readonly phase: string; readonly at: Date; readonly entryId: string }[]
  })[]
  readonly carriedOut: PlanCarriedOut | null
  /** Consultations about its plans: when they were announced. */
  readonly consultations: readonly { readonly planId: string; readonly slug: string; readonly entryId: string }[]
  /** How R6 stands for it: answers owed and published. */
  readonly answers: { readonly state: RuleState; readonly evidence: readonly RuleEvidence[] } | null
  readonly nextPlanDue: Date | null
  /** Milestones of its plan in implementation that are shown done, and all of them. */
  readonly milestones: { readonly done: number; readonly total: number }
}

export interface Limits {
  readonly meetingMonths: number
  readonly updateMonths: number
  readonly meetingsPerYear: number
  readonly noticeDays: number
}

const unknown = (code: RequirementCode, key: RuleEvidence['key'], todo?: string): Requirement => ({
  code,
  state: 'unknown',
  evidence: [{ key }],
  todo,
})

/** How a member stands against every requirement, in order. Pure: the same facts give the same answer. */
export function requirementsOf(facts: StandingFacts, limits: Limits, now: Date): readonly Requirement[] {
  const minimum = [
    dialogue(facts, limits, now),
    website(facts),
    repository(facts, limits, now),
    notice(facts, limits),
    ...takingPart(facts),
    answers(facts),
    meetings(facts, limits, now),
  ]
  return [...minimum, planInTime(facts, now), minimumKept(minimum), someProgress(facts)]
}

function dialogue({ slug, forum, meetings: held }: StandingFacts, { meetingMonths }: Limits, now: Date): Requirement {
  const todo = `/members/${slug}/forum`
  if (forum === null) return unknown('1-1', 'standing.evidence.no-forum', todo)
  const due = nextMeetingDue(held, forum.establishedAt, meetingMonths, now)
  const last = held.filter((meeting) => meeting.at <= now && isDialogue(meeting)).sort((a, b) => b.at.getTime() - a.at.getTime())[0]
  const evidence: RuleEvidence =
    last === undefined
      ? { key: 'standing.evidence.forum-never-met', values: { date: forum.establishedAt }, entryId: forum.entryId }
      : { key: 'standing.evidence.forum-met', values: { date: last.at }, href: todo }
  return { code: '1-1', state: due < now ? 'missed' : last === undefined ? 'due' : 'met', evidence: [evidence], deadline: due, todo }
}

const website = ({ website: address, slug }: StandingFacts): Requirement =>
  address === null
    ? unknown('2-1', 'standing.evidence.no-website')
    : { code: '2-1', state: 'met', evidence: [{ key: 'standing.evidence.website', href: `/members/${slug}` }] }

function repository({ carriedOut }: StandingFacts, { updateMonths }: Limits, now: Date): Requirement {
  if (carriedOut === null) return { code: '2-2', state: 'waiting', evidence: [{ key: 'standing.evidence.no-plan-carried-out' }] }
  const deadline = monthsLater(carriedOut.updated.at, updateMonths)
  const late = deadline < now
  const evidence: RuleEvidence = {
    key: late ? 'standing.evidence.update-late' : 'standing.evidence.updated',
    values: { date: carriedOut.updated.at, months: updateMonths },
    entryId: carriedOut.updated.entryId,
  }
  return { code: '2-2', state: late ? 'missed' : 'met', evidence: [evidence], deadline, todo: `/plans/${carriedOut.slug}` }
}

/** The plan that is being made, else the last one made. */
const latestPlan = ({ plans }: StandingFacts) => plans.find(({ adoptedAt }) => adoptedAt === null) ?? plans[0]

const DAY_MS = 86_400_000

function notice(facts: StandingFacts, { noticeDays }: Limits): Requirement {
  const plan = latestPlan(facts)
  if (plan === undefined) return unknown('3-1', 'standing.evidence.no-plan', '/plans')
  const opened = plan.phases.find(({ phase }) => phase === 'co-creation')
  const todo = `/plans/${plan.slug}`
  if (opened === undefined) {
    const evidence: RuleEvidence = { key: 'standing.evidence.announced', values: { date: plan.toldAt }, entryId: plan.entryId }
    return { code: '3-1', state: plan.adoptedAt === null ? 'due' : 'unknown', evidence: [evidence], todo }
  }
  const days = Math.floor((opened.at.getTime() - plan.toldAt.getTime()) / DAY_MS)
  const evidence: RuleEvidence = { key: 'standing.evidence.notice', values: { n: days, asked: noticeDays }, entryId: plan.entryId }
  return { code: '3-1', state: days >= noticeDays ? 'met' : 'missed', evidence: [evidence], todo }
}

/** 3.2 (outreach) and 3.3 (a way to give inputs): a consultation about the plan shows both. */
function takingPart(facts: StandingFacts): readonly Requirement[] {
  const plan = latestPlan(facts)
  const found = plan === undefined ? [] : facts.consultations.filter(({ planId }) => planId === plan.id)
  const evidence = found.map(({ slug, entryId }) => ({
    key: 'standing.evidence.consultation' as const,
    href: `/consultations/${slug}`,
    entryId,
  }))
  if (evidence.length > 0) return (['3-2', '3-3'] as const).map((code) => ({ code, state: 'met', evidence }))
  return (['3-2', '3-3'] as const).map((code) => unknown(code, 'standing.evidence.no-consultation', '/consultations'))
}

const answers = ({ answers: told }: StandingFacts): Requirement =>
  told === null
    ? unknown('4-1', 'standing.evidence.no-answers')
    : { code: '4-1', state: told.state, evidence: told.evidence, todo: '/consultations' }

function meetings({ slug, forum, carriedOut, meetings: held }: StandingFacts, { meetingsPerYear }: Limits, now: Date): Requirement {
  const todo = `/members/${slug}/forum`
  if (carriedOut === null) return { code: '5-1', state: 'waiting', evidence: [{ key: 'standing.evidence.no-plan-carried-out' }] }
  if (forum === null) return unknown('5-1', 'standing.evidence.meetings-untold', todo)
  const n = heldInYear(held, now, showedResults).length
  const evidence: RuleEvidence = { key: 'standing.evidence.meetings', values: { n, asked: meetingsPerYear }, href: todo }
  const deadline = monthsLater(carriedOut.since, 12)
  const state = n >= meetingsPerYear ? 'met' : deadline < now ? 'missed' : 'due'
  return { code: '5-1', state, evidence: [evidence], deadline: state === 'due' ? deadline : undefined, todo }
}

function planInTime(facts: StandingFacts, now: Date): Requirement {
  const running = facts.plans.find((plan) => plan.adoptedAt !== null && plan.to !== null && endOfDay(plan.to) >= now)
  if (running !== undefined) {
    const evidence: RuleEvidence = {
      key: 'standing.evidence.plan-running',
      values: { date: running.to ?? '' },
      href: `/plans/${running.slug}`,
    }
    return { code: 'P1', state: 'met', evidence: [evidence], deadline: facts.nextPlanDue ?? undefined }
  }
  if (facts.nextPlanDue === null) return unknown('P1', 'standing.evidence.no-plan', '/plans')
  const evidence: RuleEvidence = { key: 'standing.evidence.plan-due', values: { date: facts.nextPlanDue } }
  return {
    code: 'P1',
    state: facts.nextPlanDue < now ? 'missed' : 'due',
    evidence: [evidence],
    deadline: facts.nextPlanDue,
    todo: '/plans',
  }
}

function minimumKept(minimum: readonly Requirement[]): Requirement {
  const n = minimum.filter(({ state }) => state === 'missed').length
  const evidence: RuleEvidence = { key: 'standing.evidence.minimum', values: { n } }
  const untold = minimum.some(({ state }) => state === 'unknown')
  return { code: 'P2', state: n > 0 ? 'missed' : untold ? 'unknown' : 'met', evidence: [evidence] }
}

function someProgress({ carriedOut, milestones: { done, total } }: StandingFacts): Requirement {
  if (carriedOut === null) return { code: 'P3', state: 'waiting', evidence: [{ key: 'standing.evidence.no-plan-carried-out' }] }
  if (total === 0) return unknown('P3', 'standing.evidence.no-milestones')
  const evidence: RuleEvidence = { key: 'standing.evidence.progress', values: { n: done, total }, href: `/plans/${carriedOut.slug}` }
  return { code: 'P3', state: done > 0 ? 'met' : 'due', evidence: [evidence], todo: `/plans/${carriedOut.slug}` }
}
