import type { RuleFinding } from '#modules/declaration'

/** How far the plan of a member has brought an action. */
export const carriedStages = ['in-plan', 'under-way', 'completed'] as const
export type CarriedStage = (typeof carriedStages)[number]

/** A commitment of an adopted plan that carries an action. */
export interface Carrying {
  readonly actionId: string
  /** The commitment's reference, `EX0007`. */
  readonly reference: string
  readonly stage: CarriedStage
}

/** What the platform knows of a member's plans: which actions they carry, and when the next one is due. */
export interface PlansOfMember {
  readonly carried: readonly Carrying[]
  readonly nextPlanDue: Date | null
}

/** What R3 asks about one current participation of a government. */
export interface CarriedByPlan {
  readonly actionId: string
  readonly joinedAt: Date
  readonly entryId: string
  /** Null when no plan of this member is on the platform. */
  readonly plans: PlansOfMember | null
}

/** How long a member has been in an action, in whole days. */
export const daysSince = (joinedAt: Date, now: Date): number => Math.max(0, Math.floor((now.getTime() - joinedAt.getTime()) / 86_400_000))

/** Where a government's participation stands between joining and a plan. */
export type PlanStanding =
  | { readonly state: 'carried'; readonly stage: CarriedStage; readonly references: readonly string[] }
  | { readonly state: 'not-in-plan'; readonly days: number; readonly deadline: Date | null }
  | { readonly state: 'no-plan-here'; readonly days: number }

/** The clock of R3, for the action page: without a plan on the platform it counts and accuses nobody. */
export function planStanding({ actionId, joinedAt, plans }: Omit<CarriedByPlan, 'entryId'>, now: Date): PlanStanding {
  const days = daysSince(joinedAt, now)
  if (plans === null) return { state: 'no-plan-here', days }
  const carrying = plans.carried.filter((it) => it.actionId === actionId)
  if (carrying.length > 0) return { state: 'carried', stage: furthest(carrying), references: carrying.map(({ reference }) => reference) }
  return { state: 'not-in-plan', days, deadline: plans.nextPlanDue }
}

/** The furthest stage of the commitments that carry an action. */
const furthest = (carrying: readonly Carrying[]): CarriedStage =>
  carriedStages.findLast((stage) => carrying.some((it) => it.stage === stage)) ?? 'in-plan'

/** R3: a commitment of the current or next plan carries the action. Missed only once the next plan's date is past. */
export function checkCarriedByPlan(facts: CarriedByPlan, now: Date): RuleFinding {
  const standing = planStanding(facts, now)
  const { entryId } = facts
  if (standing.state === 'carried') {
    const evidence = standing.references.map((reference) => ({
      key: 'actions.evidence.carried' as const,
      values: { commitment: reference },
      href: `/commitments/${reference}`,
      entryId,
    }))
    return { state: 'met', evidence }
  }
  const values = { days: standing.days }
  if (standing.state === 'no-plan-here') return { state: 'unknown', evidence: [{ key: 'actions.evidence.no-plan-here', values, entryId }] }
  const evidence = [{ key: 'actions.evidence.not-in-plan', values, entryId }] as const
  if (standing.deadline === null) return { state: 'waiting', evidence }
  return { state: standing.deadline < now ? 'missed' : 'due', evidence, deadline: standing.deadline }
}
