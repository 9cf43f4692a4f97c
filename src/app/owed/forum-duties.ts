import { type ForumMeetingHeldBy, type MeetingToTell, nextMeetingDue } from '#modules/forum'
import { type Duty, lateBy } from './duty.ts'

/** What its forum asks of a member. */
export interface ForumFacts {
  readonly memberId: string
  readonly memberSlug: string
  readonly establishedAt: Date
  readonly held: readonly ForumMeetingHeldBy[]
  readonly toTell: readonly MeetingToTell[]
  /** False when the two sides hold another number of seats (R13). */
  readonly parity: boolean
}

/** Everything a member owes because it has a forum. Pure: the same facts give the same duties. */
export function forumDuties(facts: ForumFacts, meetingMonths: number, now: Date): readonly Duty[] {
  const { memberId, memberSlug, toTell } = facts
  const forum = `/members/${memberSlug}/forum`
  const plain = { memberId, due: null, lateDays: 0 }
  const told = toTell.flatMap(({ id, number, startsAt, lacks }): readonly Duty[] => {
    if (lacks === 'ahead') return []
    const report = lacks === 'report'
    return [
      {
        ...plain,
        id: `forum-${lacks}/${id}`,
        ground: null,
        href: `${forum}/meetings/${number}/${lacks}`,
        sentence: (words) => words.t(report ? 'owed.forum-report' : 'owed.forum-minutes', { date: words.date(startsAt) }),
        detail: (words) => words.t(report ? 'owed.detail.forum-report' : 'owed.detail.forum-minutes'),
      },
    ]
  })
  const parity: Duty = {
    ...plain,
    id: `parity/${memberId}`,
    ground: 'R13',
    href: forum,
    sentence: (words) => words.t('owed.parity'),
    detail: (words) => words.t('owed.detail.parity'),
  }
  return [dialogueDuty(facts, forum, meetingMonths, now), ...told, ...(facts.parity ? [] : [parity])]
}

/** The next meeting of government and civil society (standard 1.1): called already, or to be called. */
function dialogueDuty({ memberId, establishedAt, held, toTell }: ForumFacts, forum: string, months: number, now: Date): Duty {
  const due = nextMeetingDue(held, establishedAt, months, now)
  const called = toTell.find(({ lacks, startsAt }) => lacks === 'ahead' && startsAt <= due)
  return {
    id: `1-1/${memberId}`,
    memberId,
    due,
    lateDays: lateBy(due, now),
    ground: '1-1',
    href: called === undefined ? `${forum}/meetings/new` : `${forum}/meetings/${called.number}`,
    sentence: (words) => words.t('owed.dialogue'),
    detail: (words) =>
      called === undefined
        ? words.t('owed.detail.dialogue', { months })
        : words.t('owed.detail.dialogue-called', { months, date: words.date(called.startsAt) }),
  }
}
