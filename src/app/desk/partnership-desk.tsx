import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import type { OpenInvitation } from '#modules/accounts'
import type { Member } from '#modules/members'
import { byName } from '#modules/members'
import type { QueuedCase } from '#modules/moderation'
import { ButtonLink, Crumbs, Details, Entry, Head, List, Section, Tag, TaskList, to, Wrap } from '#ui'
import type { PartnershipFigures } from '../admin/partnership-figures.ts'
import { partnershipSentences, StewardPlaces } from '../admin/routes.tsx'
import type { EntryLine } from '../sentences.ts'
import { Changes, InvitationEntries, nameOf, OtherMandates, OwnActs } from './parts.tsx'

interface DeskProps {
  readonly words: Words
  readonly visitor: Visitor
  readonly acts: readonly EntryLine[]
}

export interface StewardDeskProps extends DeskProps {
  readonly figures: PartnershipFigures
  readonly changes: readonly EntryLine[]
  readonly since: Date | null
}

/** The support team's desk: the partnership in figures, its pages, who cannot act yet, what happened. */
export const StewardDesk = ({ words, visitor, figures, acts, changes, since }: StewardDeskProps) => (
  <Wrap>
    <Crumbs words={words} trail={[]} here={words.t('desk.crumb')} />
    <Head title={words.t('desk.steward.title')} lede={partnershipSentences(words, figures)} />
    <Section id="places" title={words.t('steward.index.places')} intro={words.t('steward.index.everything')} first>
      <StewardPlaces words={words} />
    </Section>
    <Section
      id="no-contact"
      title={words.t('desk.steward.no-contact')}
      intro={words.t('desk.steward.no-contact-intro', { n: figures.withoutContact.length })}
    >
      {figures.withoutContact.length === 0 ? null : (
        <Details summary={words.t('desk.steward.no-contact-show')}>
          <List narrow>
            {[...figures.withoutContact].sort(byName(words)).map((member) => (
              <Entry title={nameOf(words, member)} href={to(words, `/members/${member.slug}`)} />
            ))}
          </List>
        </Details>
      )}
    </Section>
    <OwnActs words={words} lines={acts} />
    <Changes words={words} lines={changes} since={since} />
    <OtherMandates words={words} visitor={visitor} />
  </Wrap>
)

/** How many cases the desk of a moderator shows: the queue shows all. */
const casesShown = 10

/** The desk of a moderator: the cases that wait, the oldest first, appeals and second opinions among them. */
export const ModeratorDesk = ({ words, visitor, acts, cases }: DeskProps & { readonly cases: readonly QueuedCase[] }) => (
  <Wrap>
    <Crumbs words={words} trail={[]} here={words.t('desk.crumb')} />
    <Head
      title={words.t('desk.moderator.title')}
      lede={words.t('desk.moderator.lede', { n: cases.length })}
      actions={<ButtonLink href={to(words, '/moderation/queue')}>{words.t('desk.moderator.queue')}</ButtonLink>}
    />
    <Section id="awaiting" title={words.t('desk.moderator.cases')} intro={words.t('desk.moderator.cases-intro')} first>
      {cases.length === 0 ? <p>{words.t('moderation.queue.none-text')}</p> : null}
      <TaskList
        items={cases.slice(0, casesShown).map(({ id, state, reports, openedAt }) => ({
          href: to(words, `/moderation/cases/${id}`),
          title: words.t(`desk.moderator.case.${state === 'appealed' || state === 'second' ? state : 'open'}`),
          sub: words.t('desk.moderator.reported', { n: reports, date: words.date(openedAt) }),
          tag: <Tag icon="circle-dashed">{words.t(`moderation.state.${state}`)}</Tag>,
        }))}
      />
    </Section>
    <OwnActs words={words} lines={acts} />
    <OtherMandates words={words} visitor={visitor} />
  </Wrap>
)

/** The desk of an assessor: assessments are not on the platform yet, and it says so; what they look at is. */
export const AssessorDesk = ({ words, visitor, acts }: DeskProps) => (
  <Wrap>
    <Crumbs words={words} trail={[]} here={words.t('desk.crumb')} />
    <Head title={words.t('desk.assessor.title')} lede={words.t('desk.assessor.lede')} />
    <Section id="read" title={words.t('desk.assessor.read')} intro={words.t('desk.assessor.read-intro')} first>
      <List>
        <Entry title={words.t('desk.assessor.plans')} href={to(words, '/plans')} />
        <Entry title={words.t('desk.assessor.commitments')} href={to(words, '/commitments')} />
        <Entry title={words.t('desk.assessor.rules')} href={to(words, '/rules')} />
      </List>
    </Section>
    <OwnActs words={words} lines={acts} />
    <OtherMandates words={words} visitor={visitor} />
  </Wrap>
)

interface NobodyProps {
  readonly words: Words
  readonly invitations: readonly OpenInvitation[]
  readonly members: ReadonlyMap<string, Member>
}

/** The desk of someone who holds no mandate: how one comes by one. */
export const NobodyDesk = ({ words, invitations, members }: NobodyProps) => (
  <Wrap>
    <Crumbs words={words} trail={[]} here={words.t('desk.crumb')} />
    <Head title={words.t('desk.nobody.title')} lede={words.t('desk.nobody.lede')} />
    <Section id="awaiting" title={words.t('desk.await.title')} intro={words.t('desk.nobody.how')} first>
      <List>
        <InvitationEntries words={words} invitations={invitations} members={members} />
        <Entry title={words.t('desk.can.account')} href={to(words, '/account')} />
      </List>
    </Section>
  </Wrap>
)
