import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { AmendmentKind, ConsultationRefusal, Paragraph } from '../vocabulary.ts'
import { textProblem } from './paragraphs.ts'

/** An amendment that could be taken in. */
export interface OpenAmendment {
  readonly id: string
  readonly paragraph: string
  readonly change: AmendmentKind
  /** Null where nothing is proposed (a deletion), or once erased. */
  readonly words: string | null
  /** The paragraph as it stood when it was written. */
  readonly on: string
}

/** What becomes of one place of the text. */
export interface TextChange {
  /** The paragraph; for a new one the amendment, whose id the paragraph takes: so each leads to the other. */
  readonly id: string
  /** The paragraph a new one follows. */
  readonly after: string | null
  readonly before: string
  /** The words that would stand; empty takes the paragraph away; null when somebody must write them. */
  readonly words: string | null
  readonly amendments: readonly string[]
}

/** What is known of an amendment where it is decided on. */
export interface StandingAmendment {
  readonly id: string
  readonly paragraphId: string
  readonly change: AmendmentKind
  readonly words: string | null
  readonly on: string | null
  readonly withdrawnAt: Date | null
  readonly acceptedVersion: number | null
}

/** Those that could be taken in: not withdrawn, not taken in before, and with the words they need. */
export const openAmendments = (amendments: readonly StandingAmendment[]): readonly OpenAmendment[] =>
  amendments
    .filter(({ withdrawnAt, acceptedVersion }) => withdrawnAt === null && acceptedVersion === null)
    .filter(({ change, words }) => change === 'deletion' || words !== null)
    .map(({ id, paragraphId, change, words, on }) => ({ id, paragraph: paragraphId, change, words, on: on ?? '' }))

const wordsProposed = ({ change, words }: OpenAmendment) => (change === 'deletion' ? '' : (words ?? ''))

/** What chosen amendments do to a text, in its order. Those that ask different things of one paragraph leave its words open. */
export function changesOf(paragraphs: readonly Paragraph[], chosen: readonly OpenAmendment[]): readonly TextChange[] {
  return paragraphs.flatMap(({ id, words: before }) => {
    const here = chosen.filter(({ paragraph }) => paragraph === id)
    const own = here.filter(({ change }) => change !== 'new-paragraph')
    const added = here.filter(({ change }) => change === 'new-paragraph')
    return [
      ...(own.length === 0
        ? []
        : [{ id, after: null, before, words: wordsThatStand(before, own), amendments: own.map((amendment) => amendment.id) }]),
      ...added.map((amendment) => ({
        id: amendment.id,
        after: id,
        before: '',
        words: wordsProposed(amendment),
        amendments: [amendment.id],
      })),
    ]
  })
}

function wordsThatStand(before: string, own: readonly OpenAmendment[]): string | null {
  const changing = own.filter(({ change }) => change !== 'comment')
  if (changing.length === 0) return before
  // Written on other words than those of today: what it meant has to be read, not copied.
  if (changing.some(({ on }) => on !== before)) return null
  const proposed = new Set(changing.map(wordsProposed))
  return proposed.size === 1 ? ([...proposed][0] ?? null) : null
}

/** What the organiser sends: the version it read, the amendments it takes in, and the words it wrote, by place. */
export interface AcceptForm {
  readonly version: number
  readonly amendments: readonly string[]
  readonly words: ReadonlyMap<string, string>
}

/** A text as it stands, with the amendments that could be taken in. */
export interface AmendedText {
  readonly version: number
  readonly paragraphs: readonly Paragraph[]
  readonly open: readonly OpenAmendment[]
}

export type AcceptRefusal = Extract<
  ConsultationRefusal,
  'text-moved' | 'nothing-changed' | 'input-withdrawn' | 'paragraph-unknown' | 'amendments-conflict' | 'text-empty' | 'text-too-long'
>

/** Decides what the next version of a text says once amendments are taken in. */
export function decideAccept(text: AmendedText, form: AcceptForm): Outcome<readonly Paragraph[], AcceptRefusal> {
  if (form.version !== text.version) return refuse('text-moved')
  if (form.amendments.length === 0) return refuse('nothing-changed')
  const chosen = text.open.filter(({ id }) => form.amendments.includes(id))
  if (chosen.length < new Set(form.amendments).size) return refuse('input-withdrawn')
  const places = new Set(text.paragraphs.map(({ id }) => id))
  if (chosen.some(({ paragraph }) => !places.has(paragraph))) return refuse('paragraph-unknown')
  const changes = changesOf(text.paragraphs, chosen)
  if (changes.some(({ id, words }) => words === null && !form.words.has(id))) return refuse('amendments-conflict')
  const paragraphs = applied(text.paragraphs, changes, form.words)
  const problem = textProblem(paragraphs)
  if (problem !== null) return refuse(problem)
  return isSame(text.paragraphs, paragraphs) ? refuse('nothing-changed') : allow(paragraphs)
}

/** The text with changes made; what was written by hand stands before what was proposed. */
export function applied(
  paragraphs: readonly Paragraph[],
  changes: readonly TextChange[],
  written: ReadonlyMap<string, string>,
): readonly Paragraph[] {
  const wordsOf = ({ id, before, words }: TextChange) => written.get(id) ?? words ?? before
  return paragraphs
    .flatMap((paragraph) => {
      const own = changes.find(({ id }) => id === paragraph.id)
      const added = changes.filter(({ after }) => after === paragraph.id)
      return [
        own === undefined ? paragraph : { id: own.id, words: wordsOf(own) },
        ...added.map((one) => ({ id: one.id, words: wordsOf(one) })),
      ]
    })
    .filter(({ words }) => words !== '')
}

const isSame = (before: readonly Paragraph[], after: readonly Paragraph[]) =>
  before.length === after.length && before.every(({ id, words }, at) => after[at]?.id === id && after[at]?.words === words)
