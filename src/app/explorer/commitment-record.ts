import type { ListedCommitment } from './explore.ts'
import { daysLate, progressState } from './facet-row.ts'

/** Columns of the files of commitments, in order. Codes and ids, the same in every language; days are `2026-12-31`. */
export const columns = [
  'reference',
  'title',
  'titleLanguage',
  'member',
  'memberName',
  'country',
  'plan',
  'planYear',
  'planPhase',
  'leadInstitution',
  'values',
  'policyAreas',
  'sdgTargets',
  'progress',
  'daysLate',
  'milestones',
  'milestonesWithEvidence',
  'due',
  'declared',
  'assessed',
  'stateTold',
  'source',
  'fictional',
  'address',
] as const
export type CommitmentColumn = (typeof columns)[number]

/** A commitment as files and the API give it. Lists are joined by `; ` in tables. */
export type CommitmentRecord = Readonly<Record<CommitmentColumn, string | number | boolean | null | readonly string[]>>

/** One commitment as files and the API give it, as of a day. */
export function commitmentRecord({ commitment, facts, plan, member }: ListedCommitment, today: string, origin: string): CommitmentRecord {
  const { title } = commitment
  return {
    reference: commitment.reference,
    title: title[title.original] ?? '',
    titleLanguage: title.original,
    member: member?.slug ?? null,
    memberName: member === undefined ? null : (member.name[member.name.original] ?? null),
    country: member?.country ?? null,
    plan: plan?.slug ?? null,
    planYear: facts.planYear,
    planPhase: facts.phase,
    leadInstitution: facts.lead,
    values: facts.values,
    policyAreas: facts.policyAreas,
    sdgTargets: facts.sdgTargets,
    progress: progressState(facts, today),
    daysLate: daysLate(facts, today),
    milestones: facts.milestones,
    milestonesWithEvidence: facts.proven,
    due: facts.lastDue,
    declared: facts.declared,
    assessed: facts.assessed,
    stateTold: facts.told,
    source: facts.source,
    fictional: facts.fictional,
    address: `${origin}/en/commitments/${commitment.reference}`,
  }
}

/** A cell of a table: lists joined, nothing where there is nothing. */
export const tableCell = (value: CommitmentRecord[CommitmentColumn]): string | number | boolean | null =>
  typeof value === 'object' && value !== null ? value.join('; ') : value
