/** The words of action plans, by subject; facts' schemas are here, since the record keeps what they describe for good. */
export * from './vocabulary/carrying-out.ts'
export * from './vocabulary/co-creation.ts'
export * from './vocabulary/commitment.ts'
export * from './vocabulary/commitment-refusals.ts'
export * from './vocabulary/draft.ts'
export * from './vocabulary/milestone.ts'
export * from './vocabulary/plan.ts'
export * from './vocabulary/plan-acts.ts'
export * from './vocabulary/policy-areas.ts'
export * from './vocabulary/texts.ts'
export * from './vocabulary/told-plan.ts'

/** Names of the fields of words that stand beside entries of this module, apart from the prose of commitments. */
export const wordsField = {
  reason: 'reason',
  title: 'title',
  link: 'link',
  note: 'note',
  description: 'description',
  fileName: 'name',
  done: 'done',
  challenges: 'challenges',
  nextSteps: 'nextSteps',
} as const
