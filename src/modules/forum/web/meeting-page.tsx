import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { ButtonLink, Crumbs, Details, Entry, Facts, Flow, Head, List, LocalText, Note, Prose, Row, Section, Time, to, Wrap } from '#ui'
import type { PublishedText } from '../queries/find-forum.ts'
import type { Meeting } from '../queries/meetings.ts'
import { mayReport, mayTellOf, meetingState } from '../rules/meetings.ts'
import { AttendanceTable, entryHref, forumPath, MeetingTag, OutsideLink, trailTo } from './parts.tsx'
import { type ForumScene, mayRun } from './scene.ts'
import { Lines } from './texts.tsx'

interface Props {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly scene: ForumScene
  readonly meeting: Meeting
  /** The newest version first. */
  readonly minutes: readonly PublishedText[]
  readonly done: string | null
}

/** One meeting: when and where, the agenda, who came, what was shown, the minutes, what was decided. */
export const MeetingPage = (props: Props) => {
  const { words, scene, meeting, minutes, done } = props
  const title = words.t('forum.meeting.title', { n: meeting.number })
  const decisions = scene.decisions.filter(({ meetingId }) => meetingId === meeting.id)
  return (
    <Wrap>
      <Crumbs words={words} trail={trailTo(words, scene.member)} here={title} />
      {done === null ? null : <Note status>{done}</Note>}
      <Head
        eyebrow={<LocalText words={words} text={scene.forum.name} mark={false} />}
        title={title}
        lede={<Lede {...props} />}
        actions={<MeetingActions {...props} />}
        aside={<Aside {...props} />}
      />
      <Section id="agenda" title={words.t('forum.meeting.agenda')} first>
        <Prose>
          <Lines words={words} text={meeting.agenda} />
        </Prose>
      </Section>
      {meeting.attendance === null ? null : (
        <Section id="attendance" title={words.t('forum.meeting.attendance')} intro={words.t('forum.meeting.attendance-intro')}>
          <AttendanceTable words={words} attendance={meeting.attendance} />
        </Section>
      )}
      {meetingState(meeting) === 'held' ? <Minutes words={words} minutes={minutes} /> : null}
      {meetingState(meeting) === 'held' ? (
        <Section id="decisions" title={words.t('forum.page.decisions')}>
          {decisions.length === 0 ? (
            <p>{words.t('forum.meeting.decisions-none')}</p>
          ) : (
            <List>
              {decisions.map((decision) => (
                <Entry
                  title={<LocalText words={words} text={decision.title} />}
                  href={to(words, forumPath(scene.member, `/decisions/${decision.number}`))}
                  text={words.t('forum.decision.line', { n: decision.number, date: words.date(decision.takenAt) })}
                />
              ))}
            </List>
          )}
        </Section>
      ) : null}
    </Wrap>
  )
}

function Lede({ words, scene, meeting }: Props) {
  const state = meetingState(meeting)
  const when = words.dateTime(meeting.startsAt)
  if (state === 'called-off') {
    return (
      <>
        {words.t('forum.meeting.lede-called-off', { when })}{' '}
        {meeting.callOffReason === null ? null : <bdi dir="auto">{meeting.callOffReason}</bdi>}
      </>
    )
  }
  if (state === 'announced') {
    const key = meeting.startsAt > scene.now ? 'forum.meeting.lede-ahead' : 'forum.meeting.lede-unreported'
    return <>{words.t(key, { when, distance: words.distance(scene.now, meeting.startsAt) })}</>
  }
  const key =
    meeting.resultsPresented !== true
      ? 'forum.meeting.lede-no-results'
      : meeting.commentsTaken === true
        ? 'forum.meeting.lede-results-comments'
        : 'forum.meeting.lede-results'
  return <>{words.t(key, { when })}</>
}

function MeetingActions({ words, visitor, scene, meeting }: Props) {
  if (!mayRun(scene, visitor, 'chairs').ok) return null
  const link = (path: string, text: string, quiet = true) => (
    <ButtonLink quiet={quiet} href={to(words, forumPath(scene.member, `/meetings/${meeting.number}/${path}`))}>
      {text}
    </ButtonLink>
  )
  if (mayTellOf(meeting).ok) {
    return (
      <Row>
        {link('decision', words.t('forum.act.decision.title'), false)}
        {link('minutes', words.t('forum.act.minutes.title'))}
      </Row>
    )
  }
  if (meetingState(meeting) === 'called-off') return null
  return (
    <Row>
      {mayReport(meeting, scene.now).ok ? link('report', words.t('forum.act.report.title'), false) : null}
      {link('call-off', words.t('forum.act.call-off.title'))}
    </Row>
  )
}

const Aside = ({ words, scene, meeting }: Props) => {
  const last = meeting.heldEntryId ?? meeting.calledOffEntryId ?? meeting.entryId
  return (
    <Flow>
      <Facts
        brand
        items={[
          { term: words.t('forum.meeting.state'), detail: <MeetingTag words={words} meeting={meeting} now={scene.now} /> },
          {
            term: words.t('forum.meeting.when'),
            detail: [
              <Time words={words} date={meeting.startsAt} as="minute" />,
              ...(meeting.endsAt === null ? [] : [words.t('forum.meeting.until', { when: words.dateTime(meeting.endsAt) })]),
            ],
          },
          ...(meeting.place === null
            ? []
            : [{ term: words.t('forum.meeting.place'), detail: <LocalText words={words} text={meeting.place} /> }]),
          ...(meeting.link === null ? [] : [{ term: words.t('forum.meeting.link'), detail: <OutsideLink href={meeting.link} /> }]),
          ...(meetingState(meeting) === 'called-off'
            ? []
            : [
                {
                  term: words.t('forum.fact.calendar'),
                  detail: (
                    <a href={to(words, forumPath(scene.member, `/meetings/${meeting.number}/calendar.ics`))}>
                      {words.t('forum.meeting.calendar')}
                    </a>
                  ),
                },
              ]),
          {
            term: words.t('forum.meeting.announced-on'),
            detail: <a href={entryHref(words, meeting.entryId)}>{words.date(meeting.announcedAt)}</a>,
          },
          ...(last === meeting.entryId
            ? []
            : [{ term: words.t('forum.meeting.told'), detail: <a href={entryHref(words, last)}>{words.t('forum.meeting.entry')}</a> }]),
        ]}
      />
    </Flow>
  )
}

function Minutes({ words, minutes }: Pick<Props, 'words' | 'minutes'>) {
  const [newest, ...earlier] = minutes
  return (
    <Section id="minutes" title={words.t('forum.meeting.minutes')}>
      {newest === undefined ? (
        <p>{words.t('forum.minutes.none')}</p>
      ) : (
        <Flow>
          <Version words={words} version={newest} />
          {earlier.map((version) => (
            <Details summary={words.t('forum.minutes.version', { n: version.version, date: words.date(version.publishedAt) })}>
              <Version words={words} version={version} />
            </Details>
          ))}
        </Flow>
      )}
    </Section>
  )
}

const Version = ({ words, version }: { words: Words; version: PublishedText }) => (
  <Flow>
    <p>
      <a href={entryHref(words, version.entryId)}>
        {words.t('forum.minutes.version', { n: version.version, date: words.date(version.publishedAt) })}
      </a>{' '}
      {version.link === null ? null : <OutsideLink href={version.link} />}
    </p>
    {version.text === null ? null : (
      <Prose>
        <Lines words={words} text={version.text} />
      </Prose>
    )}
  </Flow>
)
