import './tables.ts'
import type { MessageKey } from '#kernel/i18n.ts'
import type { AnyRule } from '#modules/declaration'
import type { AnyFactDefinition } from '#record'
import { commitmentPublished, commitmentWithdrawn, reviewTold, statusTold } from './projectors/commitment.ts'
import {
  evidenceAdded,
  evidenceChecked,
  evidenceWithdrawn,
  milestoneDateChanged,
  milestoneReopened,
  milestoneReportedDone,
  progressReported,
} from './projectors/milestone.ts'
import {
  planAdopted,
  planAnnounced,
  planDocumentAdded,
  planDraftPublished,
  planPhaseReached,
  planRefreshed,
  planToldBySource,
  planWithdrawn,
} from './projectors/plan.ts'
import { milestoneRules } from './queries/milestone-rules.ts'
import { planRules } from './queries/plan-rules.ts'

export { type AddEvidenceForm, addEvidence } from './acts/add-evidence.ts'
export { type ChangeDateForm, changeDate } from './acts/change-date.ts'
export { nextReference } from './acts/next-reference.ts'
export { type Rechecked, recheckEvidence, type Watching } from './acts/recheck-evidence.ts'
export { reopenMilestone } from './acts/reopen-milestone.ts'
export { type ReportDoneForm, reportDone } from './acts/report-done.ts'
export { reportProgress } from './acts/report-progress.ts'
export { type PlanTold, tellPlan } from './acts/tell-plan.ts'
export { withdrawEvidence } from './acts/withdraw-evidence.ts'
export { migrations } from './migrations/index.ts'
export { commitmentPublished } from './projectors/commitment.ts'
export { evidenceAdded, milestoneDateChanged, milestoneReportedDone, progressReported } from './projectors/milestone.ts'
export { planAdopted, planAnnounced, planDocumentAdded, planDraftPublished, planPhaseReached } from './projectors/plan.ts'
export { type CommitmentFacts, commitmentFacts } from './queries/commitment-facts.ts'
export { commitmentReferences } from './queries/commitment-references.ts'
export { type CommitmentSummary, commitmentsByIds, commitmentsOfPlan, findCommitment } from './queries/commitments.ts'
export { draftsOfPlan, findDraft } from './queries/drafts.ts'
export { type Evidence, evidenceOfCommitments } from './queries/evidence.ts'
export {
  type Milestone,
  milestonesOfCommitment,
  milestonesOfCommitments,
  type NewDate,
  progressOfCommitments,
} from './queries/milestones.ts'
export { type ListedPlan, planIndex } from './queries/plan-index.ts'
export { type PlanCarriedOut, phasesOfPlans, plansCarriedOut, type ReachedPhase } from './queries/plan-rules.ts'
export { commitmentsOfVersion, isRefreshed, type VersionCommitment, versionsOfPlan } from './queries/plan-versions.ts'
export { findPlan, listPlans, type Plan, planName, plansByIds } from './queries/plans.ts'
export { plansOfMembers } from './queries/plans-of-members.ts'
export { type ProgressReport, progressReportsOf } from './queries/progress-reports.ts'
export { longestQuestion, searchCommitments } from './queries/search-commitments.ts'
export { type CommitmentToCarryOut, commitmentsToCarryOut } from './queries/to-carry-out.ts'
export { hasPlansToldBy } from './queries/told-plans.ts'
export {
  type CommitmentProgress,
  type CommitmentState,
  commitmentProgress,
  commitmentState,
  commitmentStates,
} from './rules/commitment-progress.ts'
export { disclosedProse, type RevisionTold, revisionOfDraft } from './rules/draft-content.ts'
export { draftProblems, type PlanPeriod } from './rules/draft-problems.ts'
export {
  type MilestoneFacts,
  type MilestoneState,
  type MilestoneStatus,
  milestoneStates,
  milestoneStatus,
} from './rules/milestone-status.ts'
export { endOfDay, monthsAfter } from './rules/next-plan.ts'
export { completeAtPace, type Pace } from './rules/pace.ts'
export { checkPlanKeptAlive, monthsLater, type PlanKeptAlive } from './rules/plan-kept-alive.ts'
export { midTermOf } from './rules/plan-period.ts'
export {
  type CoCreation,
  CommitmentContent,
  Completion,
  completions,
  DocumentKind,
  type Draft,
  type DraftProblem,
  type EmptyCell,
  type NewEvidence,
  type NewReport,
  noCoCreation,
  type OgpValue,
  ogpValues,
  PlanLevel,
  type PlanToldBySource,
  PlanYears,
  type PolicyArea,
  policyAreaList,
  policyAreas,
  proseFields,
  type ReviewValues,
  type TakenUpInput,
  type Telling,
  type ToldCommitment,
  type ToldPlan,
  type ToldReview,
  type TraceTarget,
} from './vocabulary.ts'
export { carryingOutRoutes } from './web/carrying-out-routes.tsx'
export { commitmentRoutes } from './web/commitment-routes.ts'
export { areaText, completionText, valueText } from './web/commitment-words.ts'
export { draftScript } from './web/draft-script.ts'
export { EvidenceTable } from './web/evidence-table.tsx'
export { sdgGoalText, sdgTargetCodes, sdgTargetText, uncacArticleText } from './web/goals.ts'
export { MilestoneTimeline, milestonePath } from './web/milestone-timeline.tsx'
export {
  CommitmentProgressBar,
  CommitmentStateTag,
  commitmentStateText,
  MilestoneTag,
  milestoneStatusText,
  progressSentence,
} from './web/milestone-words.tsx'

