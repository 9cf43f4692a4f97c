import type { Context } from '#kernel/context.ts'
import { type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import type { ActorRefusal, AddEvidenceRefusal, CarryOutRefusal, NewEvidence } from '../vocabulary.ts'
import { appendEvidence } from './append-evidence.ts'
import { deriveId } from './derive-id.ts'
import { beginCarryingOut, lockForCarryingOut, readMilestone } from './lock-carrying-out.ts'

/** Evidence of a milestone, by its number, or of the whole commitment. */
export interface AddEvidenceForm {
  readonly submission: string
  readonly milestone: number | null
  readonly evidence: NewEvidence
}

/** A member adds evidence to its commitment. The same form sent again adds nothing. */
export function addEvidence(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  reference: string,
  { submission, milestone: position, evidence }: AddEvidenceForm,
  lock = lockForCarryingOut,
): Promise<Outcome<{ readonly evidenceId: string }, AddEvidenceRefusal | ActorRefusal | CarryOutRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const begun = await beginCarryingOut(trx, ctx, mandate, reference, lock)
    if (!begun.ok) return begun
    const commitment = begun.fact
    const milestone = position === null ? null : await readMilestone(trx, commitment.id, position)
    if (position !== null && milestone === null) return refuse('milestone-unknown')
    const id = deriveId(submission, commitment.id, commitment.memberId, 'evidence')
    return appendEvidence(trx, ctx, mandate, commitment, { id, milestoneId: milestone?.id ?? null, evidence })
  })
}
