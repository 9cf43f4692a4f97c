import type { Db } from '#kernel/database.ts'
import { rules as planRules } from '#modules/action-plans'
import { rules as actionRules } from '#modules/collective-actions'
import { rules as consultationRules } from '#modules/consultations'
import {
  type AnyRule,
  assessRule,
  countStates,
  type RuleAssessment,
  type RuleCounts,
  type RuleScope,
  type RuleText,
  ruleCodes,
  ruleText,
} from '#modules/declaration'
import { rules as forumRules } from '#modules/forum'
import { keptAliveRule } from './kept-alive-rule.ts'
import { moderationRules } from './moderation.ts'
import { plansOf } from './plans-of.ts'
import { thresholds } from './thresholds.ts'

/** Every rule that can be checked: add a module's `rules` here. */
export const rules: readonly AnyRule[] = [
  ...actionRules(plansOf),
  ...planRules,
  ...consultationRules,
  ...forumRules,
  ...moderationRules,
  keptAliveRule,
]

/** A rule with how it stands. */
export interface RuleStanding {
  readonly text: RuleText
  /** Null while the facts it needs do not exist on this platform. */
  readonly assessments: readonly RuleAssessment[] | null
  readonly counts: RuleCounts
}

/** How one rule stands over the subjects in scope. */
export async function standingOf(db: Db, text: RuleText, now: Date, scope: RuleScope = {}): Promise<RuleStanding> {
  const rule = rules.find(({ code }) => code === text.code)
  if (rule === undefined) return { text, assessments: null, counts: countStates([]) }
  const assessments = assessRule(rule, await rule.load(db, scope), thresholds, now)
  return { text, assessments, counts: countStates(assessments) }
}

/** How every rule stands, in order, over the partnership or for one member. */
export async function ruleStandings(db: Db, now: Date, scope: RuleScope = {}): Promise<readonly RuleStanding[]> {
  const standings: RuleStanding[] = []
  for (const code of ruleCodes) standings.push(await standingOf(db, ruleText(code), now, scope))
  return standings
}
