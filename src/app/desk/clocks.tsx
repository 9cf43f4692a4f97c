import type { Words } from '#kernel/i18n.ts'
import { Clock, LocalText, Section, to } from '#ui'
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
      <ul role="list" class="ops">
        {owed.map((item) => (
          <li>
            <div>
              <h3>
                <a href={to(words, `/actions/${item.slug}`)}>
                  <LocalText words={words} text={item.title} />
                </a>
              </h3>
              {item.deadline === null ? <p>{words.t('desk.clocks.no-plan')}</p> : null}
            </div>
            <ClockOf words={words} item={item} now={now} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

const ClockOf = ({ words, item, now }: { readonly words: Words; readonly item: Owed; readonly now: Date }) => {
  const joined = words.t('desk.clocks.joined', { date: words.date(item.joinedAt) })
  // Without an end a bar would measure nothing: the days are told in words.
  if (item.deadline === null) {
    return (
      <p>
        {joined}
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
      fromText={joined}
      untilText={words.date(item.deadline)}
      left={item.deadline < now ? words.t('desk.clocks.over', { n: -days }) : words.t('desk.clocks.left', { n: days })}
    />
  )
}
