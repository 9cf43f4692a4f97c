import type { PledgeCode, RuleCode, RuleKind, RuleText } from '../vocabulary.ts'

const kinds: Readonly<Record<RuleCode, readonly [RuleKind, ...PledgeCode[]]>> = {
  R1: ['refusal', 'C2'],
  R2: ['invariant', 'C2', 'E15'],
  R3: ['dutyWithDeadline', 'C2'],
  R4: ['refusalAtAdoption', 'C2'],
  R5: ['invariant', 'C2'],
  R6: ['refusalAtAdoption', 'E4'],
  R7: ['refusal', 'E4'],
  R8: ['dutyWithDeadline', 'E3', 'E2'],
  R9: ['computed', 'E3'],
  R10: ['refusal', 'E3'],
  R11: ['refusal', 'E3'],
  R12: ['computed', 'E3'],
  R13: ['duty', 'E2'],
  R14: ['invariant', 'E4', 'E10'],
  R15: ['refusal', 'E9', 'E10'],
}

/** What is said of a rule: its kind, the pledges it serves, and the keys of its words. */
export function ruleText(code: RuleCode): RuleText {
  const [kind, ...engagements] = kinds[code]
  return {
    code,
    engagements,
    kind,
    statementKey: `rules.${code}.statement`,
    whyKey: `rules.${code}.why`,
    howKey: `rules.${code}.how`,
  }
}
