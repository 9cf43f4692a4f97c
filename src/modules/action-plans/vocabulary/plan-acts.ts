import type { LocalizedText } from '#kernel/languages.ts'
import type { DraftProblem } from './draft.ts'
import type { DocumentKind, PlanPhase, PlanYears, StoredFile } from './plan.ts'

/** Why an act about a plan is refused. Each has a sentence in every language: `plans.refusal.<name>`. */
export const planRefusals = [
  'plan-unknown',
  'mandate-not-in-force',
  'mandate-for-no-member',
  'mandate-not-contact',
  'member-not-government',
  'member-withdrawn',
  'plan-of-another',
  'plan-told-by-source',
  'plan-withdrawn',
  'plan-ended',
  'plan-adopted',
  'period-taken',
  'cycle-taken',
  'phase-reached',
  'phase-before-missing',
  'date-ahead',
  'date-before-phase',
  'no-commitment',
  'draft-lacking',
  'nothing-changed',
  'comment-day-past',
  'plan-lacking',
  'not-four-years',
  'not-in-implementation',
  'already-refreshed',
  'reason-missing',
  'document-missing',
] as const
export type PlanRefusal = (typeof planRefusals)[number]

type Refusal<Name extends PlanRefusal> = Name
/** Nobody who may not act for the member acts. */
export type PlanMandateRefusal = Refusal<'mandate-not-in-force' | 'mandate-for-no-member' | 'mandate-not-contact'>
/** The plan takes no act of this member any more. */
export type ClosedPlanRefusal = Refusal<'plan-of-another' | 'plan-told-by-source' | 'plan-withdrawn' | 'plan-ended'>
export type AnnounceRefusal = Refusal<
  'member-not-government' | 'member-withdrawn' | 'period-taken' | 'cycle-taken' | 'date-ahead' | 'date-before-phase'
>
export type DateRefusal = Refusal<'date-ahead' | 'date-before-phase'>
export type ReachPhaseRefusal = Refusal<ClosedPlanRefusal | DateRefusal | 'phase-reached' | 'phase-before-missing'>
export type PublishDraftRefusal = Refusal<
  ClosedPlanRefusal | 'plan-adopted' | 'phase-before-missing' | 'no-commitment' | 'draft-lacking' | 'nothing-changed' | 'comment-day-past'
>
export type AdoptRefusal = Refusal<ClosedPlanRefusal | DateRefusal | 'plan-adopted' | 'plan-lacking'>
export type RefreshRefusal = Refusal<
  ClosedPlanRefusal | 'not-four-years' | 'not-in-implementation' | 'already-refreshed' | 'plan-lacking' | 'nothing-changed'
>
export type WithdrawPlanRefusal = Refusal<ClosedPlanRefusal | 'reason-missing'>
export type AddDocumentRefusal = Refusal<'plan-of-another' | 'plan-told-by-source' | 'document-missing'>

/** What rules need to know of a plan. */
export interface PlanState {
  readonly memberId: string
  readonly source: string | null
  readonly phase: PlanPhase | null
  /** When that phase was reached, or its newest draft published. */
  readonly phaseAt: Date | null
  readonly years: number | null
  readonly adoptedAt: Date | null
  readonly withdrawnAt: Date | null
}

/** A plan as a point of contact announces it. Days are `2026-12-31`. */
export interface AnnounceForm {
  readonly submission: string
  readonly cycle: number
  readonly years: PlanYears
  readonly from: string
  readonly to: string
  readonly adoptionDue: string
  readonly title: LocalizedText | null
  /** The day it was announced, today or before. */
  readonly day: string
}

/** A document as somebody who acts for the member adds it: a file that is kept, or an address. */
export interface DocumentForm {
  readonly submission: string
  readonly kind: DocumentKind
  readonly title: string
  readonly link: string | null
  readonly file: StoredFile | null
}

/** A commitment as the plan would hold it now: what was last published, or what is being written. */
export interface PlanItem {
  readonly id: string
  readonly reference: string
  /** Null while it was never published. */
  readonly revision: number | null
  /** Whether what is being written says something else than what was last published. */
  readonly changed: boolean
  readonly problems: readonly DraftProblem[]
}

/** The newest version of a plan, as rules need it. */
export interface LastVersion {
  readonly version: number
  readonly commentUntil: string | null
  readonly commitments: readonly { readonly commitment: string; readonly revision: number }[]
}

/** What stands in the way of adopting a plan, where it is mended, and in which words. */
export interface Obstacle {
  readonly name: 'no-commitment' | 'draft-not-published' | 'comment-open' | 'unpublished-change' | 'commitment-lacking' | 'empty-cell'
  /** The commitment it is about. */
  readonly reference: string | null
  readonly problem: DraftProblem | null
  /** An input that has no answer yet. */
  readonly cell: LocalizedText | null
  /** `2026-12-31`: until when the draft is open to comment. */
  readonly day: string | null
  /** Address without language. */
  readonly href: string
}
