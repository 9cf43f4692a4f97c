import { type Decision, decisions } from '../vocabulary.ts'

/** Some inputs that are owed an answer and fared alike: answered after so many days, or not at all. */
export interface AnsweredAlike {
  /** Null while there is no answer. */
  readonly decision: Decision | null
  /** Whole days from the input to its first answer; null while there is none. */
  readonly days: number | null
  readonly n: number
}

/** How the answers owed to people stand. */
export interface AnswerStatistics {
  readonly owed: number
  readonly answered: number
  readonly byDecision: Readonly<Record<Decision, number>>
  /** Half of the answers came within so many days; null while there is none. */
  readonly medianDays: number | null
  /** Answered of owed, from 0 to 1; null when nothing is owed. */
  readonly shareAnswered: number | null
  /** Taken up, whole or in part, of answered; null while there is no answer. */
  readonly shareTakenUp: number | null
}

/** Works out the statistics of answers. What was erased or removed counts like the rest: nothing leaves by losing its words. */
export function answerStatistics(groups: readonly AnsweredAlike[]): AnswerStatistics {
  const byDecision = { 'taken-up': 0, partly: 0, declined: 0, 'out-of-scope': 0 }
  let owed = 0
  for (const { decision, n } of groups) {
    owed += n
    if (decision !== null) byDecision[decision] += n
  }
  const answered = decisions.reduce((sum, decision) => sum + byDecision[decision], 0)
  const taken = byDecision['taken-up'] + byDecision.partly
  return {
    owed,
    answered,
    byDecision,
    medianDays: medianOf(groups),
    shareAnswered: owed === 0 ? null : answered / owed,
    shareTakenUp: answered === 0 ? null : taken / answered,
  }
}

/** The median of the days, each counted as often as it occurs; the mean of the two in the middle when there are two. */
function medianOf(groups: readonly AnsweredAlike[]): number | null {
  const told = groups.flatMap(({ days, n }) => (days === null || n === 0 ? [] : [{ days, n }])).sort((a, b) => a.days - b.days)
  const count = told.reduce((sum, { n }) => sum + n, 0)
  if (count === 0) return null
  const at = (place: number): number => {
    let passed = 0
    for (const { days, n } of told) {
      passed += n
      if (place < passed) return days
    }
    return told.at(-1)?.days ?? 0
  }
  return (at(Math.floor((count - 1) / 2)) + at(Math.floor(count / 2))) / 2
}
