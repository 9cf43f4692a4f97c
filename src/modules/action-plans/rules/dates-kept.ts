import type { RuleEvidence, RuleFinding } from '#modules/declaration'
import { daysBetween } from './day-over.ts'
import { type MilestoneFacts, type MilestoneStatus, milestoneStatus } from './milestone-status.ts'

/** What R9 asks of one milestone. */
export type DatedMilestone = MilestoneFacts & { readonly position: number }
type Dated = DatedMilestone & { readonly status: MilestoneStatus }

/** What R9 asks of one commitment of an adopted plan. */
export interface CommitmentDates {
  readonly reference: string
  readonly milestones: readonly DatedMilestone[]
}

/** Most milestones named as evidence; the page of the commitment shows all. */
const namedMost = 5

const addressOf = ({ reference }: Pick<CommitmentDates, 'reference'>, { position }: DatedMilestone) =>
  `/commitments/${reference}/milestones/${position}`

/** R9: no milestone is past its date without evidence that it is done. Due while dates are ahead; unknown where no date is told. */
export function checkDatesKept(facts: CommitmentDates, now: Date): RuleFinding {
  const milestones = facts.milestones.map((one) => ({ ...one, status: milestoneStatus(one, now) }))
  const late = milestones.filter(({ status }) => status.state !== 'done' && status.lateDays > 0)
  if (late.length > 0)
    return { state: 'missed', evidence: late.slice(0, namedMost).map((one) => lateEvidence(facts, one)), ...forecast(milestones) }
  const ahead = milestones.filter(({ dueOn, status }) => dueOn !== null && status.state !== 'done')
  const next = [...ahead].sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))[0]
  if (next?.dueOn != null) {
    const evidence = { key: 'milestones.evidence.next', values: { n: next.position }, href: addressOf(facts, next) } as const
    return { state: 'due', evidence: [evidence], deadline: new Date(`${next.dueOn}T23:59:59Z`), ...forecast(milestones) }
  }
  const dated = milestones.filter(({ dueOn }) => dueOn !== null).length
  if (dated === 0) return { state: 'unknown', evidence: [{ key: 'milestones.evidence.no-dates' }] }
  return { state: 'met', evidence: [{ key: 'milestones.evidence.all-done', values: { n: dated } }] }
}

function lateEvidence(facts: CommitmentDates, milestone: Dated): RuleEvidence {
  const { state, lateDays } = milestone.status
  const key =
    state === 'done-without-evidence'
      ? 'milestones.evidence.late-not-shown'
      : state === 'evidence-vanished'
        ? 'milestones.evidence.late-vanished'
        : 'milestones.evidence.late'
  return { key, values: { n: milestone.position, days: lateDays }, href: addressOf(facts, milestone) }
}

/** What the pace so far tells of the next date: the mean delay of the milestones that are done. Nothing while none is, or while none is ahead. */
function forecast(milestones: readonly Dated[]): Pick<RuleFinding, 'forecast'> {
  const done = milestones.flatMap(({ dueOn, doneOn, status }) =>
    status.state === 'done' && dueOn !== null && doneOn !== null ? [daysBetween(dueOn, doneOn)] : [],
  )
  const ahead = milestones.some(({ status }) => status.state === 'under-way' || status.state === 'not-started')
  if (done.length === 0 || !ahead) return {}
  const days = Math.round(done.reduce((sum, one) => sum + one, 0) / done.length)
  const key = days > 0 ? 'milestones.forecast.late' : 'milestones.forecast.in-time'
  return { forecast: { key, values: { n: done.length, days: Math.max(0, days) } } }
}
