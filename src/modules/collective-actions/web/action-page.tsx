import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { FollowForm } from '#modules/following'
import { MemberName } from '#modules/members'
import { DemoStrip, EmptyState, Facts, Flow, LocalText, Note, Ordered, Section, Split, Time, to, Wrap } from '#ui'
import type { ActionPage, Participant } from '../queries/action-page.ts'
import type { ActionStatus } from '../vocabulary.ts'
import { ActionHero, type Invitation } from './action-hero.tsx'
import { ActionSeal, Activity } from './activity.tsx'
import { periodText } from './contribution-text.tsx'
import { type ParticipantFilter, passes } from './participant-filter.ts'
import { ContributionsOfAll, ParticipantFilters, ParticipantLedgers, UntoldNote, Withdrawn } from './participants.tsx'
import { StagesSection } from './stages-section.tsx'

export interface ActionViewProps {
  readonly words: Words
  readonly page: ActionPage
  readonly filter: ParticipantFilter
  readonly invitation: Invitation
  /** What the reader just did here. */
  readonly done: string | null
  /** Whether all of the activity is shown. */
  readonly allActivity: boolean
  /** Whether the reader follows the action by mail. */
  readonly following: boolean
  readonly visitor: Visitor | null
  readonly actionsFor: (participant: Participant, contributionId: string) => Child
}

/** The page of an action: map, what it asks, from joining to delivering, who waits, who joined, what happened, the seal. */
export function ActionView(props: ActionViewProps) {
  const { words, page, filter, done, allActivity } = props
  const { action } = page
  // Who is invented stands apart, unless the whole action is.
  const real = action.fictional ? page.participants : page.participants.filter(({ member }) => !member.fictional)
  const invented = action.fictional ? [] : page.participants.filter(({ member }) => member.fictional)
  const realPast = action.fictional ? page.past : page.past.filter(({ member }) => !member.fictional)
  const shown = real.filter((it) => passes(filter, it))
  return (
    <>
      <ActionHero {...props} real={real} />
      <Wrap>
        {done === null ? null : <Done words={words} done={done} />}
        <AskSection {...props} />
        <StagesSection words={words} real={real} />
        <Section id="who" title={words.t('actions.page.who')} intro={words.t('actions.page.who-intro')}>
          <Flow>
            <ParticipantFilters words={words} participants={real} filter={filter} slug={action.slug} />
            <UntoldNote words={words} participants={shown} />
          </Flow>
          {shown.length === 0 ? <Nobody words={words} filtered={real.length > 0} /> : null}
          <ParticipantLedgers words={words} participants={shown} />
          <ContributionsOfAll words={words} participants={shown} members={page.members} actionsFor={props.actionsFor} />
          <Withdrawn words={words} participants={realPast} members={page.members} />
        </Section>
        <Section id="activity" title={words.t('actions.page.activity')} intro={words.t('actions.page.activity-intro')}>
          <Activity words={words} page={page} />
          {page.entriesTotal > page.entries.length && !allActivity ? (
            <p>
              <a href={to(words, `/actions/${action.slug}?activity=all#activity`)}>
                {words.t('actions.page.all-activity', { n: page.entriesTotal })}
              </a>
            </p>
          ) : null}
          <FollowForm words={words} visitor={props.visitor} subject={{ kind: 'action', id: action.id }} following={props.following} />
        </Section>
        <Section id="seal" title={words.t('actions.page.record')} intro={words.t('actions.page.record-intro')}>
          <ActionSeal words={words} action={action} page={page} />
        </Section>
        <InventedSection {...props} invented={invented} />
      </Wrap>
    </>
  )
}

/** Invented members that take part, in their own part of the page, to its end. */
function InventedSection({ words, page, invented, actionsFor }: ActionViewProps & { invented: readonly Participant[] }) {
  const past = page.action.fictional ? [] : page.past.filter(({ member }) => member.fictional)
  if (invented.length === 0 && past.length === 0) return null
  return (
    <>
      <DemoStrip words={words} part />
      <Section id="demonstration" title={words.t('actions.page.invented')} intro={words.t('actions.page.invented-intro')} first>
        <ParticipantLedgers words={words} participants={invented} />
        <ContributionsOfAll words={words} participants={invented} members={page.members} actionsFor={actionsFor} />
        <Withdrawn words={words} participants={past} members={page.members} />
      </Section>
    </>
  )
}

const done = ['joined', 'withdrawn', 'corrected', 'delivered', 'received'] as const

/** What an act just did. */
function Done({ words, done: what }: { words: Words; done: string }) {
  const known = done.find((name) => name === what)
  return known === undefined ? null : (
    <Note status id="done">
      <p>{words.t(`actions.done.${known}`)}</p>
    </Note>
  )
}

function AskSection({ words, page }: ActionViewProps) {
  const { action, leads } = page
  const period = periodText(words, action.from, action.to)
  const facts = [
    { term: words.t('actions.fact.theme'), detail: words.t(`actions.theme.${action.theme}`) },
    { term: words.t('actions.fact.level'), detail: words.t(`actions.level.${action.level}`) },
    { term: words.t('actions.fact.status'), detail: <Status words={words} page={page} status={action.status} /> },
    ...(leads.length === 0
      ? []
      : [
          {
            term: words.t('actions.fact.leads'),
            detail: leads.map((lead) => (
              <a href={to(words, `/members/${lead.slug}`)}>
                <MemberName member={lead} words={words} />
              </a>
            )),
          },
        ]),
    ...(period === null ? [] : [{ term: words.t('actions.fact.period'), detail: period }]),
  ]
  return (
    <Section id="asks" title={words.t('actions.page.asks')} intro={words.t('actions.page.asks-intro')} first>
      <Split aside={<Facts items={facts} />}>
        {action.asks.length === 1 ? (
          <Flow>
            {action.asks.map((ask) => (
              <p>
                <LocalText words={words} text={ask} />
              </p>
            ))}
          </Flow>
        ) : (
          <Ordered class="asks measure">
            {action.asks.map((ask) => (
              <li>
                <div>
                  <p>
                    <LocalText words={words} text={ask} />
                  </p>
                </div>
              </li>
            ))}
          </Ordered>
        )}
      </Split>
    </Section>
  )
}

/** The status with the day it began; a closed action says why, if a reason was given. */
function Status({ words, page: { action }, status }: { words: Words; page: ActionPage; status: ActionStatus }) {
  const since = status === 'closed' ? action.closedAt : status === 'open' ? action.openedAt : action.proposedAt
  return (
    <>
      {words.rich(`actions.status-since.${status}`, { date: <Time words={words} date={since ?? action.proposedAt} /> })}
      {action.closeReason === null ? null : (
        <>
          {' '}
          <bdi dir="auto">{action.closeReason}</bdi>
        </>
      )}
    </>
  )
}

const Nobody = ({ words, filtered }: { words: Words; filtered: boolean }) => (
  <EmptyState title={words.t(filtered ? 'actions.page.none-filtered' : 'actions.page.nobody')}>
    <p>{words.t(filtered ? 'actions.page.none-filtered-text' : 'actions.page.nobody-text')}</p>
  </EmptyState>
)
