import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import type { Mandate } from '#kernel/visitor.ts'
import type { OpenInvitation } from '#modules/accounts'
import type { Member } from '#modules/members'
import { Section, Tag, type Task, TaskList, to } from '#ui'
import type { Duty } from '../owed/duty.ts'
import type { Receipt } from '../owed/joined.ts'
import { nameOf } from './parts.tsx'

interface AwaitingProps {
  readonly words: Words
  readonly acting: Mandate
  readonly member: Member
  /** Everything owed: what has a date, a clock or a form of its own on this page is not told twice. */
  readonly duties: readonly Duty[]
  readonly receipts: readonly Receipt[]
  readonly invitations: readonly OpenInvitation[]
}

/** What waits for the visitor and has no date, each with its form: invitations, what people and meetings wait for, the endorsement, receipts. */
export const Awaiting = (props: AwaitingProps) => {
  const { words } = props
  const tasks = tasksOf(props)
  return (
    <Section id="awaiting" title={words.t('desk.await.title')} intro={words.t('desk.await.intro')}>
      {tasks.length === 0 ? <p>{words.t('desk.await.none')}</p> : <TaskList items={tasks} />}
    </Section>
  )
}

const elsewhere = ['R3/', 'contribution/']

function tasksOf({ words, acting, member, duties, receipts, invitations }: AwaitingProps): readonly Task[] {
  const todo = <Tag icon="circle-dashed">{words.t('desk.await.tag')}</Tag>
  const optional = <Tag icon="circle-dashed">{words.t('desk.await.tag-optional')}</Tag>
  const invited = invitations.map(({ id }) => ({
    href: to(words, `/invitations/${id}`),
    title: words.t('desk.await.invitation'),
    tag: todo,
  }))
  const owed = duties
    .filter(({ id, due }) => due === null && !elsewhere.some((start) => id.startsWith(start)))
    .map((duty) => ({ href: to(words, duty.href), title: duty.sentence(words), sub: duty.detail(words), tag: todo }))
  const received = receipts.map(({ slug, title, contributionId, giver, deliveredAt }) => ({
    href: to(words, `/actions/${slug}/participation/contributions/${contributionId}/receipt`),
    title: words.t('desk.await.receipt', { action: textFor(title, words.lang).text }),
    sub: words.t('desk.await.receipt-on', { member: nameOf(words, giver), date: words.date(deliveredAt) }),
    tag: optional,
  }))
  // Only a point of contact speaks for its member: an editor is not offered the endorsement.
  if (member.endorsedAt !== null || member.status === 'withdrawn' || acting.kind !== 'point-of-contact')
    return [...invited, ...owed, ...received]
  const endorse = {
    href: to(words, `/members/${member.slug}/endorsement`),
    title: words.t('desk.await.endorse'),
    sub: words.t('desk.await.endorse-text', { member: nameOf(words, member) }),
    tag: optional,
  }
  return [...invited, ...owed, endorse, ...received]
}
