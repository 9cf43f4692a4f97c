import { z } from 'zod'
import { Language } from '#kernel/languages.ts'
import { Numbered } from './words.ts'

/** Most characters of a statement: one idea, read at a glance. */
export const longestStatement = 200

/** Answers to a statement. */
export const votes = ['agree', 'disagree', 'pass'] as const
export const Vote = z.enum(votes)
export type Vote = z.infer<typeof Vote>

/** Why a statement is not put to people, from the published rules. */
export const statementGrounds = [
  'off-topic',
  'duplicate',
  'several-ideas',
  'not-a-statement',
  'personal-data',
  'insult',
  'against-the-law',
] as const
export const StatementGround = z.enum(statementGrounds)
export type StatementGround = z.infer<typeof StatementGround>

/** Whose words a statement is. */
export const StatementOrigin = z.enum(['organiser', 'participant'])
export type StatementOrigin = z.infer<typeof StatementOrigin>

/** `statement-accepted`: it is put to people. Its words are disclosed beside the entry, under `text`. */
export const StatementAccepted = z.strictObject({
  statement: z.uuid(),
  number: Numbered,
  origin: StatementOrigin,
  language: Language,
})
export type StatementAccepted = z.infer<typeof StatementAccepted>

/** `statement-refused`: it is not, for a published ground. Its words never were public. */
export const StatementRefused = z.strictObject({ statement: z.uuid(), ground: StatementGround })
export type StatementRefused = z.infer<typeof StatementRefused>
