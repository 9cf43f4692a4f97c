import type { RuleFinding, Thresholds } from '#modules/declaration'
import { dayOf, daysBetween, endOf, startOf } from './timetable.ts'

/** What R7 asks about one consultation. */
export interface Notice {
  readonly announcedAt: Date
  /** True when it was announced elsewhere, before it came here: that day is not known. */
  readonly imported: boolean
  readonly opensOn: string | null
  readonly lastDay: string | null
  readonly entryId: string
}

type Limits = Pick<Thresholds, 'consultation-notice-days' | 'consultation-open-days'>

/** Days of notice before it opens, and days it stays open, first and last included. */
export const noticeDays = (announcedOn: string, opensOn: string): number => daysBetween(announcedOn, opensOn)
export const openDays = (opensOn: string, lastDay: string): number => daysBetween(opensOn, lastDay) + 1

/** R7: announced long enough before it opens, and open long enough. Missing dates are nobody's fault. */
export function checkNotice({ announcedAt, imported, opensOn, lastDay, entryId }: Notice, limits: Limits, now: Date): RuleFinding {
  if (opensOn === null || lastDay === null) return { state: 'unknown', evidence: [{ key: 'consultations.evidence.no-dates', entryId }] }
  if (imported) return { state: 'unknown', evidence: [{ key: 'consultations.evidence.notice-untold', entryId }] }
  const notice = noticeDays(dayOf(announcedAt), opensOn)
  const open = openDays(opensOn, lastDay)
  const values = { notice: Math.max(0, notice), open }
  const evidence = [{ key: 'consultations.evidence.notice', values, entryId }] as const
  const kept = notice >= limits['consultation-notice-days'].value && open >= limits['consultation-open-days'].value
  if (!kept) return { state: 'missed', evidence }
  if (now < startOf(opensOn)) return { state: 'waiting', evidence, deadline: startOf(opensOn) }
  if (now < endOf(lastDay)) return { state: 'due', evidence, deadline: endOf(lastDay) }
  return { state: 'met', evidence }
}
