import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Thresholds } from '#modules/declaration'
import type { MemberStatus } from '#modules/members'
import type { AnnounceRefusal, ConsultationAnnounced } from '../vocabulary.ts'
import { noticeDays, openDays } from './notice.ts'
import { dayOf, timetableOf } from './timetable.ts'

type Limits = Pick<Thresholds, 'consultation-notice-days' | 'consultation-open-days'>

/** What the database says when a member announces. */
export interface AnnounceState {
  readonly member: { readonly status: MemberStatus | null }
  readonly slugTaken: boolean
}

/** Decides whether a member announces a consultation: with both phases, in time and for long enough (R7). */
export function decideAnnounceConsultation(
  { slug, phases }: Pick<ConsultationAnnounced, 'slug' | 'phases'>,
  { member, slugTaken }: AnnounceState,
  limits: Limits,
  now: Date,
): Outcome<null, AnnounceRefusal> {
  if (member.status === 'withdrawn') return refuse('member-withdrawn')
  if (slug === '') return refuse('slug-missing')
  if (slugTaken) return refuse('slug-taken')
  const { opensOn, lastDay, answersDueOn } = timetableOf(phases)
  if (opensOn === null || lastDay === null || answersDueOn === null) return refuse('phase-missing')
  if (noticeDays(dayOf(now), opensOn) < limits['consultation-notice-days'].value) return refuse('notice-too-short')
  if (openDays(opensOn, lastDay) < limits['consultation-open-days'].value) return refuse('open-too-short')
  return answersDueOn < lastDay ? refuse('answers-before-end') : allow(null)
}
