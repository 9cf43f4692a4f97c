import { type AnyRule, type RuleFinding, type RuleState, type RuleSubject, ruleStates, type Thresholds } from '../vocabulary.ts'

/** One subject of a rule with what its check found. */
export interface RuleAssessment {
  readonly subject: RuleSubject<unknown>
  readonly finding: RuleFinding
}

/** How many subjects are in each state. */
export type RuleCounts = Readonly<Record<RuleState, number>>

/** Checks a rule on each subject. What needs attention comes first, the nearest deadline before the others. Pure. */
export function assessRule(
  rule: AnyRule,
  subjects: readonly RuleSubject<unknown>[],
  thresholds: Thresholds,
  now: Date,
): readonly RuleAssessment[] {
  const found = subjects.map((subject) => ({ subject, finding: rule.check(subject.facts, thresholds, now) }))
  return found.sort(byUrgency)
}

/** Counts the assessments by state. */
export function countStates(assessments: readonly RuleAssessment[]): RuleCounts {
  const counts = { missed: 0, due: 0, waiting: 0, unknown: 0, met: 0 }
  for (const { finding } of assessments) counts[finding.state] += 1
  return counts
}

const rank = (assessment: RuleAssessment) => ruleStates.indexOf(assessment.finding.state)
const deadline = (assessment: RuleAssessment) => assessment.finding.deadline?.getTime() ?? Number.MAX_SAFE_INTEGER

function byUrgency(a: RuleAssessment, b: RuleAssessment): number {
  return rank(a) - rank(b) || deadline(a) - deadline(b) || (a.subject.id < b.subject.id ? -1 : a.subject.id > b.subject.id ? 1 : 0)
}
