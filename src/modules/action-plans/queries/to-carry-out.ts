import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import type { PlanPhase } from '../vocabulary.ts'
import { bindingCommitments, lastDeclared } from './milestone-rules.ts'
import { type Milestone, milestonesOfCommitments } from './milestones.ts'

/** A commitment that binds its member, with what is left to do and to tell. */
export interface CommitmentToCarryOut {
  readonly id: string
  readonly planId: string
  readonly memberId: string
  readonly reference: string
  readonly title: LocalizedText
  readonly phase: PlanPhase | null
  /** The last day of its last progress report. */
  readonly reportedTo: string | null
  readonly milestones: readonly Milestone[]
}

/** The commitments a member is bound to carry out, in order of reference: what its desk and its reminders are made from. */
export async function commitmentsToCarryOut(db: Db, memberId: string, now: Date): Promise<readonly CommitmentToCarryOut[]> {
  const commitments = await bindingCommitments(db, { memberId })
  const ids = commitments.map(({ id }) => id)
  const [milestones, declared] = await Promise.all([milestonesOfCommitments(db, ids, now), lastDeclared(db, ids)])
  return commitments.map(({ adoptedAt: _adopted, ...commitment }) => ({
    ...commitment,
    reportedTo: declared.get(commitment.id)?.to ?? null,
    milestones: milestones.get(commitment.id) ?? [],
  }))
}
