/** What the date of a member's next plan is worked out from. Days are `2026-12-31`. */
export interface PlanDates {
  readonly to: string | null
  readonly adoptionDue: string | null
  /** True from its adoption on. */
  readonly adopted: boolean
}

/**
 * The last instant for a member's next adopted plan: the one it announced, else so many months after the end of its last one
 * (OGP procedural review, 2022-07-25). Null when neither is told.
 */
export function nextPlanDue(plans: readonly PlanDates[], months: number): Date | null {
  const [first] = plans.flatMap(({ adopted, adoptionDue }) => (adopted || adoptionDue === null ? [] : [adoptionDue])).sort()
  if (first !== undefined) return endOfDay(first)
  const last = plans
    .flatMap(({ adopted, to }) => (adopted && to !== null ? [to] : []))
    .sort()
    .at(-1)
  return last === undefined ? null : endOfDay(monthsAfter(last, months))
}

/** The same day so many months later; the last day of that month where it has no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10)
}

/** The last instant of a day, in universal time: a deadline is not over while its day lasts. */
export const endOfDay = (day: string): Date => new Date(`${day}T23:59:59.999Z`)
