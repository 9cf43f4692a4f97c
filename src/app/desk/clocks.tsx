import type { Words } from '#kernel/i18n.ts'
import { Clock, ClockList, LocalText, Section, to } from '#ui'
import { daysBetween, type Owed } from './owed.ts'

interface ClocksProps {
  readonly words: Words
  readonly owed: readonly Owed[]
  readonly now: Date
}

/** The clock of rule R3 on each action joined and not in a plan; nothing when there is none. */
export const Clocks = ({ words, owed, now }: ClocksProps) => {
  if (owed.length === 0) return null
  const known = owed.some(({ deadline }) => deadline !== null)
  return (
    <Section id="clocks" title={words.t('desk.clocks.title')} intro={words.t(known ? 'desk.clocks.intro' : 'desk.clocks.unknown')}>
      <ClockList
        items={owed.map((item) => ({
          title: <LocalText words={words} text={item.title} />,
          href: to(words, `/actions/${item.slug}`),
          note: noteOf(words, item),
          clock: <ClockOf words={words} item={item} now={now} />,
        }))}
      />
    </Section>
  )
}

const joinedOn = (words: Words, { joinedAt }: Owed) => words.t('desk.clocks.joined', { date: words.date(joinedAt) })

const noteOf = (words: Words, item: Owed) => (item.deadline === null ? words.t('desk.clocks.no-plan') : undefined)

const ClockOf = ({ words, item, now }: { readonly words: Words; readonly item: Owed; readonly now: Date }) => {
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
