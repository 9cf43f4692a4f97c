import { z } from 'zod'
import type { RemovalGround } from '#record'

/** Grounds whose harm does not wait: the first decision takes the words off the pages, the second confirms or undoes it. */
export const urgentGrounds: readonly RemovalGround[] = ['personal-data', 'threat', 'unlawful']

/** Most characters of what somebody writes here. */
export const longestReport = 1000
export const longestReason = 2000
export const longestAppeal = 3000

/** What a first moderator may decide. */
export const decisions = ['remove', 'keep'] as const
export const Decision = z.enum(decisions)
export type Decision = z.infer<typeof Decision>

/** How far a case is. `second`: a removal waits for the second opinion; its words may be hidden already. */
export const caseStates = ['open', 'second', 'kept', 'removed', 'appealed', 'upheld', 'restored', 'erased'] as const
export type CaseState = (typeof caseStates)[number]

/** What was decided on a case, as far as it went. All of it is private but the removal itself. */
export interface CaseFacts {
  readonly id: string
  readonly entryId: string
  readonly openedAt: Date
  readonly firstAt: Date | null
  readonly firstPerson: string | null
  readonly firstMandate: string | null
  readonly firstDecision: Decision | null
  readonly ground: RemovalGround | null
  readonly fields: readonly string[]
  readonly reason: string | null
  readonly secondAt: Date | null
  readonly secondPerson: string | null
  readonly secondAgrees: boolean | null
  readonly removalId: string | null
  readonly removedAt: Date | null
  readonly appeal: string | null
  readonly appealedAt: Date | null
  readonly appealDecidedAt: Date | null
  readonly appealGranted: boolean | null
  readonly appealReason: string | null
  /** The words were erased by their author before anything was decided. */
  readonly erasedAt: Date | null
}

/** The state that what was decided gives. */
export function stateOf(it: CaseFacts): CaseState {
  if (it.erasedAt !== null) return 'erased'
  if (it.firstDecision === null) return 'open'
  if (it.firstDecision === 'keep') return 'kept'
  if (it.secondAgrees === null) return 'second'
  if (!it.secondAgrees) return 'kept'
  if (it.appealedAt === null) return 'removed'
  if (it.appealGranted === null) return 'appealed'
  return it.appealGranted ? 'restored' : 'upheld'
}

/** What a report says. `submission` is the form's own token: the same form sent twice has one effect. */
export interface ReportForm {
  readonly submission: string
  readonly entryId: string
  readonly fields: readonly string[]
  readonly ground: RemovalGround
  readonly words: string | null
}

/** A first decision. `ground` and `reason` are told to the author. */
export interface DecisionForm {
  readonly decision: Decision
  readonly ground: RemovalGround | null
  readonly fields: readonly string[]
  readonly reason: string
}

/** Why something is refused. Each has a sentence in every language: `moderation.refusal.<name>`. */
export const refusals = [
  'entry-unknown',
  'words-gone',
  'already-reported',
  'mandate-not-in-force',
  'mandate-not-moderator',
  'case-unknown',
  'already-decided',
  'ground-missing',
  'fields-missing',
  'own-words',
  'same-person',
  'no-second-awaited',
  'not-removed',
  'not-author',
  'already-appealed',
  'appeal-too-late',
  'no-appeal-awaited',
  'decided-before',
  'nothing-to-erase',
] as const
export type ModerationRefusal = (typeof refusals)[number]

type Refusal<Name extends ModerationRefusal> = Name
export type ReportRefusal = Refusal<'entry-unknown' | 'words-gone' | 'already-reported'>
export type ModeratorRefusal = Refusal<'mandate-not-in-force' | 'mandate-not-moderator' | 'case-unknown'>
export type DecideRefusal = Refusal<'already-decided' | 'ground-missing' | 'fields-missing' | 'own-words' | 'words-gone'>
export type SecondRefusal = Refusal<'no-second-awaited' | 'same-person' | 'own-words' | 'words-gone'>
export type AppealRefusal = Refusal<'not-removed' | 'not-author' | 'already-appealed' | 'appeal-too-late' | 'case-unknown'>
export type AppealDecisionRefusal = Refusal<'no-appeal-awaited' | 'decided-before' | 'own-words' | 'words-gone'>
export type EraseRefusal = Refusal<'not-author' | 'nothing-to-erase' | 'entry-unknown'>
