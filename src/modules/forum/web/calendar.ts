import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import type { Meeting } from '../queries/meetings.ts'
import { meetingState } from '../rules/meetings.ts'
import { forumPath } from './parts.tsx'
import type { ForumScene } from './scene.ts'

/** Meetings as a calendar file (RFC 5545) in one language. A meeting keeps its identity, so that a calendar moves it or strikes it out. */
export function calendarOf(words: Words, origin: string, { member, forum }: ForumScene, meetings: readonly Meeting[]): string {
  const name = textFor(forum.name, words.lang).text
  const calendar = ical({ name, prodId: { company: 'Parvis', product: 'forum' }, method: ICalCalendarMethod.PUBLISH })
  for (const meeting of meetings) {
    const url = `${origin}/${words.lang}${forumPath(member, `/meetings/${meeting.number}`)}`
    const place = meeting.place === null ? null : textFor(meeting.place, words.lang).text
    calendar.createEvent({
      id: `${meeting.id}@${new URL(origin).host}`,
      stamp: meeting.calledOffAt ?? meeting.announcedAt,
      start: meeting.startsAt,
      // Without a known end an event has none: readers then show the hour it begins.
      end: meeting.endsAt,
      summary: `${name}: ${words.t('forum.meeting.title', { n: meeting.number })}`,
      description: textFor(meeting.agenda, words.lang).text,
      location: place ?? meeting.link,
      url,
      status: meetingState(meeting) === 'called-off' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      sequence: meetingState(meeting) === 'called-off' ? 1 : 0,
    })
  }
  return calendar.toString()
}
