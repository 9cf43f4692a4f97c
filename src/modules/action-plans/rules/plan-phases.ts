import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import {
  type ClosedPlanRefusal,
  type DateRefusal,
  type PlanPhase,
  type PlanState,
  planPhases,
  type ReachPhaseRefusal,
} from '../vocabulary.ts'

/** The day of an instant, in universal time: the only days the platform knows. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** Says whether a plan still takes acts of this member: its own, not told by a source, neither withdrawn nor at its end. */
export function mayChangePlan(plan: PlanState, memberId: string): Outcome<null, ClosedPlanRefusal> {
  if (plan.memberId !== memberId) return refuse('plan-of-another')
  if (plan.source !== null) return refuse('plan-told-by-source')
  if (plan.withdrawnAt !== null) return refuse('plan-withdrawn')
  return plan.phase === 'ended' ? refuse('plan-ended') : allow(null)
}

/** Says whether an act may be dated a day: not in the future, not before what it follows. */
export function decideDay(day: string, after: Date | null, now: Date): Outcome<null, DateRefusal> {
  if (day > dayOf(now)) return refuse('date-ahead')
  return after !== null && day < dayOf(after) ? refuse('date-before-phase') : allow(null)
}

/**
 * The instant of an act that is dated a day: now for today, else the start of that day; never before what it follows on the
 * same day. Ask `decideDay` first.
 */
export function instantOfDay(day: string, after: Date | null, now: Date): Date {
  if (day === dayOf(now)) return now
  const start = new Date(`${day}T00:00:00.000Z`)
  return after !== null && start < after ? after : start
}

/** The phase that comes after this one; null at the end, and for a plan whose phase no source tells. */
export function phaseAfter(phase: PlanPhase | null): PlanPhase | null {
  if (phase === null) return null
  return planPhases[planPhases.indexOf(phase) + 1] ?? null
}

/** Says whether a plan enters a phase on a day: the one after its own, in order, on a day that is neither ahead nor before the last. */
export function decideReachPhase(
  plan: PlanState,
  memberId: string,
  phase: PlanPhase,
  day: string,
  now: Date,
): Outcome<null, ReachPhaseRefusal> {
  const may = mayChangePlan(plan, memberId)
  if (!may.ok) return may
  if (plan.phase !== null && planPhases.indexOf(phase) <= planPhases.indexOf(plan.phase)) return refuse('phase-reached')
  if (phaseAfter(plan.phase) !== phase) return refuse('phase-before-missing')
  return decideDay(day, plan.phaseAt, now)
}
