import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { Icon, type IconName } from '../icon.tsx'
import { Items, MaybeLink, Ordered } from './items.tsx'
import { Time } from './marks.tsx'

export interface TimelineItem {
  readonly id?: string | undefined
  readonly date: Date | null
  /** Other words for the date, or the words where there is none. */
  readonly dateText?: string | undefined
  readonly icon: IconName
  readonly title: Child
  readonly href?: string | undefined
  readonly text?: Child
  readonly tag?: Child
  /** For milestones. */
  readonly state?: 'done' | 'late' | 'next' | undefined
}

/** What happened, or must happen, in order. */
export const Timeline = ({ words, items }: { words: Words; items: readonly TimelineItem[] }) => (
  <Ordered class="timeline">
    {items.map((item) => (
      <li id={item.id} class={item.state === undefined ? undefined : `ms-${item.state}`}>
        <span class="timeline__dot">
          <Icon name={item.icon} />
        </span>
        <div>
          <h3>
            <MaybeLink href={item.href}>{item.title}</MaybeLink>
          </h3>
          {item.text ? <p>{item.text}</p> : null}
          {item.tag}
        </div>
        {item.date === null ? (
          <span class="timeline__when">{item.dateText}</span>
        ) : (
          <Time words={words} date={item.date} text={item.dateText} />
        )}
      </li>
    ))}
  </Ordered>
)

interface ProgressProps {
  readonly done: number
  readonly late: number
  readonly total: number
  /** What the bar shows, for those who do not see it. */
  readonly label: string
  /** The data: “3 of 5 milestones done, 1 late”. */
  readonly sentence: Child
}

/** One cell per milestone; the sentence below is the data. */
export const Progress = ({ done, late, total, label, sentence }: ProgressProps) => (
  <div class="progress">
    <div class="progress__bar" role="img" aria-label={label}>
      {Array.from({ length: total }, (_, at) => (
        <i class={at < done ? 'done' : at < done + late ? 'late' : undefined} />
      ))}
    </div>
    <p>{sentence}</p>
  </div>
)

interface GaugeProps {
  /** What it measures, for those who do not see it. */
  readonly label: string
  /** How far it is; neither is told while nobody knows. */
  readonly value?: number | undefined
  readonly of?: number | undefined
  /** The data: “300 of 1,200 rows”. */
  readonly sentence: Child
}

/** How far a piece of work is, while it is done; the sentence below is the data. */
export const Gauge = ({ label, value, of, sentence }: GaugeProps) => (
  <div class="progress">
    <progress aria-label={label} value={value} max={of} />
    <p>{sentence}</p>
  </div>
)

interface ClockProps {
  readonly words: Words
  readonly from: Date
  readonly until: Date
  readonly now: Date
  /** What began then; its date unless said. */
  readonly fromText?: Child
  readonly untilText?: Child
  /** “106 days left”. */
  readonly left: Child
}

/** A deadline that runs in public: how much of the time is gone, and what is left in words. */
export function Clock({ words, from, until, now, fromText, untilText, left }: ClockProps) {
  const whole = until.getTime() - from.getTime()
  const gone = whole <= 0 ? 1 : Math.min(1, Math.max(0, (now.getTime() - from.getTime()) / whole))
  return (
    <div class="clock">
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width={Math.round(gone * 1000) / 10} height="1" />
      </svg>
      <span>
        <span>{fromText ?? <Time words={words} date={from} />}</span>
        <span>{untilText ?? <Time words={words} date={until} />}</span>
      </span>
      <b>{left}</b>
    </div>
  )
}

/** Clocks with what each is about beside it. */
export const ClockList = ({
  items,
}: {
  items: ReadonlyArray<{ readonly title: Child; readonly href?: string; readonly note?: Child; readonly clock: Child }>
}) => (
  <Items class="list clocks">
    {items.map(({ title, href, note, clock }) => (
      <li>
        <div>
          <h3>
            <MaybeLink href={href}>{title}</MaybeLink>
          </h3>
          {note ? <p>{note}</p> : null}
        </div>
        {clock}
      </li>
    ))}
  </Items>
)

export interface Phase {
  readonly when: Child
  readonly title: Child
  readonly text?: Child
  readonly state: 'past' | 'now' | 'next'
}

/** The phases of a consultation; every one has a date. */
export const Phases = ({ label, phases }: { label: string; phases: readonly Phase[] }) => (
  <Ordered class="phases" label={label}>
    {phases.map(({ when, title, text, state }) => (
      <li class={state === 'past' ? 'past' : undefined} aria-current={state === 'now' ? 'step' : undefined}>
        <span class="phases__when">{when}</span>
        <b>{title}</b>
        {text ? <p>{text}</p> : null}
      </li>
    ))}
  </Ordered>
)

interface LoopProps {
  readonly steps: ReadonlyArray<{ readonly icon: IconName; readonly title: Child; readonly text: Child }>
  /** What leads from the last step to the first. */
  readonly back: Child
  /** What the tape under the loop, the record, means. */
  readonly tape: Child
}

/** How a promise travels: a cycle in real text, above the tape of the record. */
export const Loop = ({ steps, back, tape }: LoopProps) => (
  <>
    <div class="loopbox">
      <Ordered class="loop">
        {steps.map(({ icon, title, text }) => (
          <li>
            <span class="loop__dot">
              <Icon name={icon} />
            </span>
            <div>
              <h3>{title}</h3>
              <p>{text}</p>
            </div>
          </li>
        ))}
      </Ordered>
      <p class="loop__back">
        <Icon name="repeat" />
        <span>{back}</span>
      </p>
    </div>
    <div class="tape">
      <p>{tape}</p>
    </div>
  </>
)
