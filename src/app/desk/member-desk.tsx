import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import type { Mandate, Visitor } from '#kernel/visitor.ts'
import type { OpenInvitation } from '#modules/accounts'
import type { Forum } from '#modules/forum'
import { isGovernment, type Member } from '#modules/members'
import { Crumbs, Due, type DueItem, Entry, Head, List, Section, Subhead, to, Wrap } from '#ui'
import type { EntryLine } from '../sentences.ts'
import { Awaiting } from './awaiting.tsx'
import { Clocks } from './clocks.tsx'
import { daysBetween, type Owed, type OwedBy } from './owed.ts'
import { OwnContributions } from './own-contributions.tsx'
import { Changes, nameOf, OtherMandates, OwnActs } from './parts.tsx'

export interface MemberDeskProps {
  readonly words: Words
  readonly visitor: Visitor
  readonly acting: Mandate
  readonly member: Member
  readonly standing: OwedBy
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
  const { words, visitor, acting, member, standing, invitations, acts, changes, since, now } = props
  const name = nameOf(words, member)
  return (
    <Wrap>
      <Crumbs words={words} trail={[]} here={words.t('desk.crumb')} />
      <Head title={words.t('desk.member.title', { member: name })} lede={<Lede {...props} />} />
      <DueSection {...props} />
      <Clocks words={words} owed={standing.owed} now={now} />
      <Awaiting words={words} acting={acting} member={member} receipts={standing.receipts} invitations={invitations} />
      <OwnContributions words={words} standing={standing} />
      <Possible {...props} />
      <OwnActs words={words} lines={acts} />
      <Changes words={words} lines={changes} since={since} />
      <OtherMandates words={words} visitor={visitor} />
    </Wrap>
  )
}

const isLate = (now: Date) => (item: Owed) => item.deadline !== null && item.deadline < now

const Lede = ({ words, member, standing: { actionIds, owed, offered }, now }: MemberDeskProps) => {
  const dated = owed.filter(({ deadline }) => deadline !== null)
  const late = dated.filter(isLate(now)).length
  const page = <a href={to(words, `/members/${member.slug}`)}>{words.t('desk.member.public-page')}</a>
  return (
    <>
      {words.t('desk.member.joined', { member: nameOf(words, member), actions: actionIds.length })}{' '}
      <b>{words.t('desk.member.overdue', { n: late })}</b> {words.t('desk.member.later', { n: dated.length - late })}{' '}
      {words.t('desk.member.undated', { n: owed.length - dated.length })} {words.t('desk.member.offered', { n: offered.length })}{' '}
      {words.rich('desk.member.public', { page })}
    </>
  )
}

const DueSection = ({ words, standing: { owed }, now }: MemberDeskProps) => {
  const items = owed.flatMap((item) => (item.deadline === null ? [] : [{ ...item, deadline: item.deadline }]))
  const inDays = (item: { readonly deadline: Date }) => daysBetween(now, item.deadline)
  const groups = [
    { key: 'overdue', items: items.filter((item) => item.deadline < now) },
    { key: 'month', items: items.filter((item) => item.deadline >= now && inDays(item) <= 31) },
    { key: 'later', items: items.filter((item) => item.deadline >= now && inDays(item) > 31) },
  ] as const
  return (
    <Section id="due" title={words.t('desk.due.title')} intro={words.t('desk.due.intro')} first>
      {items.length === 0 ? <p>{words.t(owed.length === 0 ? 'desk.due.none' : 'desk.due.undated')}</p> : null}
      {groups.map(({ key, items: group }) =>
        group.length === 0 ? null : (
          <>
            <Subhead level={3}>{words.t(`desk.due.${key}`)}</Subhead>
            <Due words={words} late={key === 'overdue'} items={group.map((item) => dueItem(words, item, now))} />
          </>
        ),
      )}
    </Section>
  )
}

function dueItem(words: Words, item: Owed & { readonly deadline: Date }, now: Date): DueItem {
  const days = daysBetween(now, item.deadline)
  return {
    date: item.deadline,
    when: item.deadline < now ? words.t('desk.clocks.over', { n: -days }) : words.distance(now, item.deadline),
    title: words.t('desk.due.carry', { action: textFor(item.title, words.lang).text }),
    href: to(words, `/actions/${item.slug}`),
    text: words.t('desk.due.joined-on', { date: words.date(item.joinedAt) }),
    note: <a href={to(words, '/rules#R3')}>{words.t('desk.due.rule', { code: 'R3' })}</a>,
  }
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
