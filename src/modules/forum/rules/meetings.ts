import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Attendance, MeetingState } from '../vocabulary.ts'
import { everybody } from './attendance.ts'

/** What rules need to know of a meeting. */
export interface MeetingTimes {
  readonly startsAt: Date
  readonly calledOffAt: Date | null
  readonly reportedAt: Date | null
}

/** The state its dates give a meeting. */
export const meetingState = ({ calledOffAt, reportedAt }: MeetingTimes): MeetingState =>
  reportedAt !== null ? 'held' : calledOffAt !== null ? 'called-off' : 'announced'

type AnnounceRefusal = 'meeting-in-past' | 'meeting-end-before-start' | 'meeting-same-time'

/** Decides whether a meeting is announced: ahead of us, and not twice at one time. */
export function decideAnnounce(
  meetings: readonly MeetingTimes[],
  wanted: { readonly startsAt: Date; readonly endsAt: Date | null },
  now: Date,
): Outcome<null, AnnounceRefusal> {
  if (wanted.startsAt <= now) return refuse('meeting-in-past')
  if (wanted.endsAt !== null && wanted.endsAt <= wanted.startsAt) return refuse('meeting-end-before-start')
  const taken = meetings.some((one) => meetingState(one) === 'announced' && one.startsAt.getTime() === wanted.startsAt.getTime())
  return taken ? refuse('meeting-same-time') : allow(null)
}

/** Decides whether a meeting is called off: one that has not been reported. */
export function decideCallOff<Meeting extends MeetingTimes>(
  meeting: Meeting | null,
): Outcome<Meeting, 'meeting-unknown' | 'meeting-held' | 'meeting-called-off'> {
  if (meeting === null) return refuse('meeting-unknown')
  const state = meetingState(meeting)
  if (state === 'held') return refuse('meeting-held')
  return state === 'called-off' ? refuse('meeting-called-off') : allow(meeting)
}

/** Says whether a meeting can be reported now: it has begun, and was neither called off nor reported. */
export function mayReport<Meeting extends MeetingTimes>(
  meeting: Meeting | null,
  now: Date,
): Outcome<Meeting, 'meeting-unknown' | 'meeting-held' | 'meeting-called-off' | 'meeting-not-yet'> {
  const open = decideCallOff(meeting)
  if (!open.ok) return open
  return open.fact.startsAt > now ? refuse('meeting-not-yet') : open
}

/** Decides whether a meeting is reported with these numbers: as `mayReport`, and somebody was there. */
export function decideReport<Meeting extends MeetingTimes>(meeting: Meeting | null, attendance: Attendance, now: Date) {
  const may = mayReport(meeting, now)
  return may.ok && everybody(attendance) === 0 ? refuse('nobody-present') : may
}

/** Says whether minutes and decisions can be published of a meeting: it took place. */
export function mayTellOf<Meeting extends MeetingTimes>(
  meeting: Meeting | null,
): Outcome<Meeting, 'meeting-unknown' | 'meeting-not-held' | 'meeting-called-off'> {
  if (meeting === null) return refuse('meeting-unknown')
  const state = meetingState(meeting)
  if (state === 'called-off') return refuse('meeting-called-off')
  return state === 'held' ? allow(meeting) : refuse('meeting-not-held')
}

/** Decides whether a decision is taken at a meeting by those present: it took place, and somebody was there. */
export function decideTake<Meeting extends MeetingTimes>(meeting: Meeting | null, present: Attendance) {
  const may = mayTellOf(meeting)
  return may.ok && everybody(present) === 0 ? refuse('nobody-present') : may
}
