import { diffArrays } from 'diff'
import { alignTexts } from '#kernel/align-texts.ts'
import { countWords, segmentsOf } from '#kernel/text-words.ts'

/** Some words that stayed, came or went. */
export interface Run {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** One paragraph of the two texts laid over each other. */
export interface ComparedParagraph {
  readonly kind: 'same' | 'added' | 'removed' | 'changed'
  readonly runs: readonly Run[]
}

/** What changed between two texts. */
export interface TextDifference {
  readonly paragraphs: readonly ComparedParagraph[]
  /** Words that came, and words that went. */
  readonly added: number
  readonly removed: number
}

// Bounds of the work: two texts with nothing in common cost the square of their words. Past them a paragraph is shown as replaced whole.
const mostEditsInParagraph = 600
const mostStepsInAll = 3_000_000

const tokensOf = (text: string, lang: string): string[] => segmentsOf(text, lang).map(({ segment }) => segment)

const paragraphsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/\s*\n\s*/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/**
 * Compares two texts paragraph by paragraph and word by word. The same two texts always give the same answer; the work is
 * bounded, so that long texts with little in common show whole paragraphs replaced.
 */
export function compareTexts(before: string, after: string, lang: string): TextDifference {
  const paragraphs = alignParagraphs(paragraphsOf(before), paragraphsOf(after), lang)
  const count = (kind: Run['kind']) =>
    paragraphs.reduce((all, { runs }) => runs.reduce((sum, run) => sum + (run.kind === kind ? countWords(run.text, lang) : 0), all), 0)
  return { paragraphs, added: count('added'), removed: count('removed') }
}

const whole = (kind: Run['kind'], text: string): ComparedParagraph => ({ kind, runs: [{ kind, text }] })

function alignParagraphs(before: string[], after: string[], lang: string): ComparedParagraph[] {
  const budget = { steps: mostStepsInAll }
  return alignTexts(before, after, lang).flatMap((one) => {
    if (one.kind === 'removed') return [whole('removed', before[one.before] ?? '')]
    if (one.kind === 'changed') return compareParagraphs(before[one.before] ?? '', after[one.after] ?? '', lang, budget)
    return [whole(one.kind, after[one.after] ?? '')]
  })
}

interface Budget {
  steps: number
}

function compareParagraphs(before: string, after: string, lang: string, budget: Budget): ComparedParagraph[] {
  const [left, right] = [tokensOf(before, lang), tokensOf(after, lang)]
  const most = Math.min(mostEditsInParagraph, Math.floor(Math.sqrt(Math.max(0, budget.steps))))
  const changes = most === 0 ? undefined : diffArrays(left, right, { maxEditLength: most })
  if (changes === undefined) {
    budget.steps -= most * most
    return [whole('removed', before), whole('added', after)]
  }
  const edits = changes.reduce((sum, change) => sum + (change.added || change.removed ? change.count : 0), 0)
  budget.steps -= edits * edits
  return [
    {
      kind: 'changed',
      runs: readable(changes.map(({ value, added, removed }) => ({ kind: kindOf(added, removed), text: value.join('') }))),
    },
  ]
}

const kindOf = (added: boolean, removed: boolean): Run['kind'] => (added ? 'added' : removed ? 'removed' : 'same')

const hasWord = /[\p{L}\p{N}]/u

/** Joins changes that only a space or a comma keeps apart: what is read aloud is then a phrase, not a list of words. */
function readable(runs: readonly Run[]): Run[] {
  const found: Run[] = []
  let [gone, come] = ['', '']
  const settle = () => {
    if (gone !== '') found.push({ kind: 'removed', text: gone })
    if (come !== '') found.push({ kind: 'added', text: come })
    gone = ''
    come = ''
  }
  runs.forEach((run, at) => {
    const changing = gone !== '' || come !== ''
    if (run.kind === 'removed') gone += run.text
    else if (run.kind === 'added') come += run.text
    else if (changing && at < runs.length - 1 && !hasWord.test(run.text) && run.text.length <= 2) {
      gone += run.text
      come += run.text
    } else {
      settle()
      found.push(run)
    }
  })
  settle()
  return found
}
