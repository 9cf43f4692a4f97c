import type { Words } from '#kernel/i18n.ts'
import { Timeline, type TimelineItem } from '#ui'
import type { Seat } from '../queries/seats.ts'
import { entryHref, holderText } from './parts.tsx'
import type { ForumScene } from './scene.ts'

interface Props {
  readonly words: Words
  readonly scene: ForumScene
}

type Event = TimelineItem & { readonly date: Date }

/** What changed the forum itself, the newest first: establishment, rules, seats and chairs. */
export const History = ({ words, scene }: Props) => (
  <Timeline words={words} items={eventsOf({ words, scene }).sort((a, b) => b.date.getTime() - a.date.getTime())} />
)

function eventsOf({ words, scene: { forum, rules, seats } }: Props): Event[] {
  return [
    ...seats.flatMap((seat) => seatEvents(words, seat)),
    ...rules.map(
      ({ version, publishedAt, entryId }): Event => ({
        date: publishedAt,
        icon: 'scale',
        title: words.t('forum.event.rules', { n: version }),
        href: entryHref(words, entryId),
      }),
    ),
    {
      date: forum.establishedAt,
      icon: 'users-group',
      title: words.t('forum.event.established'),
      href: entryHref(words, forum.entryId),
    },
  ]
}

function seatEvents(words: Words, seat: Seat): Event[] {
  const holder = holderText(words, seat)
  const side = words.t(`forum.side.${seat.side}`)
  const events: Event[] = [
    {
      date: seat.filledAt,
      icon: 'user-plus',
      title: words.t('forum.event.seat', { holder, side }),
      href: entryHref(words, seat.entryId),
    },
  ]
  if (seat.chairSince !== null && seat.chairEntryId !== null) {
    const title = words.t('forum.event.chair', { holder, side })
    events.push({ date: seat.chairSince, icon: 'user-check', title, href: entryHref(words, seat.chairEntryId) })
  }
  if (seat.endedAt !== null && seat.endedEntryId !== null) {
    events.push({
      date: seat.endedAt,
      icon: 'door-exit',
      title: words.t('forum.event.seat-ended', { holder, side }),
      href: entryHref(words, seat.endedEntryId),
      text: seat.endReason === null ? undefined : <bdi dir="auto">{seat.endReason}</bdi>,
    })
  }
  return events
}
