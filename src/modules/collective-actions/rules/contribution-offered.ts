import type { RuleFinding } from '#modules/declaration'

/** What R1 asks about one current participation. */
export interface ContributionOffered {
  readonly contributionsTold: boolean
  readonly contributions: number
  readonly entryId: string
}

/** R1: a current participation has at least one contribution; where the source does not tell, nobody can know. */
export function checkContributionOffered({ contributionsTold, contributions, entryId }: ContributionOffered): RuleFinding {
  if (!contributionsTold) return { state: 'unknown', evidence: [{ key: 'actions.evidence.contribution-untold', entryId }] }
  if (contributions === 0) return { state: 'missed', evidence: [{ key: 'actions.evidence.contribution-missing', entryId }] }
  return { state: 'met', evidence: [{ key: 'actions.evidence.contribution-offered', values: { n: contributions }, entryId }] }
}
