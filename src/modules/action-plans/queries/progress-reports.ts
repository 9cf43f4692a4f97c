import type { Db } from '#kernel/database.ts'
import '../tables.ts'
import type { Completion } from '../vocabulary.ts'

/** What a member declares for a period. Words that were erased are null. */
export interface ProgressReport {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly completion: Completion
  readonly done: string | null
  readonly challenges: string | null
  readonly nextSteps: string | null
  readonly reportedAt: Date
  readonly entryId: string
}

/** The progress reports of a commitment, the newest period first. */
export async function progressReportsOf(db: Db, commitmentId: string): Promise<readonly ProgressReport[]> {
  return db
    .selectFrom('progress_report')
    .select(['id', 'period_from as from', 'period_to as to', 'completion', 'done', 'challenges', 'next_steps as nextSteps'])
    .select(['reported_at as reportedAt', 'entry_id as entryId'])
    .where('commitment_id', '=', commitmentId)
    .orderBy('period_to', 'desc')
    .orderBy('reported_at', 'desc')
    .execute()
}
