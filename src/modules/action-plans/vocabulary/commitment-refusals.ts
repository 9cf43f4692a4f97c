/** Why an act on a commitment or its draft is refused. Each has a sentence in every language: `commitments.refusal.<name>`. */
export const commitmentRefusals = [
  'mandate-not-in-force',
  'mandate-for-no-member',
  'mandate-not-contact',
  'plan-unknown',
  'plan-of-another',
  'plan-told-by-source',
  'plan-withdrawn',
  'plan-ended',
  'plan-adopted',
  'plan-not-adopted',
  'drafts-too-many',
  'draft-unknown',
  'draft-deleted',
  'draft-published',
  'draft-changed-meanwhile',
  'commitment-unknown',
  'commitment-told-by-source',
  'commitment-withdrawn',
  'revision-not-open',
  'revision-lacking',
  'nothing-changed',
  'reason-missing',
  'milestone-dropped',
  'milestone-date-edited',
] as const
export type CommitmentRefusal = (typeof commitmentRefusals)[number]

type Refusal<Name extends CommitmentRefusal> = Name
type PlanRefusal = Refusal<'plan-of-another' | 'plan-told-by-source' | 'plan-withdrawn' | 'plan-ended'>
export type WriterRefusal = Refusal<'mandate-not-in-force' | 'mandate-for-no-member'>
export type ContactRefusal = Refusal<WriterRefusal | 'mandate-not-contact'>
export type StartDraftRefusal = Refusal<PlanRefusal | 'drafts-too-many'>
export type EditDraftRefusal = Refusal<PlanRefusal | 'draft-deleted' | 'commitment-withdrawn' | 'plan-adopted'>
export type DeleteDraftRefusal = Refusal<PlanRefusal | 'draft-published'>
export type OpenRevisionRefusal = Refusal<PlanRefusal | 'commitment-told-by-source' | 'commitment-withdrawn' | 'plan-not-adopted'>
export type PublishRevisionRefusal = Refusal<
  'revision-not-open' | 'nothing-changed' | 'reason-missing' | 'milestone-dropped' | 'milestone-date-edited' | 'revision-lacking'
>
export type WithdrawCommitmentRefusal = Refusal<PlanRefusal | 'commitment-told-by-source' | 'commitment-withdrawn' | 'reason-missing'>
