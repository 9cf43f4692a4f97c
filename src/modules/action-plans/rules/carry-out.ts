import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import {
  type AddEvidenceRefusal,
  type CarryOutRefusal,
  type ChangeDateRefusal,
  mostEvidence,
  type NewEvidence,
  type NewReport,
  type ReopenRefusal,
  type ReportDoneRefusal,
  type ReportProgressRefusal,
  type WithdrawEvidenceRefusal,
} from '../vocabulary.ts'
import { daysOver, newestDay } from './day-over.ts'

/** What decides whether a member may carry out a commitment in public. */
export interface CommitmentStanding {
  readonly memberId: string
  readonly withdrawnAt: Date | null
  readonly planWithdrawnAt: Date | null
  readonly planAdoptedAt: Date | null
  /** The published source that tells of it; null when it is the member's own. */
  readonly source: string | null
}

/** Says whether a member may report on a commitment: its own, of an adopted plan or one told by a source, while it is not withdrawn. */
export function mayCarryOut(commitment: CommitmentStanding | null, memberId: string): Outcome<null, CarryOutRefusal> {
  if (commitment === null) return refuse('commitment-unknown')
  if (commitment.memberId !== memberId) return refuse('commitment-of-another')
  if (commitment.withdrawnAt !== null) return refuse('commitment-withdrawn')
  if (commitment.planWithdrawnAt !== null) return refuse('plan-withdrawn')
  if (commitment.planAdoptedAt === null && commitment.source === null) return refuse('plan-not-adopted')
  return allow(null)
}

/** What decides about a milestone. */
export interface MilestoneStanding {
  readonly dueOn: string | null
  readonly doneOn: string | null
}

/** Says whether a milestone may be reported done: once, with a day that has begun. */
export function decideReportDone(milestone: MilestoneStanding | null, on: string, now: Date): Outcome<null, ReportDoneRefusal> {
  if (milestone === null) return refuse('milestone-unknown')
  if (milestone.doneOn !== null) return refuse('milestone-done')
  return on > newestDay(now) ? refuse('date-ahead') : allow(null)
}

/** Says whether a milestone may have another date: while it is not done, another day than it has, and none that is over. */
export function decideChangeDate(milestone: MilestoneStanding | null, due: string, now: Date): Outcome<null, ChangeDateRefusal> {
  if (milestone === null) return refuse('milestone-unknown')
  if (milestone.doneOn !== null) return refuse('milestone-done')
  if (due === milestone.dueOn) return refuse('date-same')
  return daysOver(due, now) > 0 ? refuse('date-over') : allow(null)
}

/** Says whether a member may take back that a milestone is done. */
export function decideReopen(milestone: MilestoneStanding | null): Outcome<null, ReopenRefusal> {
  if (milestone === null) return refuse('milestone-unknown')
  return milestone.doneOn === null ? refuse('milestone-not-done') : allow(null)
}

/** Evidence that is there already, as far as a new piece is compared with it. */
export interface EvidenceThere {
  readonly milestoneId: string | null
  readonly link: string | null
  readonly sha256: string | null
  readonly withdrawnAt: Date | null
}

/** Says whether evidence may be added: what is already there for the same milestone is not added again. */
export function decideAddEvidence(
  there: readonly EvidenceThere[],
  milestoneId: string | null,
  { link, file }: NewEvidence,
): Outcome<null, Exclude<AddEvidenceRefusal, 'milestone-unknown'>> {
  const same = (one: EvidenceThere) => (link === null ? one.sha256 === file?.sha256 : one.link === link)
  if (there.some((one) => one.withdrawnAt === null && one.milestoneId === milestoneId && same(one))) return refuse('evidence-there-already')
  return there.length >= mostEvidence ? refuse('evidence-too-many') : allow(null)
}

/** Says whether evidence may be withdrawn: once. */
export function decideWithdrawEvidence(evidence: Pick<EvidenceThere, 'withdrawnAt'> | null): Outcome<null, WithdrawEvidenceRefusal> {
  if (evidence === null) return refuse('evidence-unknown')
  return evidence.withdrawnAt === null ? allow(null) : refuse('evidence-withdrawn')
}

/** Says whether a period may be reported on: begun, not reported yet, and complete only when every milestone has evidence (R10). */
export function decideReportProgress(
  periods: readonly { readonly from: string; readonly to: string }[],
  { from, to, completion }: Pick<NewReport, 'from' | 'to' | 'completion'>,
  notShown: number,
  now: Date,
): Outcome<null, ReportProgressRefusal> {
  if (to > newestDay(now)) return refuse('period-ahead')
  if (periods.some((period) => period.from <= to && from <= period.to)) return refuse('period-reported')
  return completion === 'complete' && notShown > 0 ? refuse('milestones-not-shown') : allow(null)
}
