import type { RuleFinding } from '#modules/declaration'

/** What the platform knows of a member's plans: which actions they carry, and when the next one is due. */
export interface PlansOfMember {
  readonly carriedActionIds: readonly string[]
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
  | { readonly state: 'carried' }
  | { readonly state: 'not-in-plan'; readonly days: number; readonly deadline: Date | null }
  | { readonly state: 'no-plan-here'; readonly days: number }

/** The clock of R3, for the action page: without a plan on the platform it counts and accuses nobody. */
export function planStanding({ actionId, joinedAt, plans }: Omit<CarriedByPlan, 'entryId'>, now: Date): PlanStanding {
  const days = daysSince(joinedAt, now)
  if (plans === null) return { state: 'no-plan-here', days }
  if (plans.carriedActionIds.includes(actionId)) return { state: 'carried' }
  return { state: 'not-in-plan', days, deadline: plans.nextPlanDue }
}

/** R3: a commitment of the current or next plan carries the action. Missed only once the next plan's date is past. */
export function checkCarriedByPlan(facts: CarriedByPlan, now: Date): RuleFinding {
  const standing = planStanding(facts, now)
  const { entryId } = facts
  if (standing.state === 'carried') return { state: 'met', evidence: [{ key: 'actions.evidence.carried', entryId }] }
  const values = { days: standing.days }
  if (standing.state === 'no-plan-here') return { state: 'unknown', evidence: [{ key: 'actions.evidence.no-plan-here', values, entryId }] }
  const evidence = [{ key: 'actions.evidence.not-in-plan', values, entryId }] as const
  if (standing.deadline === null) return { state: 'waiting', evidence }
  return { state: standing.deadline < now ? 'missed' : 'due', evidence, deadline: standing.deadline }
}
