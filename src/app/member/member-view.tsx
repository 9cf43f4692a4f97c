import type { Child } from 'hono/jsx'
import type { MessageKey, Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { MemberAnswers } from '#modules/consultations'
import { FollowForm } from '#modules/following'
import { forumInShort } from '#modules/forum'
import { isGovernment, kindText, levelText, type Member, MemberName, memberName, statusText } from '#modules/members'
import {
  ButtonLink,
  Crumbs,
  type Fact,
  Facts,
  Flow,
  Head,
  LocalText,
  Nest,
  Note,
  Row,
  SealMini,
  Section,
  Small,
  Timeline,
  to,
  Wrap,
} from '#ui'
import type { EntryLine } from '../sentences.ts'
import { ContactPart } from './contact-part.tsx'
import { JoinedPart } from './joined-part.tsx'
import type { MemberPage } from './member-page.ts'
import { PlansPart } from './plans-part.tsx'
import { RulesPart } from './rules-part.tsx'

interface Props {
  readonly words: Words
  readonly facts: MemberPage
  readonly lines: readonly EntryLine[]
  readonly visitor: Visitor | null
  /** Whether the reader follows the member by mail. */
  readonly following: boolean
  /** What an act just did, or null. */
  readonly done: MessageKey | null
}

/** A member: one sentence, what it joined, how it stands against the rules, who acts for it, its history. */
export const MemberView = (props: Props) => {
  const { words, facts, visitor, done } = props
  const { member } = facts
  return (
    <Wrap>
      <Crumbs words={words} trail={trailOf(words, facts)} here={<MemberName member={member} words={words} />} />
      {done === null ? null : <Note status>{words.t(done)}</Note>}
      <Head
        eyebrow={eyebrowOf(words, member)}
        title={<MemberName member={member} words={words} />}
        lede={<Lede words={words} facts={facts} />}
        actions={<MemberActions words={words} member={member} visitor={visitor} />}
        aside={<Aside words={words} facts={facts} />}
      />
      <JoinedPart words={words} facts={facts} />
      <PlansPart words={words} facts={facts} visitor={visitor} />
      <RulesPart words={words} facts={facts} />
      <MemberAnswers words={words} {...facts.answers} />
      <ContactPart words={words} facts={facts} />
      {facts.localMembers.length === 0 ? null : <LocalPart words={words} facts={facts} />}
      <HistoryPart {...props} />
    </Wrap>
  )
}

function trailOf(words: Words, { parent }: MemberPage) {
  const members = { href: to(words, '/members'), text: words.t('members.list.title') }
  if (parent === null) return [members]
  return [members, { href: to(words, `/members/${parent.slug}`), text: memberName(parent, words).text }]
}

const eyebrowOf = (words: Words, member: Member) =>
  words.t('members.profile.eyebrow', { kind: kindText(words, member.kind), date: member.admittedAt })

function Lede({ words, facts: { joined, past } }: { words: Words; facts: MemberPage }) {
  if (joined.length === 0)
    return <>{words.t(past.length === 0 ? 'members.profile.joined-none' : 'members.profile.joined-no-more', { n: past.length })}</>
  const contributions = joined.flatMap(({ participation }) => participation.contributions)
  const untold = joined.filter(({ participation }) => !participation.contributionsTold).length
  const done = contributions.filter(({ state }) => state !== 'offered').length
  const first = joined.map(({ participation }) => participation.joinedAt).sort((a, b) => a.getTime() - b.getTime())[0]
  if (first === undefined) return null
  return (
    <>
      {words.t('members.profile.joined', { n: joined.length, date: first })}{' '}
      {contributions.length === 0 ? null : <b>{words.t('members.profile.contributions', { n: contributions.length, done })} </b>}
      {untold === 0 ? null : words.t('members.profile.untold', { n: untold })}
    </>
  )
}

/** What the reader may do here: what their mandate allows now. */
function MemberActions({ words, member, visitor }: { words: Words; member: Member; visitor: Visitor | null }) {
  const acting = visitor?.acting
  if (acting?.kind === 'steward') {
    return (
      <Row>
        <ButtonLink quiet href={to(words, `/admin/members/${member.slug}/edit`)}>
          {words.t('members.admin.correct')}
        </ButtonLink>
        <ButtonLink quiet href={to(words, `/admin/members/${member.slug}/status`)}>
          {words.t('members.admin.status')}
        </ButtonLink>
      </Row>
    )
  }
  if (acting?.memberId !== member.id) return null
  return (
    <Row>
      <ButtonLink href={to(words, '/actions')}>{words.t('members.profile.join')}</ButtonLink>
      {acting.kind === 'point-of-contact' && member.endorsedAt === null && member.status !== 'withdrawn' ? (
        <ButtonLink quiet href={to(words, `/members/${member.slug}/endorsement`)}>
          {words.t('members.endorse.title')}
        </ButtonLink>
      ) : null}
    </Row>
  )
}

const Aside = ({ words, facts }: { words: Words; facts: MemberPage }) => (
  <Flow>
    <Facts brand items={factsOf(words, facts)} />
    {facts.checkpoint === null ? null : (
      <SealMini
        hash={facts.checkpoint.root.toString('hex')}
        href={to(words, `/record?member=${facts.member.slug}`)}
        title={words.t('members.profile.record')}
        text={words.t('members.profile.entries', { n: facts.entriesTotal })}
      />
    )}
  </Flow>
)

function factsOf(words: Words, facts: MemberPage): Fact[] {
  const { member, parent, mandates, entryPaths } = facts
  const contacts = mandates.filter(({ kind }) => kind === 'point-of-contact').length
  const told: (Fact | null)[] = [
    parent === null
      ? null
      : {
          term: words.t('members.field.parent'),
          detail: (
            <a href={to(words, `/members/${parent.slug}`)}>
              <MemberName member={parent} words={words} />
            </a>
          ),
        },
    member.level === null ? null : { term: words.t('members.field.level'), detail: levelText(words, member.level) },
    { term: words.t('members.field.status'), detail: statusText(words, member.status) },
    { term: words.t('members.profile.contacts'), detail: words.t('members.profile.contacts-count', { n: contacts }) },
    { term: words.t('members.profile.declaration'), detail: endorsementOf(words, member, entryPaths) },
    ...forumFacts(words, facts),
    member.languages.length === 0
      ? null
      : { term: words.t('members.field.languages'), detail: words.list(member.languages.map((code) => words.language(code))) },
    member.website === null ? null : { term: words.t('members.field.website'), detail: <Website address={member.website} /> },
    member.source === 'paris-2016'
      ? { term: words.t('members.profile.source'), detail: <a href={to(words, '/source')}>{words.t('members.profile.source-link')}</a> }
      : null,
  ]
  return told.filter((fact) => fact !== null)
}

/** Its own forum when it is a government, and the forums of others where it sits. */
function forumFacts(words: Words, { member, forum, sits }: MemberPage): Fact[] {
  const own = <a href={to(words, `/members/${member.slug}/forum`)}>{forumInShort(words, forum)}</a>
  const others = sits.map(({ forum: { name }, member: { slug } }) => (
    <a href={to(words, `/members/${slug}/forum`)}>
      <LocalText words={words} text={name} mark={false} />
    </a>
  ))
  return [
    ...(isGovernment(member) ? [{ term: words.t('forum.page.crumb'), detail: own }] : []),
    ...(others.length === 0 ? [] : [{ term: words.t('forum.short.sits'), detail: others }]),
  ]
}

const Website = ({ address }: { address: string }) => (
  <a href={address} rel="noopener nofollow">
    <bdi dir="ltr">{new URL(address).hostname}</bdi>
  </a>
)

function endorsementOf(words: Words, { endorsedAt, endorsementEntryId }: Member, entryPaths: ReadonlyMap<string, string>): Child {
  if (endorsedAt === null) return words.t('members.profile.not-endorsed')
  const path = entryPaths.get(endorsementEntryId ?? '')
  const text = words.t('members.profile.endorsed', { date: endorsedAt })
  return path === undefined ? text : <a href={to(words, path)}>{text}</a>
}

const LocalPart = ({ words, facts: { member, localMembers } }: { words: Words; facts: MemberPage }) => (
  <Section id="local" title={words.t('members.profile.local')} intro={words.t('members.profile.local-intro')}>
    <Nest
      items={[
        {
          title: <MemberName member={member} words={words} />,
          children: localMembers.map((local) => ({
            title: <MemberName member={local} words={words} />,
            href: to(words, `/members/${local.slug}`),
            sub: kindText(words, local.kind),
          })),
        },
      ]}
    />
  </Section>
)

const HistoryPart = ({ words, facts, lines, visitor, following }: Omit<Props, 'done'>) => (
  <Section id="history" title={words.t('members.profile.history')} intro={words.t('members.profile.history-intro')}>
    <Flow>
      <Timeline
        words={words}
        items={lines.map((line) => ({
          date: line.at,
          icon: line.icon,
          title: line.sentence,
          href: to(words, line.path),
          text: line.index === null ? words.t('members.profile.sealing') : words.t('members.profile.entered', { date: line.recordedAt }),
        }))}
      />
      <Small>
        <a href={to(words, `/record?member=${facts.member.slug}`)}>{words.t('members.profile.history-all', { n: facts.entriesTotal })}</a>
      </Small>
      <FollowForm words={words} visitor={visitor} subject={{ kind: 'member', id: facts.member.id }} following={following} />
    </Flow>
  </Section>
)
