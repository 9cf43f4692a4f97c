import type { LocalizedText } from '#kernel/languages.ts'
import type { Decision, InputRef, TakenUpIn } from './answer.ts'
import type { OrganiserRefusal } from './refusals.ts'

/** What an answer says, perhaps not all of it yet. */
export interface AnswerContent {
  readonly decision: Decision | null
  readonly reason: LocalizedText | null
  readonly words: LocalizedText | null
  readonly takenUpIn: readonly TakenUpIn[]
  readonly institution: LocalizedText | null
}

/** An answer being written: private until it is published. */
export interface AnswerDraft extends AnswerContent {
  readonly id: string
  readonly consultationId: string
  readonly inputs: readonly InputRef[]
  /** The published answer it revises, at the version it began from; null for a first answer. */
  readonly revises: { readonly answer: string; readonly version: number } | null
  /** Rises by one with every change that is kept. */
  readonly version: number
  /** The mandate that wrote what it says now. */
  readonly writtenBy: string
  readonly writtenAt: Date
  /** The mandate that read this version and agrees; null while nobody did. */
  readonly readBy: string | null
  readonly readAt: Date | null
  /** What a reader asks to change; null once it was changed. */
  readonly note: string | null
  readonly returnedAt: Date | null
  readonly publishedAt: Date | null
}

/** What a draft lacks before it can be read and published, in the order of its form. */
export const answerProblems = [
  'decision-missing',
  'reason-missing',
  'brackets-left',
  'words-missing',
  'place-missing',
  'place-unknown',
  'institution-missing',
  'too-long',
] as const
export type AnswerProblem = (typeof answerProblems)[number]

/** Why an act about answers is refused. Each has a sentence in every language: `answers.refusal.<name>`. */
export const answerRefusals = [
  'inputs-missing',
  'too-many-together',
  'input-unknown',
  'input-answered',
  'input-withdrawn',
  'input-merged',
  'input-split',
  'draft-unknown',
  'draft-changed',
  'draft-published',
  'answer-unknown',
  'answer-changed',
  'nothing-changed',
  'writer-reads',
  'not-read',
  'reader-publishes',
  ...answerProblems,
] as const
export type AnswerRefusal = (typeof answerRefusals)[number]

/** Any refusal an act of the organiser about answers may give. */
export type AnsweringRefusal = AnswerRefusal | OrganiserRefusal

/** Most characters of what a second reader asks to change. */
export const longestNote = 2000
