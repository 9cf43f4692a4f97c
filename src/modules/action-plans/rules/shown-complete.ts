import type { RuleFinding } from '#modules/declaration'
import type { Completion } from '../vocabulary.ts'
import { type CommitmentProgress, commitmentProgress } from './commitment-progress.ts'
import { type MilestoneFacts, milestoneStatus } from './milestone-status.ts'
import { completeAtPace } from './pace.ts'

/** What R10 asks of one commitment. */
export interface Completeness {
  /** What the member last declared, and the entry where it did; null while it declared nothing. */
  readonly declared: { readonly completion: Completion; readonly entryId: string } | null
  readonly milestones: readonly MilestoneFacts[]
  /** When its plan was adopted: its pace is counted from there. */
  readonly adoptedAt?: Date | null | undefined
}

/** Milestones without evidence that they are done. */
export const notShown = ({ total, counts }: CommitmentProgress): number => total - counts.done

/** R10: who declares a commitment complete has evidence on every milestone. Missed when evidence vanished afterwards. */
export function checkShownComplete({ declared, milestones, adoptedAt }: Completeness, now: Date): RuleFinding {
  const progress = commitmentProgress(milestones.map((one) => milestoneStatus(one, now)))
  const open = notShown(progress)
  const values = { n: progress.counts.done, total: progress.total }
  if (declared?.completion !== 'complete') {
    const date = adoptedAt == null ? null : completeAtPace({ from: adoptedAt, done: progress.counts.done, total: progress.total }, now)
    const evidence = [{ key: 'milestones.evidence.not-declared-complete' as const, values }]
    return { state: 'waiting', evidence, ...(date === null ? {} : { forecast: { key: 'standing.forecast.pace', values: { date } } }) }
  }
  const { entryId } = declared
  if (progress.total === 0) return { state: 'unknown', evidence: [{ key: 'milestones.evidence.no-milestones', entryId }] }
  if (open === 0) return { state: 'met', evidence: [{ key: 'milestones.evidence.complete', values, entryId }] }
  return { state: 'missed', evidence: [{ key: 'milestones.evidence.complete-not-shown', values: { n: open }, entryId }] }
}
