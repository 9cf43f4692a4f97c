import { type AnyRule, defineRule } from '#modules/declaration'
import { checkBoundOnlyByOwn } from '../rules/bound-only-by-own.ts'
import { checkCarriedByPlan } from '../rules/carried-by-plan.ts'
import { checkContributionOffered } from '../rules/contribution-offered.ts'
import { checkFreeToLeave } from '../rules/free-to-leave.ts'
import type { PlansOfMembers } from './plans-of-members.ts'
import { carryings, contributionsOffered, joiningsAndLeavings, obligations } from './rule-facts.ts'

/** The rules about taking part in actions, each with how its facts are read and how they are checked. */
export const actionRules = (plansOf: PlansOfMembers): readonly AnyRule[] => [
  defineRule({ code: 'R1', load: contributionsOffered, check: checkContributionOffered }),
  defineRule({ code: 'R2', load: joiningsAndLeavings, check: checkFreeToLeave }),
  defineRule({ code: 'R3', load: carryings(plansOf), check: (facts, _thresholds, now) => checkCarriedByPlan(facts, now) }),
  defineRule({ code: 'R5', load: obligations, check: checkBoundOnlyByOwn }),
]
