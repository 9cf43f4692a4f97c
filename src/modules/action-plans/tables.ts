import type { ColumnType } from 'kysely'
import type { Language, LocalizedText } from '#kernel/languages.ts'
import type {
  CommitmentContent,
  Completion,
  DocumentKind,
  DraftContent,
  EvidenceKind,
  EvidenceState,
  PlanLevel,
  PlanPhase,
  ProseField,
  ReviewTold,
  ReviewValues,
  Trace,
} from './vocabulary.ts'
import './tables/evidence-watch.ts'
import '#kernel/database.ts'

/** `jsonb`: written as text, read as a value. Fine here, since what was hashed is the entry, not this copy. */
type Localized<T> = ColumnType<T, string, string>

export interface ActionPlanTable {
  id: string
  member_id: string
  slug: string
  cycle: number | null
  level: PlanLevel
  years: number | null
  year_submitted: number | null
  period_from: string | null
  period_to: string | null
  /** The day until which the member means to adopt it; null for a plan told by a source. */
  adoption_due: string | null
  title: Localized<LocalizedText | null>
  fictional: boolean
  /** The published source that tells of it; null for a plan of the member's own acts. */
  source: string | null
  /** Null for a plan told by a source: which phase it is in is not told. */
  phase: PlanPhase | null
  phase_at: Date | null
  adopted_at: Date | null
  adopted_version: number | null
  told_at: Date
  entry_id: string
  withdrawn_at: Date | null
  withdrawal_reason_given: boolean
  withdrawal_reason: string | null
  withdrawal_entry_id: string | null
}

/** One row per phase a plan reached. */
export interface PlanPhaseTable {
  plan_id: string
  phase: PlanPhase
  reached_at: Date
  entry_id: string
}

/** A published version of a plan: drafts, the adopted one, the mid-term refresh. */
export interface PlanVersionTable {
  plan_id: string
  version: number
  kind: 'draft' | 'adopted' | 'refreshed'
  comment_until: string | null
  published_at: Date
  entry_id: string
}

export interface PlanVersionCommitmentTable {
  plan_id: string
  version: number
  /** From 1, in the order the plan gives them. */
  position: number
  commitment_id: string
  revision: number
}

export interface PlanDocumentTable {
  id: string
  plan_id: string
  kind: DocumentKind
  title: string | null
  link: string | null
  sha256: string | null
  media_type: string | null
  bytes: number | null
  added_at: Date
  entry_id: string
}

/** A commitment as its newest revision says, with what searches and filters ask. */
export interface CommitmentTable {
  id: string
  plan_id: string
  member_id: string
  reference: string
  country: string
  number: number | null
  revision: number
  title: Localized<LocalizedText>
  lead: string | null
  period_from: string | null
  period_to: string | null
  ogp_values: readonly string[]
  policy_areas: readonly string[]
  action_ids: readonly string[]
  sdg_targets: readonly string[]
  uncac_articles: readonly number[]
  climate: boolean
  carried_from: string | null
  source: string | null
  fictional: boolean
  first_published_at: Date
  revised_at: Date
  entry_id: string
  withdrawn_at: Date | null
  withdrawal_reason_given: boolean
  withdrawal_reason: string | null
  withdrawal_entry_id: string | null
}

/** What a commitment said at each revision: none is ever changed. */
export interface CommitmentRevisionTable {
  commitment_id: string
  revision: number
  content: Localized<CommitmentContent>
  /** Prose by field; a field whose words were erased is absent. */
  prose: Localized<Partial<Record<ProseField, LocalizedText>>>
  reason_given: boolean
  reason: string | null
  published_at: Date
  entry_id: string
}

export interface CommitmentTraceTable {
  commitment_id: string
  kind: Trace['kind']
  target_id: string
}

