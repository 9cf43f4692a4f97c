import type { Context } from '#kernel/context.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { progressReported } from '../projectors/milestone.ts'
import { progressOfCommitments } from '../queries/milestones.ts'
import { progressReportsOf } from '../queries/progress-reports.ts'
import { decideReportProgress } from '../rules/carry-out.ts'
import { notShown } from '../rules/shown-complete.ts'
import { type ActorRefusal, type CarryOutRefusal, type NewReport, type ReportProgressRefusal, wordsField } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { beginCarryingOut, lockForCarryingOut, told } from './lock-carrying-out.ts'

/** A member declares how far a commitment is, for a period. Complete only when every milestone has evidence (R10). The same form sent again adds nothing. */
export function reportProgress(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  reference: string,
  { submission, from, to, completion, done, challenges, nextSteps }: NewReport,
  lock = lockForCarryingOut,
): Promise<Outcome<{ readonly entryId: string }, ReportProgressRefusal | ActorRefusal | CarryOutRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const begun = await beginCarryingOut(trx, ctx, mandate, reference, lock)
    if (!begun.ok) return begun
    const commitment = begun.fact
    const report = deriveId(submission, commitment.id, commitment.memberId, 'progress')
    const reports = await progressReportsOf(trx, commitment.id)
    const same = reports.find(({ id }) => id === report)
    if (same !== undefined) return allow({ entryId: same.entryId })
    const progress = (await progressOfCommitments(trx, [commitment.id], ctx.now())).get(commitment.id)
    const open = progress === undefined ? 0 : notShown(progress)
    const decided = decideReportProgress(reports, { from, to, completion }, open, ctx.now())
    if (!decided.ok) return decided
    const fact = factFrom(ctx, {
      ...told(mandate, commitment),
      data: { report, from, to, completion },
      disclosures: {
        [wordsField.done]: done,
        ...(challenges === null ? {} : { [wordsField.challenges]: challenges }),
        ...(nextSteps === null ? {} : { [wordsField.nextSteps]: nextSteps }),
      },
    })
    await append(trx, progressReported, fact)
    return allow({ entryId: fact.id })
  })
}
