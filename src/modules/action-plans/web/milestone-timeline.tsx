import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { LocalText, Timeline, type TimelineItem, to } from '#ui'
import type { Milestone } from '../queries/milestones.ts'
import type { MilestoneState } from '../rules/milestone-status.ts'
import { Day, MilestoneTag, milestoneIcon } from './milestone-words.tsx'

/** The address of a milestone, without language. */
export const milestonePath = (reference: string, { position }: Pick<Milestone, 'position'>): string =>
  `/commitments/${reference}/milestones/${position}`

const shownAs: Partial<Readonly<Record<MilestoneState, 'done' | 'late'>>> = {
  done: 'done',
  late: 'late',
  'evidence-vanished': 'late',
  'done-without-evidence': 'late',
}

/** The milestones of a commitment in order, each with its dates, its evidence and how it stands; every earlier date stays visible. */
export const MilestoneTimeline = ({
  words,
  reference,
  milestones,
}: {
  words: Words
  reference: string
  milestones: readonly Milestone[]
}) => (
  <Timeline
    words={words}
    items={milestones.map((milestone): TimelineItem => {
      const { status, title, dueOn, position } = milestone
      return {
        id: `milestone-${position}`,
        date: dueOn === null ? null : new Date(`${dueOn}T00:00:00Z`),
        dateText: dueOn === null ? words.t('milestones.no-date') : undefined,
        icon: milestoneIcon(status.state),
        title: <LocalText words={words} text={title} />,
        href: to(words, milestonePath(reference, milestone)),
        text: <Told words={words} milestone={milestone} />,
        tag: <MilestoneTag words={words} status={status} />,
        state: shownAs[status.state],
      }
    })}
  />
)

/** What a line says besides its state: done since when, the dates it had, how much evidence there is. */
function Told({ words, milestone }: { words: Words; milestone: Milestone }) {
  const evidence = milestone.evidence.filter(({ withdrawnAt }) => withdrawnAt === null).length
  const parts: Child[] = [
    ...(milestone.doneOn === null ? [] : [words.rich('milestones.line.done', { date: <Day words={words} day={milestone.doneOn} /> })]),
    ...(evidence === 0 ? [] : [words.t('milestones.line.evidence', { n: evidence })]),
    ...milestone.dates.flatMap((one) =>
      one.before === null ? [] : [<FormerDate words={words} before={one.before} reason={one.reason} />],
    ),
  ]
  return (
    <>
      {parts.map((part, at) => (
        <>
          {at === 0 ? '' : ' '}
          {part}
        </>
      ))}
    </>
  )
}

/** A date a milestone had, with the reason why it has another now. */
export const FormerDate = ({ words, before, reason }: { words: Words; before: string; reason: string | null }) =>
  reason === null
    ? words.rich('milestones.line.was-due', { date: <Day words={words} day={before} /> })
    : words.rich('milestones.line.was-due-because', {
        date: <Day words={words} day={before} />,
        reason: <bdi dir="auto">{reason}</bdi>,
      })
