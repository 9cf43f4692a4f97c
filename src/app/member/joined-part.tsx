import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import type { ContributionKind, ContributionOnPage } from '#modules/collective-actions'
import { Details, Flow, Items, LocalText, MeansDetails, type MeansKind, Muted, Section, Small, StageTag, Sub, Tag, to } from '#ui'
import type { JoinedAction, MemberPage } from './member-page.ts'

interface Props {
  readonly words: Words
  readonly facts: MemberPage
}

/** What the member joined, what it brings to each, and how far a plan carries it. What it left stays, further down. */
export const JoinedPart = ({ words, facts }: Props) => (
  <Section id="actions" title={words.t('members.profile.actions')} intro={words.t('members.profile.actions-intro')}>
    <Flow space={5}>
      {facts.joined.length === 0 ? (
        <p>
          {words.t('members.profile.actions-none')} <a href={to(words, '/actions')}>{words.t('members.profile.actions-all')}</a>
        </p>
      ) : (
        <Rows words={words} facts={facts} joined={facts.joined} />
      )}
      {facts.joined.some(({ standing }) => standing?.state === 'no-plan-here') ? (
        <Small>{words.t('members.profile.no-plan-here')}</Small>
      ) : null}
      {facts.past.length === 0 ? null : (
        <Details summary={words.t('members.profile.past', { n: facts.past.length })}>
          <Rows words={words} facts={facts} joined={facts.past} />
        </Details>
      )}
    </Flow>
  </Section>
)

const Rows = ({ words, facts, joined }: Props & { joined: readonly JoinedAction[] }) => (
  <Items class="list joined">
    {joined.map((row) => (
      <Joined words={words} facts={facts} row={row} />
    ))}
  </Items>
)

const Joined = ({ words, facts, row }: Props & { row: JoinedAction }) => {
  const { action, participation } = row
  const entry = facts.entryPaths.get(participation.entryId)
  const when = words.t('members.profile.joined-on', { date: participation.joinedAt })
  return (
    <li id={`action-${action.number}`}>
      <div>
        <h3>
          <a href={to(words, `/actions/${action.slug}`)}>
            <LocalText words={words} text={action.title} />
          </a>
        </h3>
        <p>
          {when} {leftText(words, row)} {entry === undefined ? null : <a href={to(words, entry)}>{words.t('members.profile.entry')}</a>}
        </p>
        {participation.reservation === null ? null : (
          <Sub>
            {words.t('members.profile.reservation')} <bdi dir="auto">{participation.reservation}</bdi>
          </Sub>
        )}
      </div>
      <Brought words={words} row={row} />
      <Standing words={words} row={row} now={facts.now} />
    </li>
  )
}

function leftText(words: Words, { participation }: JoinedAction): string {
  return participation.withdrawnAt === null ? '' : words.t('members.profile.left-on', { date: participation.withdrawnAt })
}

/** What the member brings; what a source does not tell is said as such, never as a fault. */
function Brought({ words, row: { participation } }: { words: Words; row: JoinedAction }) {
  if (!participation.contributionsTold) {
    return (
      <Muted>
        <a href={to(words, '/source')}>{words.t('members.profile.contribution-untold')}</a>
      </Muted>
    )
  }
  return (
    <MeansDetails
      items={participation.contributions.map((contribution) => ({
        kind: meansOf(contribution.current.kind),
        text: said(words, contribution),
      }))}
    />
  )
}

const meansOf = (kind: ContributionKind): MeansKind =>
  kind === 'technical-means' ? 'technical' : kind === 'financial-means' ? 'financial' : kind

function said(words: Words, { current, state }: ContributionOnPage): Child {
  return (
    <span>
      {current.description === null ? words.t(`common.means.${meansOf(current.kind)}`) : <bdi dir="auto">{current.description}</bdi>}
      {state === 'offered' ? null : <Sub>{words.t(`members.profile.${state}`)}</Sub>}
    </span>
  )
}

function Standing({ words, row: { participation, standing }, now }: { words: Words; row: JoinedAction; now: Date }) {
  if (participation.withdrawnAt !== null) return <StageTag words={words} stage="withdrew" />
  if (standing === null || standing.state === 'no-plan-here') return <StageTag words={words} stage="joined" />
  if (standing.state === 'carried') return <StageTag words={words} stage={standing.stage} />
  return (
    <Tag kind="warn" icon="clock">
      {standing.deadline === null
        ? words.t('members.profile.not-in-plan')
        : words.t('members.profile.not-in-plan-by', { distance: words.distance(now, standing.deadline) })}
    </Tag>
  )
}
