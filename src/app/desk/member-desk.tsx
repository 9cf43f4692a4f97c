import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import type { Mandate, Visitor } from '#kernel/visitor.ts'
import type { OpenInvitation } from '#modules/accounts'
import type { Member } from '#modules/members'
import { Clock, Crumbs, Due, type DueItem, Entry, Head, List, LocalText, Note, Section, Subhead, Tag, TaskList, to, Wrap } from '#ui'
import type { EntryLine } from '../sentences.ts'
import { daysBetween, type Owed, type Receipt } from './owed.ts'
import { Changes, nameOf, OtherMandates, OwnActs } from './parts.tsx'

export interface MemberDeskProps {
  readonly words: Words
  readonly visitor: Visitor
  readonly acting: Mandate
  readonly member: Member
  readonly joined: number
  readonly owed: readonly Owed[]
  readonly receipts: readonly Receipt[]
  readonly invitations: readonly OpenInvitation[]
  readonly acts: readonly EntryLine[]
  readonly changes: readonly EntryLine[]
  readonly since: Date | null
  readonly now: Date
}

/** The desk of someone who acts for a member: what it owes by date, its clocks, what waits, what can be done, what happened. */
export const MemberDesk = (props: MemberDeskProps) => {
  const { words, visitor, member, owed, acts, changes, since } = props
  const name = nameOf(words, member)
  return (
    <Wrap>
      <Crumbs words={words} trail={[]} here={words.t('desk.crumb')} />
      <Head title={words.t('desk.member.title', { member: name })} lede={<Lede {...props} />} />
      <DueSection {...props} />
      {owed.length === 0 ? null : <Clocks {...props} />}
      <Awaiting {...props} />
      <Possible {...props} />
      <OwnActs words={words} lines={acts} />
      <Changes words={words} lines={changes} since={since} />
      <OtherMandates words={words} visitor={visitor} />
    </Wrap>
  )
}

const isLate = (now: Date) => (item: Owed) => item.deadline !== null && item.deadline < now

const Lede = ({ words, member, joined, owed, now }: MemberDeskProps) => {
  const dated = owed.filter(({ deadline }) => deadline !== null)
  const late = dated.filter(isLate(now)).length
  const page = <a href={to(words, `/members/${member.slug}`)}>{words.t('desk.member.public-page')}</a>
  return (
    <>
      {words.t('desk.member.joined', { member: nameOf(words, member), actions: joined })}{' '}
      <b>{words.t('desk.member.overdue', { n: late })}</b> {words.t('desk.member.later', { n: dated.length - late })}{' '}
      {words.rich('desk.member.public', { page })}
    </>
  )
}

const DueSection = ({ words, owed, now }: MemberDeskProps) => {
  const items = owed.flatMap((item) => (item.deadline === null ? [] : [{ ...item, deadline: item.deadline }]))
  const inDays = (item: { readonly deadline: Date }) => daysBetween(now, item.deadline)
  const groups = [
    { key: 'overdue', items: items.filter((item) => item.deadline < now) },
    { key: 'month', items: items.filter((item) => item.deadline >= now && inDays(item) <= 31) },
    { key: 'later', items: items.filter((item) => item.deadline >= now && inDays(item) > 31) },
  ] as const
  return (
    <Section id="due" title={words.t('desk.due.title')} intro={words.t('desk.due.intro')} first>
      {items.length === 0 ? <p>{words.t('desk.due.none')}</p> : null}
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

const Clocks = ({ words, owed, now }: MemberDeskProps) => (
  <Section id="clocks" title={words.t('desk.clocks.title')} intro={words.t('desk.clocks.intro')}>
    <ul role="list" class="ops">
      {owed.map((item) => (
        <li>
          <div>
            <h3>
              <a href={to(words, `/actions/${item.slug}`)}>
                <LocalText words={words} text={item.title} />
              </a>
            </h3>
          </div>
          <ClockOf words={words} item={item} now={now} />
        </li>
      ))}
    </ul>
  </Section>
)

const ClockOf = ({ words, item, now }: { readonly words: Words; readonly item: Owed; readonly now: Date }) => {
  if (item.deadline === null) return <Note>{words.t('desk.clocks.unknown')}</Note>
  const days = daysBetween(now, item.deadline)
  return (
    <Clock
      words={words}
      from={item.joinedAt}
      until={item.deadline}
      now={now}
      fromText={words.t('desk.clocks.joined', { date: words.date(item.joinedAt) })}
      untilText={words.date(item.deadline)}
      left={days < 0 ? words.t('desk.clocks.over', { n: -days }) : words.t('desk.clocks.left', { n: days })}
    />
  )
}

const Awaiting = (props: MemberDeskProps) => {
  const tasks = tasksOf(props)
  const { words } = props
  return (
    <Section id="awaiting" title={words.t('desk.await.title')} intro={words.t('desk.await.intro')}>
      {tasks.length === 0 ? <p>{words.t('desk.await.none')}</p> : <TaskList items={tasks} />}
    </Section>
  )
}

interface WaitingTask {
  readonly href: string
  readonly title: Child
  readonly sub?: Child
  readonly tag: Child
}

function tasksOf({ words, acting, member, receipts, invitations }: MemberDeskProps): WaitingTask[] {
  const todo = <Tag icon="circle-dashed">{words.t('desk.await.tag')}</Tag>
  const optional = <Tag icon="circle-dashed">{words.t('desk.await.tag-optional')}</Tag>
  const own = receipts.map(({ slug, title, giver }) => ({
    href: to(words, `/actions/${slug}`),
    title: words.t('desk.await.receipt', { action: textFor(title, words.lang).text }),
    sub: words.t('desk.await.receipt-text', { member: nameOf(words, giver) }),
    tag: optional,
  }))
  const invited = invitations.map(({ id }) => ({
    href: to(words, `/invitations/${id}`),
    title: words.t('desk.await.invitation'),
    tag: todo,
  }))
  if (member.endorsedAt !== null || acting.kind !== 'point-of-contact') return [...invited, ...own]
  const endorse = {
    href: to(words, `/members/${member.slug}/endorsement`),
    title: words.t('desk.await.endorse'),
    sub: words.t('desk.await.endorse-text', { member: nameOf(words, member) }),
    tag: optional,
  }
  return [...invited, endorse, ...own]
}

const Possible = ({ words, acting, member }: MemberDeskProps) => (
  <Section id="can" title={words.t('desk.can.title')}>
    <List>
      <Entry title={words.t('desk.can.join')} href={to(words, '/actions')} text={words.t('desk.can.join-text')} />
      <Entry title={words.t('desk.can.correct')} href={to(words, `/members/${member.slug}`)} text={words.t('desk.can.correct-text')} />
      {acting.kind === 'point-of-contact' ? (
        <Entry title={words.t('desk.can.editors')} href={to(words, '/desk/editors')} text={words.t('desk.can.editors-text')} />
      ) : null}
      <Entry title={words.t('desk.can.page', { member: nameOf(words, member) })} href={to(words, `/members/${member.slug}`)} />
      <Entry title={words.t('desk.can.account')} href={to(words, '/account')} />
    </List>
  </Section>
)
