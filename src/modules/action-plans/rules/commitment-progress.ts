import type { MilestoneState, MilestoneStatus } from './milestone-status.ts'

/** How far a commitment is, worked out from its milestones and their evidence. */
export interface CommitmentProgress {
  /** From 0 to 1: milestones done with evidence that can be read, of all its milestones. Null when it has none, or when nothing of any is told. */
  readonly share: number | null
  readonly total: number
  readonly counts: Readonly<Record<MilestoneState, number>>
  /** Milestones past their date without evidence that they are done (R9), reported done or not. */
  readonly late: number
  /** Days of the one that is longest past its date. */
  readonly lateDaysMost: number
}

/** Works out the progress of a commitment. Evidence that vanishes or is withdrawn never makes it more. */
export function commitmentProgress(milestones: readonly MilestoneStatus[]): CommitmentProgress {
  const tally = { ...noneYet }
  for (const { state } of milestones) tally[state] += 1
  const overdue = milestones.filter(({ state, lateDays }) => state !== 'done' && lateDays > 0)
  const total = milestones.length
  return {
    share: total === 0 || tally.unknown === total ? null : tally.done / total,
    total,
    counts: tally,
    late: overdue.length,
    lateDaysMost: Math.max(0, ...overdue.map(({ lateDays }) => lateDays)),
  }
}

const noneYet: Readonly<Record<MilestoneState, number>> = {
  late: 0,
  'evidence-vanished': 0,
  'done-without-evidence': 0,
  'under-way': 0,
  'not-started': 0,
  unknown: 0,
  done: 0,
}

/** One word for the whole commitment, the most telling first. */
export const commitmentStates = ['withdrawn', 'done', 'in-question', 'late', 'under-way', 'not-started', 'unknown'] as const
export type CommitmentState = (typeof commitmentStates)[number]

/** How a commitment stands: done only with evidence on every milestone (R10); in question when some evidence can no longer be read. */
export function commitmentState({ counts, total, late }: CommitmentProgress, withdrawn: boolean): CommitmentState {
  if (withdrawn) return 'withdrawn'
  if (total === 0 || counts.unknown === total) return 'unknown'
  if (counts.done === total) return 'done'
  if (counts['evidence-vanished'] > 0) return 'in-question'
  if (late > 0) return 'late'
  return counts['not-started'] + counts.unknown === total ? 'not-started' : 'under-way'
}
