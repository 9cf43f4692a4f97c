import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import type { Mandate, Visitor } from '#kernel/visitor.ts'
import type { OpenInvitation } from '#modules/accounts'
import type { Forum } from '#modules/forum'
import { isGovernment, type Member } from '#modules/members'
import { Crumbs, Entry, Head, List, Section, to, Wrap } from '#ui'
import type { OwedByMember } from '../owed/owed-by.ts'
import type { EntryLine } from '../sentences.ts'
import { Awaiting } from './awaiting.tsx'
import { Clocks } from './clocks.tsx'
import { DraftsSection, type PlanInWriting } from './drafts-section.tsx'
import { DueSection, groupDue } from './due-section.tsx'
import { DeskFigures } from './figures.tsx'
import { OwnContributions } from './own-contributions.tsx'
import { Changes, nameOf, OtherMandates, OwnActs } from './parts.tsx'

export interface MemberDeskProps {
  readonly words: Words
  readonly visitor: Visitor
  readonly acting: Mandate
  readonly member: Member
  readonly owed: OwedByMember
  readonly writing: readonly PlanInWriting[]
  /** Forums of others in which the member holds a seat. */
  readonly sits: ReadonlyArray<{ readonly forum: Forum; readonly member: Member }>
  readonly invitations: readonly OpenInvitation[]
  readonly acts: readonly EntryLine[]
  readonly changes: readonly EntryLine[]
  readonly since: Date | null
  readonly now: Date
}

/** The desk of someone who acts for a member: what it owes by date, its clocks, what waits, what can be done, what happened. */
export const MemberDesk = (props: MemberDeskProps) => {
  const { words, visitor, acting, member, owed, writing, invitations, acts, changes, since, now } = props
  const { duties, joined } = owed
  const groups = groupDue(duties, now)
  const government = isGovernment(member)
  return (
    <Wrap>
      <Crumbs words={words} trail={[]} here={words.t('desk.crumb')} />
      <Head
        title={words.t('desk.member.title', { member: nameOf(words, member) })}
        lede={<DeskFigures words={words} visitor={visitor} member={member} joined={joined} groups={groups} />}
      />
      <DueSection words={words} groups={groups} memberSlug={member.slug} now={now} />
      <Clocks words={words} clocks={joined.clocks} plans={owed.plans} now={now} />
      <Awaiting words={words} acting={acting} member={member} duties={duties} receipts={joined.receipts} invitations={invitations} />
      {government ? <DraftsSection words={words} plans={writing} mayAnnounce={acting.kind === 'point-of-contact'} /> : null}
      <OwnContributions words={words} joined={joined} />
      <Changes words={words} lines={changes} since={since} />
      <Possible {...props} />
      <OwnActs words={words} lines={acts} />
      <OtherMandates words={words} visitor={visitor} />
    </Wrap>
  )
}

const Possible = ({ words, acting, member, sits }: MemberDeskProps) => (
  <Section id="can" title={words.t('desk.can.title')}>
    <List>
      <Entry title={words.t('desk.can.join')} href={to(words, '/actions')} text={words.t('desk.can.join-text')} />
      <Entry title={words.t('desk.can.correct')} href={to(words, `/members/${member.slug}`)} text={words.t('desk.can.correct-text')} />
      {acting.kind === 'point-of-contact' ? (
        <Entry title={words.t('desk.can.editors')} href={to(words, '/desk/editors')} text={words.t('desk.can.editors-text')} />
      ) : null}
      {isGovernment(member) ? (
        <Entry title={words.t('forum.desk.title')} href={to(words, `/members/${member.slug}/forum`)} text={words.t('forum.desk.text')} />
      ) : null}
      {isGovernment(member) ? <Entry title={words.t('standing.link')} href={to(words, `/members/${member.slug}/standing`)} /> : null}
      {sits.map(({ forum, member: { slug } }) => (
        <Entry
          title={words.t('forum.desk.sits', { forum: textFor(forum.name, words.lang).text })}
          href={to(words, `/members/${slug}/forum`)}
        />
      ))}
      <Entry title={words.t('desk.can.page', { member: nameOf(words, member) })} href={to(words, `/members/${member.slug}`)} />
      <Entry title={words.t('desk.can.account')} href={to(words, '/account')} />
    </List>
  </Section>
)
