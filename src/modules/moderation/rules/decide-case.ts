import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import {
  type AppealDecisionRefusal,
  type AppealRefusal,
  type CaseFacts,
  type DecideRefusal,
  type DecisionForm,
  type SecondRefusal,
  stateOf,
  urgentGrounds,
} from '../vocabulary.ts'

/** A moderator as rules see one: the person behind the mandate, and whether the words are their own. */
export interface Judge {
  readonly personId: string
  readonly wroteTheWords: boolean
}

/** What a first decision leads to. `now`: the words leave the pages at once. */
export type FirstStep = 'keep' | 'await-second' | 'remove-now'

/** Decides what a first decision leads to: removals wait for a second opinion, unless the harm does not wait. */
export function decideFirst(it: CaseFacts, form: DecisionForm, judge: Judge): Outcome<FirstStep, DecideRefusal> {
  if (stateOf(it) === 'erased') return refuse('words-gone')
  if (stateOf(it) !== 'open') return refuse('already-decided')
  if (judge.wroteTheWords) return refuse('own-words')
  if (form.decision === 'keep') return allow('keep')
  if (form.ground === null) return refuse('ground-missing')
  if (form.fields.length === 0) return refuse('fields-missing')
  return allow(urgentGrounds.includes(form.ground) ? 'remove-now' : 'await-second')
}

/** What a second opinion leads to. */
export type SecondStep = 'remove' | 'confirm' | 'keep' | 'restore'

/** Decides what a second opinion leads to. It is another person's, whatever mandates they hold. */
export function decideSecond(it: CaseFacts, agrees: boolean, judge: Judge): Outcome<SecondStep, SecondRefusal> {
  if (stateOf(it) === 'erased') return refuse('words-gone')
  if (stateOf(it) !== 'second') return refuse('no-second-awaited')
  if (judge.personId === it.firstPerson) return refuse('same-person')
  if (judge.wroteTheWords) return refuse('own-words')
  if (it.removalId === null) return allow(agrees ? 'remove' : 'keep')
  return allow(agrees ? 'confirm' : 'restore')
}

/** Decides whether an author may appeal now: once, and until so many months after the removal. */
export function decideAppeal(it: CaseFacts, isAuthor: boolean, now: Date, months: number): Outcome<null, AppealRefusal> {
  if (!isAuthor) return refuse('not-author')
  if (it.removedAt === null) return refuse('not-removed')
  const state = stateOf(it)
  if (state === 'appealed' || state === 'upheld' || state === 'restored') return refuse('already-appealed')
  if (state !== 'removed') return refuse('not-removed')
  return now > appealEnd(it.removedAt, months) ? refuse('appeal-too-late') : allow(null)
}

/** The last instant of an appeal. A month without that day ends on its last. */
export function appealEnd(removedAt: Date, months: number): Date {
  const end = new Date(removedAt)
  end.setUTCMonth(end.getUTCMonth() + months)
  if (end.getUTCDate() !== removedAt.getUTCDate()) end.setUTCDate(0)
  return end
}

/**
 * Decides whether a moderator may decide an appeal: somebody who decided neither before. Where nobody else holds a mandate,
 * the second may, never the first.
 */
export function mayDecideAppeal(it: CaseFacts, judge: Judge, othersExist: boolean): Outcome<null, AppealDecisionRefusal> {
  if (stateOf(it) === 'erased') return refuse('words-gone')
  if (stateOf(it) !== 'appealed') return refuse('no-appeal-awaited')
  if (judge.wroteTheWords) return refuse('own-words')
  if (judge.personId === it.firstPerson) return refuse('decided-before')
  if (judge.personId === it.secondPerson && othersExist) return refuse('decided-before')
  return allow(null)
}
