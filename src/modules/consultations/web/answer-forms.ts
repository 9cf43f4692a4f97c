import { z } from 'zod'
import type { FormValues } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Language, LocalizedText } from '#kernel/languages.ts'
import { type Places, placeKey } from '../queries/places.ts'
import { type Decision, decisions, longestAnswer, longestInstitution, longestNote, type TakenUpIn } from '../vocabulary.ts'

const version = z.coerce.number({ error: 'errors.form.check' }).int().min(1)
const text = (most: number) => z.string().trim().max(most, { error: 'consultations.problem.long' }).default('')

/** The first step: what is decided. */
export const DecisionSchema = z.object({ version, decision: z.enum(decisions, { error: 'answers.problem.decision' }) })

/** The second: why, which words, where they stand, who answers. What is still missing is said when it is checked. */
export const TextSchema = z.object({
  version,
  reason: text(longestAnswer),
  words: text(longestAnswer),
  place: z.union([z.string().transform((one) => [one]), z.array(z.string()).max(20, { error: 'answers.problem.places' })]).default([]),
  institution: text(longestInstitution),
})

/** A second reader agrees, or sends back with a note. */
export const ReadingSchema = z
  .object({ version, do: z.enum(['agree', 'return']), note: text(longestNote) })
  .refine((form) => form.do === 'agree' || form.note !== '', { error: 'answers.problem.note', path: ['note'] })

/** Publishing a draft as it was seen. */
export const PublishSchema = z.object({ version })

/** What was typed, in the language the text was begun in; the same words again keep their translations. */
export function writtenText(typed: string, before: LocalizedText | null, lang: Language): LocalizedText | null {
  if (typed === '') return null
  if (before === null) return { original: lang, [lang]: typed }
  if (before[before.original] === typed) return before
  return { original: before.original, [before.original]: typed }
}

/** The places of a form, among those offered and those the draft already names. */
export function chosenPlaces(keys: readonly string[], places: Places, before: readonly TakenUpIn[]): readonly TakenUpIn[] {
  const offered = [...places.commitments.map(({ place }) => place), ...places.paragraphs.map(({ place }) => place), ...before]
  const known = new Map(offered.map((place) => [placeKey(place), place]))
  return [...new Set(keys)].flatMap((key) => known.get(key) ?? [])
}

const sentencesOfDecision = [1, 2, 3] as const

/** The sentences one may start a reason from; each has square brackets to fill in. */
export const startingSentences = (words: Words, decision: Decision): readonly string[] =>
  sentencesOfDecision.map((n) => words.t(`answers.start.${decision}.${n}`))

/** What the reason becomes with a starting sentence taken; null when none was asked for. */
export function withSentence(values: FormValues, words: Words, decision: Decision | null): FormValues | null {
  const use = values['use']
  if (decision === null || typeof use !== 'string') return null
  const sentence = startingSentences(words, decision)[Number(use) - 1]
  if (sentence === undefined) return null
  const reason = typeof values['reason'] === 'string' ? values['reason'].trim() : ''
  return { ...values, reason: reason === '' ? sentence : `${reason}\n\n${sentence}` }
}
