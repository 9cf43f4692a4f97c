import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { FollowForm } from '#modules/following'
import { kindText, MemberName, memberName } from '#modules/members'
import {
  ButtonLink,
  Crumbs,
  Details,
  EmptyState,
  Entry,
  type Fact,
  Facts,
  Flow,
  Head,
  List,
  LocalText,
  Note,
  Prose,
  Row,
  Section,
  Subhead,
  Tag,
  Two,
  to,
  Wrap,
} from '#ui'
import type { Seat } from '../queries/seats.ts'
import { meetingState } from '../rules/meetings.ts'
import { type Side, sides } from '../vocabulary.ts'
import { History } from './forum-history.tsx'
import { DecisionList, MeetingList } from './forum-lists.tsx'
import { Composition, entryHref, forumPath, HolderName, OutsideLink, parityText, trailTo } from './parts.tsx'
import { type ForumScene, mayEstablish, mayRun, type Scene } from './scene.ts'
import { Lines } from './texts.tsx'

interface Props {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly scene: ForumScene
  /** Which page of the two lists is asked for, from 1. */
  readonly pages: { readonly meetings: number; readonly decisions: number }
  /** Whether the reader follows the forum by mail. */
  readonly following: boolean
  /** What an act just did, or null. */
  readonly done: string | null
}

/** A member's forum: who sits on which side, when it meets next, what it decided, its rules, its history. */
export const ForumPage = (props: Props) => {
  const { words, visitor, scene, done } = props
  const held = scene.seats.filter(({ endedAt }) => endedAt === null)
  return (
    <Wrap>
      <Crumbs words={words} trail={trailTo(words, scene.member, false)} here={words.t('forum.page.crumb')} />
      {done === null ? null : <Note status>{done}</Note>}
      <Head
        eyebrow={words.rich('forum.page.eyebrow', { member: <MemberName member={scene.member} words={words} /> })}
        title={<LocalText words={words} text={scene.forum.name} />}
        lede={parityText(words, held)}
        actions={<ForumActions words={words} visitor={visitor} scene={scene} />}
        aside={<Facts brand items={factsOf(words, scene)} />}
      />
      <Section id="purpose" title={words.t('forum.page.purpose')} first>
        <Prose>
          <Lines words={words} text={scene.forum.purpose} />
        </Prose>
      </Section>
      <Seats words={words} visitor={visitor} scene={scene} held={held} />
      <Section id="decisions" title={words.t('forum.page.decisions')} intro={words.t('forum.page.decisions-intro')}>
        <DecisionList words={words} scene={scene} pages={props.pages} />
      </Section>
      <Section id="meetings" title={words.t('forum.page.meetings')} intro={words.t('forum.page.meetings-intro')}>
        <MeetingList words={words} scene={scene} pages={props.pages} />
      </Section>
      <RulesSection words={words} scene={scene} />
      <Section id="history" title={words.t('forum.page.history')} intro={words.t('forum.page.history-intro')}>
        <History words={words} scene={scene} />
        <FollowForm words={words} visitor={visitor} subject={{ kind: 'forum', id: scene.forum.id }} following={props.following} />
      </Section>
    </Wrap>
  )
}

/** The page of a government that has no forum on the platform yet. */
export const NoForumPage = ({ words, visitor, scene }: Pick<Props, 'words' | 'visitor'> & { scene: Scene }) => (
  <Wrap>
    <Crumbs words={words} trail={trailTo(words, scene.member, false)} here={words.t('forum.page.crumb')} />
    <Head title={words.t('forum.none.title', { member: memberName(scene.member, words).text })} lede={words.t('forum.none.lede')} />
    <EmptyState title={words.t('forum.none.empty')}>
      <p>{words.t('forum.none.text')}</p>
      {mayEstablish(scene, visitor).ok ? (
        <ButtonLink href={to(words, forumPath(scene.member, '/establishment'))}>{words.t('forum.act.establish.title')}</ButtonLink>
      ) : (
        <p>
          <a href={to(words, '/rules/R13')}>{words.t('forum.page.rule')}</a>
        </p>
      )}
    </EmptyState>
  </Wrap>
)

/** What whoever reads may do here now. */
function ForumActions({ words, visitor, scene }: Pick<Props, 'words' | 'visitor' | 'scene'>) {
  const own = mayRun(scene, visitor, 'member').ok
  if (!mayRun(scene, visitor, 'chairs').ok) return null
  const link = (path: string, text: string, quiet = true) => (
    <ButtonLink quiet={quiet} href={to(words, forumPath(scene.member, path))}>
      {text}
    </ButtonLink>
  )
  return (
    <Row>
      {link('/meetings/new', words.t('forum.act.announce.title'), false)}
      {own ? link('/seats/new', words.t('forum.act.seat.title')) : null}
      {own ? link('/rules', words.t('forum.act.rules.title')) : null}
    </Row>
  )
}