export { PlanTable } from './web/plan-index.tsx'
export { type PlanPorts, planRoutes } from './web/plan-routes.tsx'

/** R4, R9 and R10, as the registry shows them. */
export const rules: readonly AnyRule[] = [...planRules, ...milestoneRules]

/** The facts this module adds to the record. */
export const facts: readonly AnyFactDefinition[] = [
  planAnnounced,
  planToldBySource,
  planPhaseReached,
  planDraftPublished,
  planAdopted,
  planRefreshed,
  planWithdrawn,
  planDocumentAdded,
  commitmentPublished,
  commitmentWithdrawn,
  reviewTold,
  statusTold,
  milestoneDateChanged,
  milestoneReportedDone,
  milestoneReopened,
  evidenceAdded,
  evidenceChecked,
  evidenceWithdrawn,
  progressReported,
]

/** The tables computed from them, parents first. */
export const projectedTables: readonly string[] = [
  'action_plan',
  'plan_phase',
  'plan_version',
  'plan_document',
  'commitment',
  'plan_version_commitment',
  'commitment_revision',
  'commitment_trace',
  'milestone',
  'milestone_date',
  'evidence',
  'evidence_check',
  'progress_report',
  'commitment_review',
  'commitment_status',
  'commitment_search',
  'commitment_word',
]

/** The sentence of each kind of entry; placeholders `{member}`, `{plan}` and `{commitment}`. */
export const sentences = {
  'plan-announced': 'plans.sentence.plan-announced',
  'plan-told-by-source': 'plans.sentence.plan-told-by-source',
  'plan-phase-reached': 'plans.sentence.plan-phase-reached',
  'plan-draft-published': 'plans.sentence.plan-draft-published',
  'plan-adopted': 'plans.sentence.plan-adopted',
  'plan-refreshed': 'plans.sentence.plan-refreshed',
  'plan-withdrawn': 'plans.sentence.plan-withdrawn',
  'plan-document-added': 'plans.sentence.plan-document-added',
  'commitment-published': 'commitments.sentence.commitment-published',
  'commitment-withdrawn': 'commitments.sentence.commitment-withdrawn',
  'review-told': 'commitments.sentence.review-told',
  'status-told': 'commitments.sentence.status-told',
  'milestone-date-changed': 'milestones.sentence.milestone-date-changed',
  'milestone-reported-done': 'milestones.sentence.milestone-reported-done',
  'milestone-reopened': 'milestones.sentence.milestone-reopened',
  'evidence-added': 'milestones.sentence.evidence-added',
  'evidence-checked': 'milestones.sentence.evidence-checked',
  'evidence-withdrawn': 'milestones.sentence.evidence-withdrawn',
  'progress-reported': 'milestones.sentence.progress-reported',
} as const satisfies Record<string, MessageKey>