export interface MilestoneTable {
  id: string
  commitment_id: string
  /** From 1, in the order of the newest revision. */
  position: number
  title: Localized<LocalizedText>
  output: Localized<LocalizedText | null>
  starts_on: string | null
  due_on: string | null
  /** The date it was first adopted or told with. */
  first_due_on: string | null
  owner: string | null
  supporters: readonly string[]
  /** True when the newest revision no longer holds it. */
  dropped: boolean
  done_on: string | null
  done_report_id: string | null
  done_note: string | null
  done_at: Date | null
  done_entry_id: string | null
}

/** Each new date of a milestone, with its reason. */
export interface MilestoneDateTable {
  id: string
  milestone_id: string
  due_before: string | null
  due_on: string
  reason: string | null
  told_at: Date
  entry_id: string
}

export interface EvidenceTable {
  id: string
  commitment_id: string
  milestone_id: string | null
  kind: EvidenceKind
  description: string | null
  link: string | null
  file_name: string | null
  sha256: string | null
  media_type: string | null
  bytes: number | null
  added_at: Date
  entry_id: string
  state: EvidenceState
  state_at: Date | null
  state_obstacle: string | null
  text_sha256: string | null
  copy_sha256: string | null
  copy_media_type: string | null
  copy_bytes: number | null
  copied_at: Date | null
  withdrawn_at: Date | null
  withdrawal_reason: string | null
  withdrawal_entry_id: string | null
}

/** Each check of evidence that found something new. */
export interface EvidenceCheckTable {
  entry_id: string
  evidence_id: string
  state: EvidenceState
  obstacle: string | null
  text_sha256: string | null
  copy_sha256: string | null
  checked_at: Date
}

export interface ProgressReportTable {
  id: string
  commitment_id: string
  period_from: string
  period_to: string
  completion: Completion
  done: string | null
  challenges: string | null
  next_steps: string | null
  reported_at: Date
  entry_id: string
}

/** What published sources say independent reviews found. */
export interface CommitmentReviewTable {
  id: string
  commitment_id: string
  product: ReviewTold['product']
  year: number | null
  told: Localized<ReviewValues>
  source: string
  told_at: Date
  entry_id: string
}

/** The states that published sources give a commitment, or one of its milestones; no completion where the word is no step of our scale. */
export interface CommitmentStatusTable {
  entry_id: string
  commitment_id: string
  milestone_id: string | null
  completion: Completion | null
  word: string
  status_on: string | null
  source: string
  told_at: Date
}

/** A commitment being written: private, never on the record. `id` is the commitment’s. */
export interface CommitmentDraftTable {
  id: string
  plan_id: string
  member_id: string
  reference: string
  country: string
  language: Language
  content: Localized<DraftContent>
  version: number
  created_at: Date
  changed_at: Date
  deleted_at: Date | null
  revision_opened_at: Date | null
  published_by: string | null
}

/** What a draft was at each version: what merging compares with. */
export interface CommitmentDraftVersionTable {
  draft_id: string
  version: number
  content: Localized<DraftContent>
  submission: string
  mandate_id: string
  saved_at: Date
}

declare module '#kernel/database.ts' {
  interface Database {
    action_plan: ActionPlanTable
    plan_phase: PlanPhaseTable
    plan_version: PlanVersionTable
    plan_version_commitment: PlanVersionCommitmentTable
    plan_document: PlanDocumentTable
    commitment: CommitmentTable
    commitment_revision: CommitmentRevisionTable
    commitment_trace: CommitmentTraceTable
    milestone: MilestoneTable
    milestone_date: MilestoneDateTable
    evidence: EvidenceTable
    evidence_check: EvidenceCheckTable
    progress_report: ProgressReportTable
    commitment_review: CommitmentReviewTable
    commitment_status: CommitmentStatusTable
    /** What a search for words looks in; `document` is a `tsvector`, read by PostgreSQL alone. */
    commitment_search: { commitment_id: string; document: string }
    /** Words of titles, for near spellings. */
    commitment_word: { word: string }
    commitment_draft: CommitmentDraftTable
    commitment_draft_version: CommitmentDraftVersionTable
  }
}
