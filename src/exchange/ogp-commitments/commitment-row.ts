import type { Told } from './cell-values.ts'
import type { Place } from './place-of.ts'
import type { RowDamage } from './sheet-bounds.ts'

/** What an independent review says on one row of the sheet, in the words of the record. */
export interface RowReview {
  readonly specificity: Told<'none' | 'low' | 'medium' | 'high'>
  readonly verifiable: Told<boolean>
  readonly potentialImpact: Told<'worsens' | 'none' | 'minor' | 'moderate' | 'transformative'>
  readonly potentialForResults: Told<'unclear' | 'modest' | 'substantial'>
  readonly completionMidTerm: Told<RowCompletion>
  readonly completionEndOfTerm: Told<RowCompletion>
  readonly earlyResults: Told<RowResults>
  readonly didItOpen: Told<RowResults>
  readonly yearMidTerm: Told<number>
  readonly yearEndOfTerm: Told<number>
}
export type RowCompletion = 'no-evidence' | 'not-started' | 'limited' | 'substantial' | 'complete'
export type RowResults = 'none' | 'moderate' | 'significant' | 'worsened' | 'did-not-change' | 'marginal' | 'major' | 'outstanding'

/** One commitment as a row of the sheet tells it, cleaned, without addresses and numbers of persons. */
export interface CommitmentRow {
  /** The line of the file. */
  readonly line: number
  /** As the source numbers commitments: not unique, not always there. */
  readonly identifier: string | null
  readonly place: Place
  readonly region: string | null
  readonly planNumber: number | null
  readonly number: number | null
  readonly year: number
  readonly endYear: number | null
  readonly years: number | null
  readonly title: string
  readonly fullText: string | null
  readonly from: string | null
  readonly to: string | null
  readonly lead: string | null
  readonly supporters: readonly string[]
  readonly url: string | null
  readonly theme: string | null
  readonly values: {
    readonly transparency: Told<boolean>
    readonly participation: Told<boolean>
    readonly accountability: Told<boolean>
    readonly technology: Told<boolean>
  }
  /** Headings of the policy areas that hold 1. */
  readonly areas: readonly string[]
  readonly review: RowReview
}

/** How a row was repaired. */
export type RepairKind =
  | RowDamage
  | 'html'
  | 'encoding'
  | 'spaces'
  | 'text-mark'
  | 'number-form'
  | 'date-form'
  | 'date-order-guessed'
  | 'date-from-1904'
  | 'period-contradicts'
  | 'value-unknown'
  | 'identifier-form'
  | 'title-from-short-title'
  | 'title-from-full-text'
  | 'year-from-start'
  | 'text-cut'
  | 'address-unusable'
  | 'contacts-removed'
  | 'same-row-again'

/** One repair: in which column, what, and the text before where that helps (never one that held an address or number of a person). */
export interface RowRepair {
  readonly heading: string | null
  readonly how: RepairKind
  readonly before?: string
}

/** Why a row is refused. */
export type RowRefusalKind =
  | 'cells-do-not-match-headings'
  | 'cell-too-long'
  | 'place-missing'
  | 'place-not-a-member'
  | 'title-missing'
  | 'year-missing'
  | 'year-unreadable'
  | 'plan-of-member-itself'
  | 'commitment-of-member-itself'

/** One reason to refuse a row, and the column it is in. */
export interface RowRefusal {
  readonly heading: string | null
  readonly why: RowRefusalKind
}

/** What became of a row. A row is accepted (perhaps repaired) or refused, never neither. */
export type RowOutcome =
  | { readonly accepted: true; readonly row: CommitmentRow; readonly repairs: readonly RowRepair[]; readonly redacted: number }
  | { readonly accepted: false; readonly line: number; readonly refusals: readonly RowRefusal[]; readonly redacted: number }
