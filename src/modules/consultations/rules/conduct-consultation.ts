import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { ConsultationRefusal, PhaseKind } from '../vocabulary.ts'
import { endOf, type Standing, timetableOf } from './timetable.ts'

type Refusal<Name extends ConsultationRefusal> = Name

/** Decides whether a phase ends on another day: a later one, while the phase is not over and the consultation not closed (R7). */
export function decideExtend(
  { phases, closedAt }: Standing,
  kind: PhaseKind,
  after: string,
  now: Date,
): Outcome<
  { readonly before: string },
  Refusal<'consultation-closed' | 'phase-unknown' | 'phase-ended' | 'shortening' | 'answers-before-end'>
> {
  if (closedAt !== null && kind !== 'answers') return refuse('consultation-closed')
  const phase = phases.find((one) => one.kind === kind)
  if (phase === undefined) return refuse('phase-unknown')
  if (now >= endOf(phase.to)) return refuse('phase-ended')
  if (after <= phase.to) return refuse('shortening')
  const { answersDueOn } = timetableOf(phases)
  if (kind !== 'answers' && answersDueOn !== null && after > answersDueOn) return refuse('answers-before-end')
  return allow({ before: phase.to })
}

/** What rules need to know of a meeting. */
export interface MeetingState {
  readonly endsAt: Date
  readonly cancelledAt: Date | null
  readonly heldAt: Date | null
}

/** Decides whether a meeting is called: it begins later than now. */
export const decideCallMeeting = (startsAt: Date, now: Date): Outcome<null, 'meeting-past'> =>
  startsAt <= now ? refuse('meeting-past') : allow(null)

/** Decides whether a meeting is cancelled: once, before its minutes are told. */
export function decideCancelMeeting(
  meeting: MeetingState | null,
): Outcome<null, Refusal<'meeting-unknown' | 'meeting-cancelled' | 'meeting-told'>> {
  if (meeting === null) return refuse('meeting-unknown')
  if (meeting.cancelledAt !== null) return refuse('meeting-cancelled')
  return meeting.heldAt === null ? allow(null) : refuse('meeting-told')
}

/** Decides whether the minutes of a meeting are told: once, after it ended. */
export function decideTellMeeting(
  meeting: MeetingState | null,
  now: Date,
): Outcome<null, Refusal<'meeting-unknown' | 'meeting-cancelled' | 'meeting-told' | 'meeting-ahead'>> {
  const may = decideCancelMeeting(meeting)
  if (!may.ok) return may
  return meeting !== null && now < meeting.endsAt ? refuse('meeting-ahead') : allow(null)
}

/** Decides whether a consultation is closed: once, after the last day on which people may take part. */
export function decideClose({ phases, closedAt }: Standing, now: Date): Outcome<null, Refusal<'consultation-closed' | 'not-yet-over'>> {
  if (closedAt !== null) return refuse('consultation-closed')
  const { lastDay } = timetableOf(phases)
  return lastDay !== null && now < endOf(lastDay) ? refuse('not-yet-over') : allow(null)
}
