export { assessRule, countStates, type RuleAssessment, type RuleCounts } from './rules/assess-rule.ts'
export { defineRule } from './rules/define-rule.ts'
export { pledges } from './rules/pledges.ts'
export { ruleText } from './rules/rule-texts.ts'
export {
  type AnyRule,
  type Pledge,
  PledgeCode,
  type PledgeFeature,
  pledgeCodes,
  type RuleCheck,
  RuleCode,
  type RuleDefinition,
  type RuleEvidence,
  type RuleFinding,
  type RuleKind,
  type RuleScope,
  type RuleSentence,
  type RuleState,
  type RuleSubject,
  type RuleText,
  ruleCodes,
  ruleStates,
  Thresholds,
} from './vocabulary.ts'
