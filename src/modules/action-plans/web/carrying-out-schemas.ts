import { z } from 'zod'
import { Day, declaredCompletions, isWebAddress, longest } from '../vocabulary.ts'

const trimmed = z.string({ error: 'errors.form.check' }).trim().default('')
const orNull = (value: string) => (value === '' ? null : value)
const submission = z.uuid({ error: 'milestones.problem.submission' })
const upTo = (most: number) => z.string().max(most, { error: 'milestones.problem.long' })
const words = (most: number) => trimmed.pipe(upTo(most)).transform(orNull)
const neededWords = (most: number, missing: string) => trimmed.pipe(z.string().min(1, { error: missing }).pipe(upTo(most)))
const needed = trimmed.pipe(
  z.string().refine((text) => Day.safeParse(text).success && text >= '2000' && text < '2100', { error: 'milestones.problem.day' }),
)

/** A link and a description of evidence, as typed: which of them are needed is told by `readNewEvidence`. */
export const EvidenceSchema = z.object({
  description: words(longest.note),
  link: trimmed.refine((text) => text === '' || isWebAddress(text), { error: 'milestones.problem.link' }).transform(orNull),
})

/** That a milestone is done. */
export const DoneSchema = z.object({ submission, on: needed, note: words(longest.note) })

/** Another date and its reason. */
export const DateSchema = z.object({ submission, due: needed, reason: neededWords(longest.reason, 'milestones.problem.reason') })

/** A reason alone: what takes something back. */
export const ReasonSchema = z.object({ reason: neededWords(longest.reason, 'milestones.problem.reason') })

/** The form's own token alone. */
export const SubmissionSchema = z.object({ submission })

/** A period, how far the commitment is, and in which words. */
export const ProgressSchema = z
  .object({
    submission,
    from: needed,
    to: needed,
    completion: z.enum(declaredCompletions, { error: 'milestones.problem.completion' }),
    done: neededWords(longest.note, 'milestones.problem.done'),
    challenges: words(longest.note),
    nextSteps: words(longest.note),
  })
  .refine(({ from, to }) => from <= to, { error: 'milestones.problem.period', path: ['to'] })
