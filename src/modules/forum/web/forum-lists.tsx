import type { Words } from '#kernel/i18n.ts'
import { Entry, Flow, List, LocalText, Pager, Timeline, to } from '#ui'
import { everybody } from '../rules/attendance.ts'
import { forumPath, MeetingTag } from './parts.tsx'
import type { ForumScene } from './scene.ts'

/** How many meetings or decisions stand on one page. */
export const perPage = 10

interface Props {
  readonly words: Words
  readonly scene: ForumScene
  readonly pages: { readonly meetings: number; readonly decisions: number }
}

type ListName = keyof Props['pages']

function slice<Item>(items: readonly Item[], page: number) {
  const pages = Math.max(1, Math.ceil(items.length / perPage))
  const shown = Math.min(page, pages)
  return { pages, page: shown, items: items.slice((shown - 1) * perPage, shown * perPage) }
}

const hrefOf =
  ({ words, scene, pages }: Props, list: ListName) =>
  (page: number) => {
    const query = new URLSearchParams()
    for (const [name, at] of Object.entries({ ...pages, [list]: page })) if (at > 1) query.set(name, String(at))
    return `${to(words, forumPath(scene.member))}${query.size === 0 ? '' : `?${query}`}#${list}`
  }

const Pages = (props: Props & { list: ListName; page: number; of: number }) =>
  props.of < 2 ? null : <Pager words={props.words} page={props.page} pages={props.of} href={hrefOf(props, props.list)} />

/** The meetings of a forum, the latest first. */
export function MeetingList(props: Props) {
  const { words, scene } = props
  if (scene.meetings.length === 0) return <p>{words.t('forum.meetings.none')}</p>
  const { items, page, pages } = slice(scene.meetings, props.pages.meetings)
  return (
    <Flow>
      <Timeline
        words={words}
        items={items.map((meeting) => ({
          id: `meeting-${meeting.number}`,
          date: meeting.startsAt,
          icon: 'calendar-event',
          title: words.t('forum.meeting.title', { n: meeting.number }),
          href: to(words, forumPath(scene.member, `/meetings/${meeting.number}`)),
          text: meeting.attendance === null ? undefined : words.t('forum.meeting.present', { n: everybody(meeting.attendance) }),
          tag: <MeetingTag words={words} meeting={meeting} now={scene.now} />,
        }))}
      />
      <Pages {...props} list="meetings" page={page} of={pages} />
    </Flow>
  )
}

/** The decisions of a forum, the latest first. */
export function DecisionList(props: Props) {
  const { words, scene } = props
  if (scene.decisions.length === 0) return <p>{words.t('forum.decisions.none')}</p>
  const { items, page, pages } = slice(scene.decisions, props.pages.decisions)
  return (
    <Flow>
      <List>
        {items.map((decision) => (
          <Entry
            id={`decision-${decision.number}`}
            title={<LocalText words={words} text={decision.title} />}
            href={to(words, forumPath(scene.member, `/decisions/${decision.number}`))}
            text={words.t('forum.decision.line', { n: decision.number, date: words.date(decision.takenAt) })}
          />
        ))}
      </List>
      <Pages {...props} list="decisions" page={page} of={pages} />
    </Flow>
  )
}
