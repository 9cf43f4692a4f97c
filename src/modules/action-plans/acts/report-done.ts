import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { milestoneReportedDone } from '../projectors/milestone.ts'
import { decideReportDone } from '../rules/carry-out.ts'
import {
  type ActorRefusal,
  type AddEvidenceRefusal,
  type CarryOutRefusal,
  type NewEvidence,
  type ReportDoneRefusal,
  wordsField,
} from '../vocabulary.ts'
import { appendEvidence } from './append-evidence.ts'
import { deriveId } from './derive-id.ts'
import { beginCarryingOut, lockForCarryingOut, readMilestone, told } from './lock-carrying-out.ts'

/** That a milestone is done, since which day, and perhaps what shows it. */
export interface ReportDoneForm {
  readonly submission: string
  readonly on: string
  readonly note: string | null
  readonly evidence: NewEvidence | null
}

type Refusals = ReportDoneRefusal | AddEvidenceRefusal | ActorRefusal | CarryOutRefusal

/** A member reports a milestone done, with or without evidence: both are recorded, or neither. The same form sent again adds nothing. */
export function reportDone(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  reference: string,
  position: number,
  { submission, on, note, evidence }: ReportDoneForm,
  lock = lockForCarryingOut,
): Promise<Outcome<{ readonly entryId: string }, Refusals>> {
  return ctx.db.transaction().execute(async (trx) => {
    const begun = await beginCarryingOut(trx, ctx, mandate, reference, lock)
    if (!begun.ok) return begun
    const commitment = begun.fact
    const milestone = await readMilestone(trx, commitment.id, position)
    const report = deriveId(submission, milestone?.id ?? '', commitment.memberId, 'done')
    if (milestone?.reportId === report && milestone.doneEntryId !== null) return allow({ entryId: milestone.doneEntryId })
    if (milestone?.reportId === report) return refuse('report-taken-back')
    const decided = decideReportDone(milestone, on, ctx.now())
    if (!decided.ok) return decided
    if (milestone === null) return refuse('milestone-unknown')
    const fact = factFrom(ctx, {
      ...told(mandate, commitment),
      data: { milestone: milestone.id, report, on },
      disclosures: note === null ? {} : { [wordsField.note]: note },
    })
    // Evidence first: when it is refused, nothing has been written.
    if (evidence !== null) {
      const id = deriveId(submission, milestone.id, commitment.memberId, 'evidence')
      const added = await appendEvidence(trx, ctx, mandate, commitment, { id, milestoneId: milestone.id, evidence })
      if (!added.ok) return added
    }
    await append(trx, milestoneReportedDone, fact)
    return allow({ entryId: fact.id })
  })
}
