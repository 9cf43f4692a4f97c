import { diffArrays } from 'diff'
import { segmentsOf } from './text-words.ts'

// Bounds of the work: past them texts are laid over each other without looking for those alike.
const mostEditsOfTexts = 1500
const mostPairsWeighed = 10_000
/** Share of words two texts must have in common to be taken for one that changed. */
const leastLikeness = 0.3

/** A text before and after, by their places; null where it came, or where it went. */
export type AlignedTexts =
  | { readonly kind: 'same' | 'changed'; readonly before: number; readonly after: number }
  | { readonly kind: 'removed'; readonly before: number; readonly after: null }
  | { readonly kind: 'added'; readonly before: null; readonly after: number }

/** Lays two lists of texts (paragraphs) over each other, in order: which stayed, which changed, which came and which went. */
export function alignTexts(before: readonly string[], after: readonly string[], lang: string): AlignedTexts[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: mostEditsOfTexts })
  if (changes === undefined) return pairTexts(before, after, 0, 0, lang)
  const found: AlignedTexts[] = []
  let [left, right] = [0, 0]
  let [gone, come] = [0, 0]
  const settle = () => {
    found.push(...pairTexts(before.slice(left - gone, left), after.slice(right - come, right), left - gone, right - come, lang))
    gone = 0
    come = 0
  }
  for (const { count, added, removed } of changes) {
    if (removed) {
      gone += count
      left += count
    } else if (added) {
      come += count
      right += count
    } else {
      settle()
      for (let at = 0; at < count; at += 1) found.push({ kind: 'same', before: left++, after: right++ })
    }
  }
  settle()
  return found
}

/** Texts that went and came at one place: those alike are one that changed, in order; the others went or came whole. */
function pairTexts(gone: readonly string[], come: readonly string[], fromLeft: number, fromRight: number, lang: string): AlignedTexts[] {
  const found: AlignedTexts[] = []
  let [left, right] = [0, 0]
  const upTo = (untilLeft: number, untilRight: number) => {
    for (; left < untilLeft; left += 1) found.push({ kind: 'removed', before: fromLeft + left, after: null })
    for (; right < untilRight; right += 1) found.push({ kind: 'added', before: null, after: fromRight + right })
  }
  for (const [a, b] of bestPairs(gone, come, lang)) {
    upTo(a, b)
    found.push({ kind: 'changed', before: fromLeft + a, after: fromRight + b })
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
