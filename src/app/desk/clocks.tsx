import type { Words } from '#kernel/i18n.ts'
import type { Plan } from '#modules/action-plans'
import { Clock, ClockList, LocalText, Section, to } from '#ui'
import { whereCarried } from '../owed/action-duties.ts'
import { daysBetween } from '../owed/duty.ts'
import type { JoinedAction } from '../owed/joined.ts'

interface ClocksProps {
  readonly words: Words
  readonly clocks: readonly JoinedAction[]
  /** The member's own plans: the one that is being written takes the action. */
  readonly plans: readonly Plan[]
  readonly now: Date
}

/** The clock of rule R3 on each action joined and not in a plan; nothing when there is none. */
export const Clocks = ({ words, clocks, plans, now }: ClocksProps) => {
  if (clocks.length === 0) return null
  const known = clocks.some(({ deadline }) => deadline !== null)
  return (
    <Section id="clocks" title={words.t('desk.clocks.title')} intro={words.t(known ? 'desk.clocks.intro' : 'desk.clocks.unknown')}>
      <ClockList
        items={clocks.map((item) => ({
          title: <LocalText words={words} text={item.title} />,
          href: to(words, `/actions/${item.slug}`),
          note: noteOf(words, item, plans),
          clock: <ClockOf words={words} item={item} now={now} />,
        }))}
      />
    </Section>
  )
}

const joinedOn = (words: Words, { joinedAt }: JoinedAction) => words.t('desk.clocks.joined', { date: words.date(joinedAt) })

/** Where it is carried into a plan, or left: leaving is always free (R2). */
function noteOf(words: Words, { slug, deadline }: JoinedAction, plans: readonly Plan[]) {
  const draft = plans.some(({ adoptedAt }) => adoptedAt === null)
  const write = <a href={to(words, whereCarried(plans))}>{words.t(draft ? 'desk.clocks.draft' : 'desk.clocks.announce')}</a>
  const leave = <a href={to(words, `/actions/${slug}/participation/withdraw`)}>{words.t('desk.clocks.leave')}</a>
  return (
    <>
      {deadline === null ? <>{words.t('desk.clocks.no-plan')} </> : null}
      {words.rich('desk.clocks.or', { write, leave })}
    </>
  )
}

const ClockOf = ({ words, item, now }: { readonly words: Words; readonly item: JoinedAction; readonly now: Date }) => {
  // Without an end a bar would measure nothing: the days are told in words.
  if (item.deadline === null) {
    return (
      <p>
        {joinedOn(words, item)}
        <br />
        {words.t('desk.clocks.elapsed', { n: daysBetween(item.joinedAt, now) })}
      </p>
    )
  }
  const days = daysBetween(now, item.deadline)
  return (
    <Clock
      words={words}
      from={item.joinedAt}
      until={item.deadline}
      now={now}
      fromText={joinedOn(words, item)}
      untilText={words.date(item.deadline)}
      left={item.deadline < now ? words.t('desk.clocks.over', { n: -days }) : words.t('desk.clocks.left', { n: days })}
    />
  )
}
