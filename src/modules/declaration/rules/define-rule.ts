import type { RuleCode, RuleDefinition, RuleFinding, Thresholds } from '../vocabulary.ts'
import { ruleText } from './rule-texts.ts'

type LoadFacts<Facts> = RuleDefinition<Facts>['load']

/** Joins a rule's words, which the Declaration gives, to what a module knows: how to read the facts and how to check them. */
export const defineRule = <Facts>(rule: {
  readonly code: RuleCode
  /** Reads the facts; lives in the module's `queries/`. */
  readonly load: LoadFacts<Facts>
  /** Pure; lives in the module's `rules/`. */
  readonly check: (facts: Facts, thresholds: Thresholds, now: Date) => RuleFinding
}): RuleDefinition<Facts> => ({ ...ruleText(rule.code), load: rule.load, check: rule.check })
