import { z } from 'zod'
import { InputKind } from './consultation.ts'
import { fitsInEntry, Numbered, textUpTo } from './words.ts'

/** What was decided about an input. Only `declined` and `partly` need a reason by rule; every answer carries one. */
export const decisions = ['taken-up', 'partly', 'declined', 'out-of-scope'] as const
export const Decision = z.enum(decisions)
export type Decision = z.infer<typeof Decision>

export const longestAnswer = 4000
export const longestInstitution = 200
/** Most inputs that one answer serves, or one assignment gives. */
export const mostInputs = 200

/** An input, by what it is. */
export const InputRef = z.strictObject({ kind: InputKind, id: z.uuid() })
export type InputRef = z.infer<typeof InputRef>

const inputs = z.array(InputRef).min(1).max(mostInputs)

/** `answer-assigned`: which institution is to answer these inputs. */
export const AnswerAssigned = z.strictObject({ inputs, institution: textUpTo(longestInstitution) })
export type AnswerAssigned = z.infer<typeof AnswerAssigned>

/** Where the words of an answer now stand: a commitment, or a paragraph of a text. */
export const TakenUpIn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('commitment'), plan: z.uuid().nullable(), commitment: z.uuid() }),
  z.strictObject({ kind: z.literal('paragraph'), text: z.uuid(), version: Numbered, paragraph: z.uuid() }),
])
export type TakenUpIn = z.infer<typeof TakenUpIn>

const answered = {
  answer: z.uuid(),
  /** All of them get this answer: “these 14 ask the same”. */
  inputs,
  decision: Decision,
  reason: textUpTo(longestAnswer),
  /** The very words that changed; none for what was declined. */
  words: textUpTo(longestAnswer).nullable(),
  takenUpIn: z.array(TakenUpIn).max(20),
  institution: textUpTo(longestInstitution),
  /** The mandate of whoever read it before it was published, other than the one that publishes it. */
  secondReader: z.uuid(),
}

const isTraced = ({ decision, words, takenUpIn }: { decision: Decision; words: unknown; takenUpIn: readonly unknown[] }) =>
  decision === 'taken-up' || decision === 'partly' ? words !== null && takenUpIn.length > 0 : words === null && takenUpIn.length === 0

const traced = { error: 'what is taken up names its words and where they stand; the rest names none' }

/** `answer-published`: the reasoned answer to one or several inputs. */
export const AnswerPublished = z
  .strictObject(answered)
  .refine(isTraced, traced)
  .refine(fitsInEntry, { error: 'too much text for one entry' })
export type AnswerPublished = z.infer<typeof AnswerPublished>

/** `answer-revised`: another version of a published answer, for the same inputs; the first stays readable. */
export const AnswerRevised = z
  .strictObject({ ...answered, version: z.int().min(2) })
  .refine(isTraced, traced)
  .refine(fitsInEntry, { error: 'too much text for one entry' })
export type AnswerRevised = z.infer<typeof AnswerRevised>
