import type { ConsultationStatus, Phase, PhaseKind } from '../vocabulary.ts'

const dayMs = 86_400_000

/** The instant a day begins, in UTC. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** The instant a day ends, in UTC: the beginning of the next. */
export const endOf = (day: string): Date => new Date(startOf(day).getTime() + dayMs)

/** The day an instant falls on, in UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** Whole days from one day to another; negative when the second comes first. */
export const daysBetween = (from: string, to: string): number => Math.round((startOf(to).getTime() - startOf(from).getTime()) / dayMs)

/** The dates that phases give. */
export interface Timetable {
  /** First and last day on which people may take part; null for a consultation with no such phase. */
  readonly opensOn: string | null
  readonly lastDay: string | null
  /** The last day on which answers are owed; null when it was not said. */
  readonly answersDueOn: string | null
}

/** Works out a timetable from phases. */
export function timetableOf(phases: readonly Phase[]): Timetable {
  const open = phases.filter(({ kind }) => kind !== 'answers')
  const first = open.map(({ from }) => from).sort()
  const last = open.map(({ to }) => to).sort()
  const answers = phases.find(({ kind }) => kind === 'answers')
  return { opensOn: first[0] ?? null, lastDay: last.at(-1) ?? null, answersDueOn: answers?.to ?? null }
}

/** What decides how far a consultation is. */
export interface Standing {
  readonly phases: readonly Phase[]
  readonly closedAt: Date | null
}

/** How far a consultation is at an instant: `answering` lasts until it is closed and its answers' last day is over. */
export function statusAt({ phases, closedAt }: Standing, now: Date): ConsultationStatus {
  const { opensOn, lastDay, answersDueOn } = timetableOf(phases)
  if (opensOn !== null && now < startOf(opensOn)) return 'announced'
  if (closedAt === null && lastDay !== null && now < endOf(lastDay)) return 'open'
  if (closedAt === null) return 'answering'
  return answersDueOn !== null && now < endOf(answersDueOn) ? 'answering' : 'closed'
}

/** Tells whether people may do now what a phase is for. */
export function isPhaseOpen({ phases, closedAt }: Standing, kind: PhaseKind, now: Date): boolean {
  if (closedAt !== null && kind !== 'answers') return false
  const phase = phases.find((one) => one.kind === kind)
  return phase !== undefined && now >= startOf(phase.from) && now < endOf(phase.to)
}

/** The last day on which answers are owed, and whether it is over. */
export function answersDue({ phases }: Pick<Standing, 'phases'>, now: Date) {
  const { lastDay, answersDueOn } = timetableOf(phases)
  return { lastDay, answersDueOn, isOverdue: answersDueOn !== null && now >= endOf(answersDueOn) }
}

/** Whether people may still give something, or are to, and the end of the last day on which answers are owed. */
export function answeringStatus({ phases, closedAt }: Standing, now: Date): { readonly isOpen: boolean; readonly deadline: Date | null } {
  const { answersDueOn } = timetableOf(phases)
  const status = statusAt({ phases, closedAt }, now)
  return { isOpen: status === 'announced' || status === 'open', deadline: answersDueOn === null ? null : endOf(answersDueOn) }
}