function factsOf(words: Words, { member, forum, seats, meetings, rules, now }: ForumScene): Fact[] {
  const chairs = seats.filter(({ chairSince }) => chairSince !== null)
  const next = meetings.filter((meeting) => meetingState(meeting) === 'announced' && meeting.startsAt > now).at(-1)
  const last = meetings.find((meeting) => meetingState(meeting) === 'held')
  const meetingLink = (meeting: { readonly number: number; readonly startsAt: Date }) => (
    <a href={to(words, forumPath(member, `/meetings/${meeting.number}`))}>{words.dateTime(meeting.startsAt)}</a>
  )
  return [
    { term: words.t('forum.fact.next'), detail: next === undefined ? words.t('forum.fact.next-none') : meetingLink(next) },
    { term: words.t('forum.fact.last'), detail: last === undefined ? words.t('forum.fact.last-none') : meetingLink(last) },
    {
      term: words.t('forum.fact.chairs'),
      detail: chairs.length === 0 ? words.t('forum.fact.chairs-none') : chairs.map((seat) => <HolderName words={words} seat={seat} />),
    },
    {
      term: words.t('forum.fact.rules'),
      detail: rules.length === 0 ? words.t('forum.fact.rules-none') : <a href="#rules">{words.t('forum.fact.rules-link')}</a>,
    },
    {
      term: words.t('forum.fact.established'),
      detail: <a href={entryHref(words, forum.entryId)}>{words.date(forum.establishedAt)}</a>,
    },
    {
      term: words.t('forum.fact.calendar'),
      detail: <a href={to(words, forumPath(member, '/calendar.ics'))}>{words.t('forum.fact.calendar-link')}</a>,
    },
  ]
}

interface SeatsProps extends Pick<Props, 'words' | 'visitor' | 'scene'> {
  readonly held: readonly Seat[]
}

const Seats = ({ words, visitor, scene, held }: SeatsProps) => (
  <Section id="seats" title={words.t('forum.page.seats')} intro={words.t('forum.page.seats-intro')}>
    {held.length === 0 ? (
      <p>{words.t('forum.seats.none')}</p>
    ) : (
      <Flow space={6}>
        <Composition words={words} seats={held} />
        <p>
          {parityText(words, held)} <a href={to(words, '/rules/R13')}>{words.t('forum.page.rule')}</a>
        </p>
        <Two>
          {sides.map((side) => (
            <SideList words={words} visitor={visitor} scene={scene} held={held} side={side} />
          ))}
        </Two>
      </Flow>
    )}
  </Section>
)

const SideList = ({ words, visitor, scene, held, side }: SeatsProps & { side: Side }) => (
  <Flow>
    <Subhead level={3} id={side}>
      {words.t(`forum.side.${side}`)}
    </Subhead>
    {held.some((seat) => seat.side === side) ? (
      <List>
        {held
          .filter((seat) => seat.side === side)
          .map((seat) => (
            <Entry
              level={4}
              id={`seat-${seat.id}`}
              title={<HolderName words={words} seat={seat} />}
              href={seat.holder === null ? undefined : to(words, `/members/${seat.holder.slug}`)}
              text={<SeatText words={words} visitor={visitor} scene={scene} seat={seat} />}
            />
          ))}
      </List>
    ) : (
      <p>{words.t('forum.seats.none-side')}</p>
    )}
  </Flow>
)

function SeatText({ words, visitor, scene, seat }: Pick<Props, 'words' | 'visitor' | 'scene'> & { seat: Seat }) {
  const own = mayRun(scene, visitor, 'member').ok
  return (
    <>
      {kindText(words, seat.kind)} ·{' '}
      <a href={entryHref(words, seat.entryId)}>{words.t('forum.seat.since', { date: words.date(seat.filledAt) })}</a>
      {seat.representative === null ? null : (
        <>
          {' '}
          · {words.t('forum.seat.by')} <bdi dir="auto">{seat.representative}</bdi>
        </>
      )}
      {seat.representativeNamed && seat.representative === null ? <> · {words.t('forum.seat.erased')}</> : null}
      {seat.chairSince === null ? null : (
        <>
          {' '}
          <Tag kind="theme" icon="user-check">
            {words.t('forum.seat.chair', { date: words.date(seat.chairSince) })}
          </Tag>
        </>
      )}
      {own ? (
        <>
          <br />
          {seat.chairSince === null ? (
            <>
              <a href={to(words, forumPath(scene.member, `/seats/${seat.id}/chair`))}>{words.t('forum.act.chair.short')}</a> ·{' '}
            </>
          ) : null}
          <a href={to(words, forumPath(scene.member, `/seats/${seat.id}/end`))}>{words.t('forum.act.end-seat.short')}</a>
        </>
      ) : null}
    </>
  )
}

function RulesSection({ words, scene: { rules } }: Pick<Props, 'words' | 'scene'>) {
  const [newest, ...earlier] = rules
  return (
    <Section id="rules" title={words.t('forum.page.rules')} intro={words.t('forum.page.rules-intro')}>
      {newest === undefined ? (
        <p>{words.t('forum.rules.none')}</p>
      ) : (
        <Flow>
          <p>
            <a href={entryHref(words, newest.entryId)}>
              {words.t('forum.rules.version', { n: newest.version, date: words.date(newest.publishedAt) })}
            </a>
          </p>
          {newest.link === null ? null : (
            <p>
              {words.t('forum.rules.at')} <OutsideLink href={newest.link} />
            </p>
          )}
          {newest.text === null ? null : (
            <Prose>
              <Lines words={words} text={newest.text} />
            </Prose>
          )}
          {earlier.map((version) => (
            <Details summary={words.t('forum.rules.version', { n: version.version, date: words.date(version.publishedAt) })}>
              {version.link === null ? null : (
                <p>
                  {words.t('forum.rules.at')} <OutsideLink href={version.link} />
                </p>
              )}
              {version.text === null ? null : <Lines words={words} text={version.text} />}
            </Details>
          ))}
        </Flow>
      )}
    </Section>
  )
}
