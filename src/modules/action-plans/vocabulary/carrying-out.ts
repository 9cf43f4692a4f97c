import type { Completion } from './commitment.ts'
import type { StoredFile } from './plan.ts'

/** Why an act on milestones, evidence or progress is refused. Each has a sentence in every language: `milestones.refusal.<name>`. */
export const carryingOutRefusals = [
  'mandate-not-in-force',
  'mandate-for-no-member',
  'commitment-unknown',
  'commitment-of-another',
  'commitment-withdrawn',
  'plan-withdrawn',
  'plan-not-adopted',
  'milestone-unknown',
  'milestone-done',
  'milestone-not-done',
  'report-taken-back',
  'date-ahead',
  'date-over',
  'date-same',
  'evidence-unknown',
  'evidence-withdrawn',
  'evidence-there-already',
  'evidence-too-many',
  'period-ahead',
  'period-reported',
  'milestones-not-shown',
] as const
export type CarryingOutRefusal = (typeof carryingOutRefusals)[number]

type Refusal<Name extends CarryingOutRefusal> = Name
export type ActorRefusal = Refusal<'mandate-not-in-force' | 'mandate-for-no-member'>
export type CarryOutRefusal = Refusal<
  'commitment-unknown' | 'commitment-of-another' | 'commitment-withdrawn' | 'plan-withdrawn' | 'plan-not-adopted'
>
export type ReportDoneRefusal = Refusal<'milestone-unknown' | 'milestone-done' | 'report-taken-back' | 'date-ahead'>
export type ChangeDateRefusal = Refusal<'milestone-unknown' | 'milestone-done' | 'date-over' | 'date-same'>
export type ReopenRefusal = Refusal<'milestone-unknown' | 'milestone-not-done'>
export type AddEvidenceRefusal = Refusal<'milestone-unknown' | 'evidence-there-already' | 'evidence-too-many'>
export type WithdrawEvidenceRefusal = Refusal<'evidence-unknown' | 'evidence-withdrawn'>
export type ReportProgressRefusal = Refusal<'period-ahead' | 'period-reported' | 'milestones-not-shown'>

/** What a member may declare: that no evidence is available is for a reviewer to say. */
export const declaredCompletions = ['not-started', 'limited', 'substantial', 'complete'] as const satisfies readonly Completion[]

/** Most pieces of evidence of one commitment. */
export const mostEvidence = 200

/** Evidence as a form gives it: a link or a file that is kept, never both. */
export interface NewEvidence {
  readonly description: string
  readonly link: string | null
  readonly file: (StoredFile & { readonly name: string }) | null
}

/** What a progress report says, as a form gives it. */
export interface NewReport {
  readonly submission: string
  readonly from: string
  readonly to: string
  readonly completion: Completion
  readonly done: string
  readonly challenges: string | null
  readonly nextSteps: string | null
}
