import { typed } from '#kernel/http/form.ts'
import type { FormValues } from '#kernel/http/variables.ts'
import { type ContributionForm, type JoinForm, longestReservation, mostContributions } from '../vocabulary.ts'
import { contributionFields, fieldName, type Problem, readContributionFields } from './contribution-fields.ts'

/** The pages of the joining form, in order. */
export const joinSteps = ['contributions', 'limits', 'check'] as const
export type JoinStep = (typeof joinSteps)[number]

/** Where the form stands: the page to show, everything typed so far, and what is to be mended on it. */
export interface JoinState {
  readonly step: JoinStep
  readonly values: FormValues
  readonly problems: readonly Problem[]
}

/** What sending the form leads to: another page of it, or the act. */
export type JoinMove =
  | { readonly to: 'page'; readonly state: JoinState }
  | { readonly to: 'act'; readonly form: JoinForm; readonly values: FormValues }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** How many contributions the form shows: 1 to 10. */
export function contributionCount(values: FormValues): number {
  const told = typed(values, 'count')
  return Math.min(mostContributions, Math.max(1, /^\d{1,2}$/.test(told) ? Number(told) : 1))
}

/**
 * What a press of a button leads to. Pure: the whole state of the form is in its fields, so nothing typed is lost when a
 * page is mended, when one goes back, or when the server starts again in between.
 */
export function pressJoinForm(sent: FormValues): JoinMove {
  const values = { ...sent, count: String(contributionCount(sent)) }
  const step = joinSteps.find((name) => name === typed(sent, 'step')) ?? 'contributions'
  const go = typed(sent, 'go')
  const show = (at: JoinStep, shown: FormValues = values) => ({ to: 'page', state: { step: at, values: shown, problems: [] } }) as const
  if (typed(sent, 'remove') !== '') return show('contributions', withoutContribution(values, Number(typed(sent, 'remove'))))
  if (typed(sent, 'add') !== '') return show('contributions', withOneMore(values))
  const chosen = joinSteps.find((name) => name === go)
  if (chosen !== undefined) return show(chosen === 'check' ? 'limits' : chosen)
  return advance(step, values)
}

function advance(step: JoinStep, values: FormValues): JoinMove {
  const { contributions, problems } = readContributions(values)
  if (problems.length > 0) return { to: 'page', state: { step: 'contributions', values, problems } }
  if (step === 'contributions') return { to: 'page', state: { step: 'limits', values, problems: [] } }
  const reservation = typed(values, 'reservation').trim()
  if (reservation.length > longestReservation) {
    const problem: Problem = { field: 'reservation', key: 'actions.problem.reservation-long', values: { most: longestReservation } }
    return { to: 'page', state: { step: 'limits', values, problems: [problem] } }
  }
  const submission = typed(values, 'submission')
  // Without its token a form could be recorded twice: the check page is shown again, with a fresh one.
  if (step === 'limits' || !uuid.test(submission)) return { to: 'page', state: { step: 'check', values, problems: [] } }
  return { to: 'act', form: { submission, contributions, reservation: reservation === '' ? null : reservation }, values }
}

/** Reads every contribution of the form; all problems of all of them. */
export function readContributions(values: FormValues): {
  readonly contributions: readonly ContributionForm[]
  readonly problems: readonly Problem[]
} {
  const contributions: ContributionForm[] = []
  const problems: Problem[] = []
  for (let number = 1; number <= contributionCount(values); number += 1) {
    const read = readContributionFields(values, number)
    if (read.ok) contributions.push(read.contribution)
    else problems.push(...read.problems)
  }
  return { contributions, problems }
}

const withOneMore = (values: FormValues): FormValues => ({
  ...values,
  count: String(Math.min(mostContributions, contributionCount(values) + 1)),
})

/** Takes one contribution out; those after it move up. The last one left is emptied instead: R1 asks for one. */
function withoutContribution(values: FormValues, removed: number): FormValues {
  const count = contributionCount(values)
  if (!Number.isInteger(removed) || removed < 1 || removed > count) return values
  const kept = Array.from({ length: count }, (_, at) => at + 1).filter((number) => number !== removed)
  const moved = kept.flatMap((from, at) =>
    contributionFields.map((field) => [fieldName(field, at + 1), typed(values, fieldName(field, from))] as const),
  )
  const emptied = contributionFields.map((field) => [fieldName(field, count), ''] as const)
  return { ...values, ...Object.fromEntries(emptied), ...Object.fromEntries(moved), count: String(Math.max(1, count - 1)) }
}

/** The fields a page does not show: carried along, so that no step forgets another. */
export function carriedFields(values: FormValues, step: JoinStep): ReadonlyArray<readonly [name: string, value: string]> {
  const numbers = Array.from({ length: contributionCount(values) }, (_, at) => at + 1)
  const ofContributions = numbers.flatMap((number) => contributionFields.map((field) => fieldName(field, number)))
  const names = [...(step === 'contributions' ? [] : ofContributions), ...(step === 'limits' ? [] : ['reservation']), 'count', 'submission']
  return names.map((name) => [name, typed(values, name)] as const).filter(([, value]) => value !== '')
}
