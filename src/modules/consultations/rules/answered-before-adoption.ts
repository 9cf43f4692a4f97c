import type { RuleFinding } from '#modules/declaration'
import { answeringStatus, type Standing } from './timetable.ts'

/** What R6 asks about one consultation on a plan. */
export interface AnswersOfConsultation extends Standing {
  readonly slug: string
  /** Inputs that are owed an answer, and those of them that have none. */
  readonly owed: number
  readonly empty: number
  /** When the plan was adopted, and the entry that says so. */
  readonly adopted: { readonly at: Date; readonly entryId: string | null } | null
  /** True when it was held elsewhere: its answers may stand there. */
  readonly imported: boolean
  readonly entryId: string
}

/**
 * R6: no empty cell when a plan is adopted. While people may still take part, or answers are not due, an empty cell is only
 * something to do; past its day, or once the plan is adopted, it is missed. What was held elsewhere is nobody's fault here.
 */
export function checkAnswered(facts: AnswersOfConsultation, now: Date): RuleFinding {
  const { slug, owed, empty, adopted, imported, entryId } = facts
  const { isOpen, deadline } = answeringStatus(facts, now)
  const href = `/consultations/${slug}/answers${empty === 0 ? '' : '?standing=empty'}`
  if (imported && empty > 0)
    return { state: 'unknown', evidence: [{ key: 'answers.evidence.imported', values: { n: empty }, href, entryId }] }
  const cells = { key: 'answers.evidence.cells', values: { empty, owed }, href, entryId } as const
  if (empty === 0) return { state: isOpen ? 'waiting' : 'met', evidence: [cells] }
  if (adopted !== null) {
    const told = { key: 'answers.evidence.adopted', values: { date: adopted.at }, entryId: adopted.entryId ?? entryId } as const
    return { state: 'missed', evidence: [cells, told] }
  }
  if (deadline === null) return { state: 'due', evidence: [cells] }
  const told = { key: 'answers.evidence.deadline', values: { date: deadline }, href } as const
  return { state: now >= deadline ? 'missed' : 'due', evidence: [cells, told], deadline }
}
