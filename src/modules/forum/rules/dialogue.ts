import type { Attendance } from '../vocabulary.ts'
import { civilSociety, government } from './attendance.ts'

/** What the rules ask of a meeting that took place. */
export interface HeldMeeting {
  readonly at: Date
  readonly attendance: Attendance
  readonly resultsPresented: boolean
  readonly commentsTaken: boolean
}

/** A space for dialogue (standard 1.1): government and civil society were both there. */
export const isDialogue = ({ attendance }: Pick<HeldMeeting, 'attendance'>): boolean =>
  government(attendance) > 0 && civilSociety(attendance) > 0

/** A meeting as standard 5.1 and R8 ask: civil society was shown results and could comment on them. */
export const showedResults = (meeting: HeldMeeting): boolean => isDialogue(meeting) && meeting.resultsPresented && meeting.commentsTaken

/** The meetings that satisfy `counts` in the twelve months before an instant, in any order. */
export const heldInYear = <Meeting extends HeldMeeting>(
  meetings: readonly Meeting[],
  now: Date,
  counts: (meeting: HeldMeeting) => boolean = showedResults,
): readonly Meeting[] => {
  const from = monthsFrom(now, -12)
  return meetings.filter((meeting) => meeting.at > from && meeting.at <= now && counts(meeting))
}

/** When the forum must next meet so that it does so every `months` (standard 1.1): counted from the last dialogue, else from `since`. */
export function nextMeetingDue(meetings: readonly HeldMeeting[], since: Date, months: number, now: Date): Date {
  const last = meetings
    .filter((meeting) => meeting.at <= now && isDialogue(meeting))
    .reduce<Date>((latest, { at }) => (at > latest ? at : latest), since)
  return monthsFrom(last, months)
}

/** The same day some months later or earlier (UTC); the last day of the month where that day does not exist. */
export function monthsFrom(from: Date, months: number): Date {
  const moved = new Date(from)
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate()
  moved.setUTCDate(Math.min(from.getUTCDate(), lastDay))
  return moved
}
