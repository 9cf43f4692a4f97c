import type { RuleEvidence, RuleFinding } from '#modules/declaration'
import { completeAtPace } from './pace.ts'

/** What R8 asks of a plan that is being carried out. */
export interface PlanKeptAlive {
  /** When it began to be carried out, and the entry that says so. */
  readonly since: Date
  readonly sinceEntryId: string
  /** The newest act on the plan, its commitments, evidence or documents; at least the beginning itself. */
  readonly updated: { readonly at: Date; readonly entryId: string }
  /** Days on which civil society was shown results and could comment; null when the member's meetings are not told here. */
  readonly meetings: readonly Date[] | null
}

interface Limits {
  readonly updateMonths: number
  readonly meetingsPerYear: number
}

/** R8: the repository is updated at least every so many months, and civil society is met so many times a year. */
export function checkPlanKeptAlive(facts: PlanKeptAlive, { updateMonths, meetingsPerYear }: Limits, now: Date): RuleFinding {
  const updateDue = monthsLater(facts.updated.at, updateMonths)
  const updateEvidence: RuleEvidence = {
    key: updateDue < now ? 'standing.evidence.update-late' : 'standing.evidence.updated',
    values: { date: facts.updated.at, months: updateMonths },
    entryId: facts.updated.entryId,
  }
  if (updateDue < now) return { state: 'missed', evidence: [updateEvidence], deadline: updateDue }
  if (facts.meetings === null) {
    const untold: RuleEvidence = { key: 'standing.evidence.meetings-untold', entryId: facts.sinceEntryId }
    return { state: 'unknown', evidence: [updateEvidence, untold], deadline: updateDue }
  }
  const yearAgo = monthsLater(now, -12)
  const held = facts.meetings.filter((at) => at > yearAgo && at <= now).length
  const told: RuleEvidence = { key: 'standing.evidence.meetings', values: { n: held, asked: meetingsPerYear }, entryId: facts.sinceEntryId }
  const yearOver = monthsLater(facts.since, 12)
  if (held >= meetingsPerYear) return { state: 'met', evidence: [updateEvidence, told], deadline: updateDue }
  if (yearOver < now) return { state: 'missed', evidence: [told, updateEvidence], deadline: yearOver }
  const deadline = yearOver < updateDue ? yearOver : updateDue
  return { state: 'due', evidence: [told, updateEvidence], deadline, ...forecast(facts.since, held, meetingsPerYear, yearOver, now) }
}

/** When the last meeting of the year would be held if the next ones took as long as those held so far; nothing while none is. */
function forecast(from: Date, done: number, total: number, yearOver: Date, now: Date): Pick<RuleFinding, 'forecast'> {
  const date = completeAtPace({ from, done, total }, now)
  if (date === null) return {}
  return { forecast: { key: date <= yearOver ? 'standing.forecast.meetings' : 'standing.forecast.meetings-late', values: { date } } }
}

/** The same instant so many months later or earlier (UTC); the last day of the month where it has no such day. */
export function monthsLater(at: Date, months: number): Date {
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 0)).getUTCDate()
  const moved = new Date(at)
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  moved.setUTCDate(Math.min(at.getUTCDate(), last))
  return moved
}
