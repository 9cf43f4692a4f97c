import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import {
  type AnswerContent,
  type AnswerDraft,
  type AnswerProblem,
  type AnswerRefusal,
  type Decision,
  fitsInEntry,
  type InputKind,
  type InputRef,
  mostInputs,
  type TakenUpIn,
} from '../vocabulary.ts'

type Refusal<Name extends AnswerRefusal> = Name

/** What decides whether an input can be answered or assigned. */
export interface InputState {
  readonly id: string
  readonly kind: InputKind
  readonly answerId: string | null
  readonly isWithdrawn: boolean
  readonly isMerged: boolean
  readonly isSplit: boolean
}

type InputRefusal = Refusal<
  'inputs-missing' | 'too-many-together' | 'input-unknown' | 'input-answered' | 'input-withdrawn' | 'input-merged' | 'input-split'
>

/**
 * Decides which inputs are answered, or assigned, together: one to two hundred of the consultation, each still without an answer.
 * What was merged into another proposal is answered with that one, what was split with its parts.
 */
export function decideInputs(
  found: ReadonlyMap<string, InputState>,
  ids: readonly string[],
): Outcome<readonly [InputRef, ...InputRef[]], InputRefusal> {
  const wanted = [...new Set(ids)]
  if (wanted.length > mostInputs) return refuse('too-many-together')
  const inputs: InputRef[] = []
  for (const id of wanted) {
    const input = found.get(id)
    if (input === undefined) return refuse('input-unknown')
    if (input.answerId !== null) return refuse('input-answered')
    if (input.isWithdrawn) return refuse('input-withdrawn')
    if (input.isMerged) return refuse('input-merged')
    if (input.isSplit) return refuse('input-split')
    inputs.push({ kind: input.kind, id })
  }
  const [first, ...others] = inputs
  return first === undefined ? refuse('inputs-missing') : allow([first, ...others])
}

/** Tells whether a decision changes words somewhere: those words and their place are then named. */
export const changesWords = (decision: Decision | null): boolean => decision === 'taken-up' || decision === 'partly'

/** A starting sentence of ours that nobody filled in: square brackets. */
const unfilled = /\[[^\]]*\]/

/** What an answer lacks, in the order of its form. `knows` tells whether a place is one where words may stand. */
export function problemsOf(content: AnswerContent, knows: (place: TakenUpIn) => boolean): readonly AnswerProblem[] {
  const { decision, reason, words, takenUpIn, institution } = content
  const changes = changesWords(decision)
  return [
    ...(decision === null ? (['decision-missing'] as const) : []),
    ...(reason === null ? (['reason-missing'] as const) : []),
    ...(reason !== null && unfilled.test(reason[reason.original] ?? '') ? (['brackets-left'] as const) : []),
    ...(changes && words === null ? (['words-missing'] as const) : []),
    ...(changes && takenUpIn.length === 0 ? (['place-missing'] as const) : []),
    ...(changes && !takenUpIn.every(knows) ? (['place-unknown'] as const) : []),
    ...(institution === null ? (['institution-missing'] as const) : []),
    ...(fitsInEntry(content) ? [] : (['too-long'] as const)),
  ]
}

/** Somebody who acts: their mandate, and the person behind it where it is known. One person may hold two mandates. */
export interface Actor {
  readonly mandate: string
  readonly person: string | null
}

const isSame = (one: Actor, other: Actor): boolean => one.mandate === other.mandate || (one.person !== null && one.person === other.person)

/** Decides whether somebody agrees to a draft, or sends it back: the version they saw, whole, and not their own. */
export function decideReading(
  { version, publishedAt }: Pick<AnswerDraft, 'version' | 'publishedAt'>,
  seen: number,
  problems: readonly AnswerProblem[],
  { reader, writer }: { readonly reader: Actor; readonly writer: Actor },
): Outcome<null, Refusal<'draft-published' | 'draft-changed' | 'writer-reads'> | AnswerProblem> {
  if (publishedAt !== null) return refuse('draft-published')
  if (version !== seen) return refuse('draft-changed')
  if (isSame(reader, writer)) return refuse('writer-reads')
  const [first] = problems
  return first === undefined ? allow(null) : refuse(first)
}

/** An answer that lacks nothing: what the entry says. */
export interface WholeAnswer {
  readonly decision: Decision
  readonly reason: NonNullable<AnswerContent['reason']>
  readonly words: AnswerContent['words']
  readonly takenUpIn: readonly TakenUpIn[]
  readonly institution: NonNullable<AnswerContent['institution']>
  readonly secondReader: string
}

/** Decides whether a draft becomes a published answer: whole, as it was seen, read by somebody other than who publishes. */
export function decidePublish(
  draft: Pick<AnswerDraft, 'version' | 'readBy' | keyof AnswerContent>,
  seen: number,
  problems: readonly AnswerProblem[],
  { publisher, reader }: { readonly publisher: Actor; readonly reader: Actor | null },
): Outcome<WholeAnswer, Refusal<'draft-changed' | 'not-read' | 'reader-publishes'> | AnswerProblem> {
  const { decision, reason, institution, readBy } = draft
  if (draft.version !== seen) return refuse('draft-changed')
  const [first] = problems
  if (first !== undefined) return refuse(first)
  if (decision === null) return refuse('decision-missing')
  if (reason === null) return refuse('reason-missing')
  if (institution === null) return refuse('institution-missing')
  if (readBy === null || reader === null) return refuse('not-read')
  if (isSame(publisher, reader)) return refuse('reader-publishes')
  const traced = changesWords(decision) ? { words: draft.words, takenUpIn: draft.takenUpIn } : { words: null, takenUpIn: [] }
  return allow({ decision, reason, ...traced, institution, secondReader: readBy })
}
