import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { isGovernment, type Member } from '#modules/members'
import { to } from '#ui'
import type { Joined } from '../owed/joined.ts'
import type { DueGroups } from './due-section.tsx'

interface Props {
  readonly words: Words
  readonly visitor: Visitor
  readonly member: Member
  readonly joined: Joined
  readonly groups: DueGroups
}

/** The desk in a sentence: what was joined and is in no plan, what is overdue, what comes, and where everyone sees it. */
export const DeskFigures = ({ words, visitor, member, joined, groups: { overdue, month, later } }: Props) => {
  const page = <a href={to(words, `/members/${member.slug}`)}>{words.t('desk.member.public-page')}</a>
  const others = visitor.mandates.length > 1
  return (
    <>
      {joinedSentence(words, member, joined)} <b>{words.t('desk.member.overdue', { n: overdue.length })}</b>{' '}
      {words.t('desk.figures.later', { month: month.length, later: later.length })}{' '}
      {words.t('desk.member.offered', { n: joined.offered.length })} {words.rich('desk.member.public', { page })}{' '}
      {others
        ? words.rich('desk.figures.mandates', {
            n: visitor.mandates.length,
            switch: <a href="#mandates">{words.t('desk.figures.switch')}</a>,
          })
        : null}
    </>
  )
}

/** `You joined 3 collective actions; 1 is not in a plan; the clock ends on 31 May 2027.` */
export function joinedSentence(
  words: Words,
  member: Pick<Member, 'kind'>,
  { actionIds, clocks }: Pick<Joined, 'actionIds' | 'clocks'>,
): string {
  const n = actionIds.length
  if (n === 0) return words.t('desk.figures.none')
  if (!isGovernment(member)) return words.t('desk.figures.joined', { n })
  if (clocks.length === 0) return words.t('desk.figures.carried', { n })
  const [first] = clocks.flatMap(({ deadline }) => (deadline === null ? [] : [deadline]))
  const open = clocks.length
  return first === undefined
    ? words.t('desk.figures.undated', { n, open })
    : words.t('desk.figures.clock', { n, open, date: words.date(first) })
}
