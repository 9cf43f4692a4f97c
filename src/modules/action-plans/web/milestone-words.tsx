import type { Words } from '#kernel/i18n.ts'
import { type IconName, Progress, Tag, Time } from '#ui'
import type { CommitmentProgress, CommitmentState } from '../rules/commitment-progress.ts'
import type { MilestoneState, MilestoneStatus } from '../rules/milestone-status.ts'

type TagKind = 'ok' | 'warn' | 'bad' | 'info'

const marks: Readonly<Record<MilestoneState, { readonly icon: IconName; readonly kind?: TagKind }>> = {
  late: { icon: 'clock', kind: 'warn' },
  'evidence-vanished': { icon: 'link-off', kind: 'bad' },
  'done-without-evidence': { icon: 'circle-minus', kind: 'warn' },
  'under-way': { icon: 'progress', kind: 'info' },
  'not-started': { icon: 'circle-dashed' },
  unknown: { icon: 'eye-off' },
  done: { icon: 'circle-check', kind: 'ok' },
}

/** The icon of a milestone's state, the same everywhere. */
export const milestoneIcon = (state: MilestoneState): IconName => marks[state].icon

/** How a milestone stands, in words: “12 days late”. */
export const milestoneStatusText = (words: Words, { state, lateDays, changed }: MilestoneStatus): string =>
  state === 'done' && changed ? words.t('milestones.status.done-changed') : words.t(`milestones.status.${state}`, { days: lateDays })

/** The tag of a milestone: icon, word and colour. */
export const MilestoneTag = ({ words, status }: { words: Words; status: MilestoneStatus }) => (
  <Tag kind={status.state === 'done' && status.changed ? 'warn' : marks[status.state].kind} icon={marks[status.state].icon}>
    {milestoneStatusText(words, status)}
  </Tag>
)

const commitmentMarks: Readonly<Record<CommitmentState, { readonly icon: IconName; readonly kind?: TagKind }>> = {
  withdrawn: { icon: 'door-exit' },
  done: { icon: 'circle-check', kind: 'ok' },
  'in-question': { icon: 'link-off', kind: 'bad' },
  late: { icon: 'clock', kind: 'warn' },
  'under-way': { icon: 'progress', kind: 'info' },
  'not-started': { icon: 'circle-dashed' },
  unknown: { icon: 'eye-off' },
}

/** How a commitment stands, in words. */
export const commitmentStateText = (words: Words, state: CommitmentState): string => words.t(`milestones.commitment-state.${state}`)

/** The tag of a commitment: icon, word and colour. */
export const CommitmentStateTag = ({ words, state }: { words: Words; state: CommitmentState }) => (
  <Tag kind={commitmentMarks[state].kind} icon={commitmentMarks[state].icon}>
    {commitmentStateText(words, state)}
  </Tag>
)

/** “3 of 5 milestones done with evidence, 1 past its date”. */
export function progressSentence(words: Words, progress: CommitmentProgress): string {
  const { total, counts, late, share } = progress
  if (total === 0) return words.t('milestones.progress.none')
  if (share === null) return words.t('milestones.progress.unknown', { total })
  const done = words.t('milestones.progress.done', { n: counts.done, total })
  return late === 0 ? done : `${done} ${words.t('milestones.progress.late', { n: late })}`
}

/** The bar of a commitment: one cell per milestone; the sentence below says the same. */
export function CommitmentProgressBar({ words, progress }: { words: Words; progress: CommitmentProgress }) {
  const sentence = progressSentence(words, progress)
  if (progress.total === 0 || progress.share === null) return <p>{sentence}</p>
  return <Progress done={progress.counts.done} late={progress.late} total={progress.total} label={sentence} sentence={sentence} />
}

/** A calendar day as pages show it. */
export const Day = ({ words, day }: { words: Words; day: string }) => <Time words={words} date={new Date(`${day}T00:00:00Z`)} />
