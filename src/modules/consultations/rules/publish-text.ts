import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { ConsultationRefusal, Paragraph } from '../vocabulary.ts'
import { textProblem } from './paragraphs.ts'
import type { Standing } from './timetable.ts'

type PublishRefusal = Extract<
  ConsultationRefusal,
  'consultation-closed' | 'amendments-not-planned' | 'text-moved' | 'nothing-changed' | 'text-empty' | 'text-too-long'
>

/** A text that stands, and what the organiser read of it. */
export interface StandingText {
  readonly version: number
  readonly paragraphs: readonly Paragraph[]
  readonly read: number
  readonly sameTitle: boolean
}

/**
 * Decides whether a version of a text is published. A first one needs a phase in which people amend it; another one must be
 * written on the newest and change something.
 */
export function decidePublishText(
  { phases, closedAt }: Standing,
  standing: StandingText | null,
  paragraphs: readonly Paragraph[],
): Outcome<null, PublishRefusal> {
  if (standing === null) {
    if (closedAt !== null) return refuse('consultation-closed')
    if (!phases.some(({ kind }) => kind === 'amendments')) return refuse('amendments-not-planned')
  } else {
    if (standing.read !== standing.version) return refuse('text-moved')
    if (standing.sameTitle && JSON.stringify(standing.paragraphs) === JSON.stringify(paragraphs)) return refuse('nothing-changed')
  }
  const problem = textProblem(paragraphs)
  return problem === null ? allow(null) : refuse(problem)
}
