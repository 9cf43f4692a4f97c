import type { LocalizedText } from '#kernel/languages.ts'
import type { CommitmentContent, ProseField, ReviewTold, StatusTold } from './commitment.ts'
import type { PlanToldBySource } from './plan.ts'

/** What a source says an independent review found. */
export type ToldReview = Pick<ReviewTold, 'product' | 'year' | 'values'>

/** The state that a source gives a commitment. */
export type ToldStatus = Pick<StatusTold, 'completion' | 'word' | 'on'>

/** A commitment as a published source tells it. */
export interface ToldCommitment {
  /** What the source calls it, the same every time; sources give one name to several commitments. */
  readonly name: string
  /** A reference of our form that the source gives it; it is kept where it is free. */
  readonly reference: string | null
  readonly content: CommitmentContent
  readonly prose: Readonly<Partial<Record<ProseField, LocalizedText>>>
  readonly reviews: readonly ToldReview[]
  /** Null: the source gives it none. */
  readonly status: ToldStatus | null
}

/** A plan as a published source tells it, with some or all of its commitments. */
export interface ToldPlan {
  readonly source: string
  /** What the source calls it, the same every time. */
  readonly name: string
  readonly memberId: string
  /** ISO 3166-1 alpha-2, or `XX`: what references begin with. */
  readonly country: string
  readonly plan: PlanToldBySource
  readonly commitments: readonly ToldCommitment[]
}

/** What telling did: nothing is appended for what already stands. */
export type Telling = 'new' | 'revised' | 'unchanged'

/** One commitment after it was told. `kept`: the member has changed it itself since; nothing was appended. */
export interface ToldResult {
  readonly reference: string
  readonly telling: Telling | 'kept'
}

/** Why a source may not tell a plan: the member keeps it here itself. */
export type TellRefusal = 'plan-of-member-itself'
