import { diffArrays } from 'diff'

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
const mostEditsOfParagraphs = 1500
const mostPairsWeighed = 10_000
/** Share of words two paragraphs must have in common to be taken for one that changed. */
const leastLikeness = 0.3

const segmenters = new Map<string, Intl.Segmenter>()

function segmenter(lang: string): Intl.Segmenter {
  const known = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'word' })
  segmenters.set(lang, known)
  return known
}

interface Segment {
  readonly segment: string
  readonly isWord: boolean
}

/** The words of a text and what stands between them. */
function segmentsOf(text: string, lang: string): Segment[] {
  const found: Segment[] = []
  // A few lines at a time: V8 copies the whole input into every segment, so that the words of a long text cost its square.
  for (const [part] of text.matchAll(/[\s\S]{1,200}(?:\s+|$)|[\s\S]{1,200}/g)) {
    for (const { segment, isWordLike } of segmenter(lang).segment(part)) found.push({ segment, isWord: isWordLike === true })
  }
  return found
}

const tokensOf = (text: string, lang: string): string[] => segmentsOf(text, lang).map(({ segment }) => segment)

/** How many words a text has, by the rules of its language. */
export const countWords = (text: string, lang: string): number => segmentsOf(text, lang).filter(({ isWord }) => isWord).length

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
  const changes = diffArrays(before, after, { maxEditLength: mostEditsOfParagraphs })
  const budget = { steps: mostStepsInAll }
  if (changes === undefined) return pairParagraphs(before, after, lang, budget)
  const found: ComparedParagraph[] = []
  let gone: string[] = []
  let come: string[] = []
  const settle = () => {
    found.push(...pairParagraphs(gone, come, lang, budget))
    gone = []
    come = []
  }
  for (const { value, added, removed } of changes) {
    if (removed) gone.push(...value)
    else if (added) come.push(...value)
    else {
      settle()
      found.push(...value.map((text) => whole('same', text)))
    }
  }
  settle()
  return found
}

interface Budget {
  steps: number
}

/** Paragraphs that went and came at one place: those alike are one that changed, in order; the others went or came whole. */
function pairParagraphs(gone: readonly string[], come: readonly string[], lang: string, budget: Budget): ComparedParagraph[] {
  const found: ComparedParagraph[] = []
  let [left, right] = [0, 0]
  const upTo = (untilLeft: number, untilRight: number) => {
    for (; left < untilLeft; left += 1) found.push(whole('removed', gone[left] ?? ''))
    for (; right < untilRight; right += 1) found.push(whole('added', come[right] ?? ''))
  }
  for (const [a, b] of bestPairs(gone, come, lang)) {
    upTo(a, b)
    found.push(...compareParagraphs(gone[a] ?? '', come[b] ?? '', lang, budget))
    left = a + 1
    right = b + 1
  }
  upTo(gone.length, come.length)
  return found
}

/** The pairs, in order on both sides, that have most in common altogether. */
function bestPairs(gone: readonly string[], come: readonly string[], lang: string): [number, number][] {
  if (gone.length * come.length > mostPairsWeighed) return []
  const bags = come.map((text) => bagOf(text, lang))
  const likeness = gone.map((text) => {
    const bag = bagOf(text, lang)
    return bags.map((other) => likenessOf(bag, other))
  })
  const at = (a: number, b: number) => likeness[a]?.[b] ?? 0
  const best: number[][] = Array.from({ length: gone.length + 1 }, () => Array.from({ length: come.length + 1 }, () => 0))
  const bestAt = (a: number, b: number) => best[a]?.[b] ?? 0
  for (let a = gone.length - 1; a >= 0; a -= 1) {
    const row = best[a] ?? []
    for (let b = come.length - 1; b >= 0; b -= 1) {
      const paired = at(a, b) >= leastLikeness ? at(a, b) + bestAt(a + 1, b + 1) : 0
      row[b] = Math.max(paired, bestAt(a + 1, b), bestAt(a, b + 1))
    }
  }
  const pairs: [number, number][] = []
  for (let a = 0, b = 0; a < gone.length && b < come.length; ) {
    if (bestAt(a, b) === bestAt(a + 1, b)) a += 1
    else if (bestAt(a, b) === bestAt(a, b + 1)) b += 1
    else pairs.push([a++, b++])
  }
  return pairs
}

interface Bag {
  readonly counts: ReadonlyMap<string, number>
  readonly size: number
}

function bagOf(text: string, lang: string): Bag {
  const counts = new Map<string, number>()
  let size = 0
  for (const { segment, isWord } of segmentsOf(text, lang)) {
    if (!isWord) continue
    const word = segment.toLocaleLowerCase(lang)
    counts.set(word, (counts.get(word) ?? 0) + 1)
    size += 1
  }
  return { counts, size }
}

/** Dice's coefficient of two bags of words: 0 nothing in common, 1 the same words. */
function likenessOf(a: Bag, b: Bag): number {
  if (a.size + b.size === 0) return 0
  let common = 0
  for (const [word, count] of a.counts) common += Math.min(count, b.counts.get(word) ?? 0)
  return (2 * common) / (a.size + b.size)
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
