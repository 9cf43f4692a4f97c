import { mailHour, type Period, type ReminderDays, reminderDays } from '../vocabulary.ts'

const dayMs = 86_400_000

/** When the next digest is written: the next day at the hour of mails, or the next Monday at it (UTC). Always after `now`. */
export function nextDigestAt(period: Period, now: Date): Date {
  const at = new Date(now)
  at.setUTCHours(mailHour, 0, 0, 0)
  if (at <= now) at.setTime(at.getTime() + dayMs)
  if (period === 'weekly') {
    const untilMonday = (8 - at.getUTCDay()) % 7
    at.setTime(at.getTime() + untilMonday * dayMs)
  }
  return at
}

/** Whole days until a deadline: 0 on its last day, negative once it is past. */
export const daysLeft = (due: Date, now: Date): number => Math.floor((due.getTime() - now.getTime()) / dayMs)

/**
 * At which of the days before a deadline somebody is to be reminded now; null when it is too early, too late, or done. A
 * day that was missed is made good on the next: the reminder says how many days really remain.
 */
export function reminderDue(due: Date, now: Date, done: readonly number[]): ReminderDays | null {
  const left = daysLeft(due, now)
  if (due < now) return null
  const reached = reminderDays.filter((days) => left <= days).at(-1)
  return reached === undefined || done.includes(reached) ? null : reached
}
