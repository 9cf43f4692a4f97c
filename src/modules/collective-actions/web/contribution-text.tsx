import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { Details, type IconName, Items, MeansDetails, type MeansKind, Muted, Row, Small, Tag, Time } from '#ui'
import type { ContributionOnPage, ContributionVersion } from '../queries/participations.ts'
import type { Amount, ContributionKind, ContributionState } from '../vocabulary.ts'
import { moneyText } from './money.ts'

/** The design system's name of a kind of contribution. */
export const meansOf = (kind: ContributionKind): MeansKind =>
  kind === 'technical-means' ? 'technical' : kind === 'financial-means' ? 'financial' : kind

/** A kind of contribution in the reader's language. */
export const kindText = (words: Words, kind: ContributionKind): string => words.t(`common.means.${meansOf(kind)}`)

const startOfDay = (day: string) => new Date(`${day}T00:00:00Z`)

/** A period in words: from, until, or both; null when neither is told. */
export function periodText(words: Words, from: string | null, to: string | null): string | null {
  const date = (day: string) => words.date(startOfDay(day))
  if (from !== null && to !== null) return words.t('actions.period.both', { from: date(from), to: date(to) })
  if (from !== null) return words.t('actions.period.from', { from: date(from) })
  return to === null ? null : words.t('actions.period.to', { to: date(to) })
}

/** A link given by a member: shown as its address, so that everyone sees where it leads. */
export const GivenLink = ({ href }: { href: string }) => (
  <a href={href} rel="nofollow ugc noopener">
    <bdi dir="ltr">{href.replace(/^https:\/\//, '').replace(/\/$/, '')}</bdi>
  </a>
)

interface SaidProps {
  readonly words: Words
  readonly said: {
    readonly description: string | null
    readonly link: string | null
    readonly from: string | null
    readonly to: string | null
    readonly amount: Amount | null
  }
}

/** What a contribution says: the member's words, money, period, link. */
export function ContributionWords({ words, said }: SaidProps) {
  const period = periodText(words, said.from, said.to)
  return (
    <>
      {said.description === null ? <Muted>{words.t('actions.words-erased')}</Muted> : <bdi dir="auto">{said.description}</bdi>}
      {said.amount === null ? null : <> {moneyText(said.amount, words)}.</>}
      {period === null ? null : <> ({period})</>}
      {said.link === null ? null : (
        <>
          {' '}
          <GivenLink href={said.link} />
        </>
      )}
    </>
  )
}

const stateIcons: Readonly<Record<ContributionState, IconName>> = {
  offered: 'circle-dashed',
  delivered: 'progress-check',
  received: 'circle-check',
}

interface ContributionProps {
  readonly words: Words
  readonly contribution: ContributionOnPage
  /** Who confirmed the receipt. */
  readonly receiver: Child
  readonly actions?: Child
}

/** One contribution as everyone sees it: kind, words, how far it is, what it said before. */
export function Contribution({ words, contribution, receiver, actions }: ContributionProps) {
  const { current, earlier, state } = contribution
  return (
    <li id={`c-${contribution.id}`}>
      <Row small>
        <MeansDetails items={[{ kind: meansOf(current.kind), text: <b>{kindText(words, current.kind)}</b> }]} />
        <Tag kind={state === 'received' ? 'ok' : state === 'delivered' ? 'info' : undefined} icon={stateIcons[state]}>
          {words.t(`actions.contribution.${state}`)}
        </Tag>
      </Row>
      <p>
        <ContributionWords words={words} said={current} />
      </p>
      <Progress words={words} contribution={contribution} receiver={receiver} />
      {earlier.length === 0 ? null : <Earlier words={words} versions={earlier} />}
      {actions}
    </li>
  )
}

/** Delivery and receipt, with their dates and evidence. */
function Progress({ words, contribution, receiver }: Omit<ContributionProps, 'actions'>) {
  const { deliveredAt, evidence, evidenceLink, receivedAt } = contribution
  if (deliveredAt === null) return null
  return (
    <Small>
      {words.rich('actions.contribution.delivered-on', { date: <Time words={words} date={deliveredAt} /> })}{' '}
      {evidence === null ? null : <bdi dir="auto">{evidence}</bdi>} {evidenceLink === null ? null : <GivenLink href={evidenceLink} />}{' '}
      {receivedAt === null
        ? words.t('actions.contribution.not-confirmed')
        : words.rich('actions.contribution.received-on', { member: <>{receiver}</>, date: <Time words={words} date={receivedAt} /> })}
    </Small>
  )
}

const Earlier = ({ words, versions }: { words: Words; versions: readonly ContributionVersion[] }) => (
  <Details summary={words.t('actions.contribution.earlier', { n: versions.length })}>
    <Items>
      {versions.map((version) => (
        <li>
          <Time words={words} date={version.toldAt} />: {kindText(words, version.kind)}. <ContributionWords words={words} said={version} />
        </li>
      ))}
    </Items>
  </Details>
)
