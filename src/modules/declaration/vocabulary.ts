import { z } from 'zod'
import type { Db } from '#kernel/database.ts'
import type { MessageKey, PlainValue } from '#kernel/i18n.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { Threshold } from '#kernel/thresholds.ts'

/** The pledges of the Declaration, in its order: its engagements, then what it says of collective actions. */
export const pledgeCodes = [
  'E1',
  'E2',
  'E3',
  'E4',
  'E5',
  'E6',
  'E7',
  'E8',
  'E9',
  'E10',
  'E11',
  'E12',
  'E13',
  'E14',
  'E15',
  'C1',
  'C2',
] as const
export const PledgeCode = z.enum(pledgeCodes)
export type PledgeCode = z.infer<typeof PledgeCode>

/** What makes pledges real here: each a part of the platform that is built, or an honest “not yet”. */
export const featureIds = [
  'endorsements',
  'ambition',
  'forum',
  'implementation',
  'outcomes',
  'consultations',
  'answers',
  'practices',
  'exchanges',
  'kinds',
  'directory',
  'mentors',
  'learning',
  'concerns',
  'alerts',
  'localMembers',
  'localPlans',
  'eligibility',
  'globalGoals',
  'progress',
  'inspiration',
  'free',
  'actions',
  'contributions',
  'clock',
  'carried',
] as const
export type FeatureId = (typeof featureIds)[number]

/** A part of the platform that serves a pledge. */
export interface PledgeFeature {
  readonly id: FeatureId
  readonly key: MessageKey
  readonly built: boolean
  /** Address without language: where it is, or the page that says it is not there yet. */
  readonly href: string
}

/** A pledge with the keys of its words and what makes it real. */
export interface Pledge {
  readonly code: PledgeCode
  readonly titleKey: MessageKey
  readonly summaryKey: MessageKey
  readonly features: readonly PledgeFeature[]
}

/** The rules of the partnership, in order. */
export const ruleCodes = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R11', 'R12', 'R13', 'R14', 'R15'] as const
export const RuleCode = z.enum(ruleCodes)
export type RuleCode = z.infer<typeof RuleCode>

/**
 * How a rule acts. `refusal`: an act against it is refused. `refusalAtAdoption`: the same, when a plan is adopted.
 * `invariant`: always true by construction. `duty`: expected of a member. `dutyWithDeadline`: the same, with a clock.
 * `computed`: a state worked out from dates and evidence, never declared.
 */
export const ruleKinds = ['refusal', 'refusalAtAdoption', 'invariant', 'duty', 'dutyWithDeadline', 'computed'] as const
export type RuleKind = (typeof ruleKinds)[number]

/**
 * How a rule stands for one subject. `met`: the facts show it. `due`: the deadline is ahead. `missed`: the facts show it is not
 * kept. `unknown`: a fact is missing, which is nobody's fault. `waiting`: its clock has not started.
 */
export const ruleStates = ['missed', 'due', 'waiting', 'unknown', 'met'] as const
export type RuleState = (typeof ruleStates)[number]

/** A sentence in no language yet. A localised value is told in the reader's language where it has been translated. */
export interface RuleSentence {
  readonly key: MessageKey
  readonly values?: Readonly<Record<string, PlainValue | LocalizedText>>
}

/** One reason for a state: a sentence, and where to check it (an entry of the record, or an address without language). */
export interface RuleEvidence extends RuleSentence {
  readonly entryId?: string
  readonly href?: string
}

/** What a check answers. A `due` finding has a deadline; a forecast says what will happen if nothing changes. */
export interface RuleFinding {
  readonly state: RuleState
  readonly evidence: readonly RuleEvidence[]
  readonly deadline?: Date
  readonly forecast?: RuleSentence
}

/** The one thing a rule is checked on: a member, or what a member did (a participation in an action, a plan…). */
export interface RuleSubject<Facts> {
  /** Identifies the subject among those of its rule: `member` or `member/action`. */
  readonly id: string
  readonly memberId: string
  /** What the subject is beside its member: the title of an action, for example. Absent when the member is the subject. */
  readonly about?: LocalizedText
  /** Address of the subject, without language. */
  readonly href?: string
  readonly facts: Facts
}

/** Which subjects to load: all, or those of one member. */
export interface RuleScope {
  readonly memberId?: string
}

/** Every threshold the rules use; an instance may set its own values. */
export const Thresholds = z.object({
  'consultation-notice-days': Threshold,
  'consultation-open-days': Threshold,
  'repository-update-months': Threshold,
  'civil-society-meetings-per-year': Threshold,
  'next-plan-months': Threshold,
  'forum-meeting-months': Threshold,
})
export type Thresholds = z.infer<typeof Thresholds>

/** A rule's check: pure. The same facts, thresholds and instant give the same finding. */
export type RuleCheck<Facts> = (facts: Facts, thresholds: Thresholds, now: Date) => RuleFinding

/** What is said of every rule, whether its check exists yet or not. */
export interface RuleText {
  readonly code: RuleCode
  readonly engagements: readonly PledgeCode[]
  readonly kind: RuleKind
  readonly statementKey: MessageKey
  readonly whyKey: MessageKey
  /** How it is checked, in plain words; for a rule without check, what it waits for. */
  readonly howKey: MessageKey
}

/** A rule that can be checked. Methods on purpose: a registry holds rules of every kind of facts as `RuleDefinition<unknown>`. */
export interface RuleDefinition<Facts> extends RuleText {
  /** Reads the facts of every subject in scope: the impure half, in `queries/`. */
  load(db: Db, scope: RuleScope): Promise<readonly RuleSubject<Facts>[]>
  check(facts: Facts, thresholds: Thresholds, now: Date): RuleFinding
}

/** A rule whose facts' type is not needed: what registries hold, and what each module exports as `rules`. */
export type AnyRule = RuleDefinition<unknown>
