import type { EvidenceState } from '../vocabulary.ts'
import { dayNotOver, daysBetween, daysOver } from './day-over.ts'

/** What the status of a milestone needs of one piece of evidence. */
export interface EvidenceStanding {
  readonly state: EvidenceState
  readonly withdrawnAt: Date | null
}

/** What the status of a milestone is worked out from. */
export interface MilestoneFacts {
  readonly startsOn: string | null
  readonly dueOn: string | null
  /** The day since which the member says it is done. */
  readonly doneOn: string | null
  readonly evidence: readonly EvidenceStanding[]
  /** True once the plan is adopted: a draft binds nobody. */
  readonly adopted: boolean
  /** True when a published source tells of the commitment, not the member: what is not told here is unknown, not late. */
  readonly toldBySource: boolean
}

/**
 * How a milestone stands, worked out and never declared. `evidence-vanished`: it was reported done and its evidence can no
 * longer be read, so the question is open again. `unknown`: nobody told.
 */
export const milestoneStates = [
  'late',
  'evidence-vanished',
  'done-without-evidence',
  'under-way',
  'not-started',
  'unknown',
  'done',
] as const
export type MilestoneState = (typeof milestoneStates)[number]

export interface MilestoneStatus {
  readonly state: MilestoneState
  /** Days past its date: until now while it is not done with evidence, until the day it was done when it is. */
  readonly lateDays: number
  /** True when it is done and some of its evidence reads otherwise than when it was added. */
  readonly changed: boolean
}

/** Evidence that can be read: not withdrawn, not vanished. What was just added counts until a look says otherwise. */
export const stands = ({ state, withdrawnAt }: EvidenceStanding): boolean => withdrawnAt === null && state !== 'vanished'

/** How a milestone stands at an instant. The only place where it is worked out: pages, rules, the explorer and downloads call it. */
export function milestoneStatus(facts: MilestoneFacts, now: Date): MilestoneStatus {
  const { doneOn, dueOn, startsOn, evidence } = facts
  const lateDays = dueOn === null || !facts.adopted ? 0 : daysOver(dueOn, now)
  if (doneOn !== null) {
    if (evidence.some(stands)) return { state: 'done', lateDays: doneLate(doneOn, dueOn), changed: evidence.some(hasChanged) }
    const vanished = evidence.some(({ state, withdrawnAt }) => withdrawnAt === null && state === 'vanished')
    return { state: vanished ? 'evidence-vanished' : 'done-without-evidence', lateDays, changed: false }
  }
  const plain = (state: MilestoneState, late = 0) => ({ state, lateDays: late, changed: false })
  if (facts.toldBySource && evidence.length === 0) return plain('unknown')
  if (!facts.adopted && !facts.toldBySource) return plain('not-started')
  if (lateDays > 0) return plain('late', lateDays)
  return plain(startsOn !== null && startsOn > dayNotOver(now) ? 'not-started' : 'under-way')
}

const hasChanged = ({ state, withdrawnAt }: EvidenceStanding) => withdrawnAt === null && state === 'changed'
const doneLate = (doneOn: string, dueOn: string | null) => (dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, doneOn)))
