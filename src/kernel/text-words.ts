/** A piece of a text: a word, or what stands between words. */
interface Segment {
  readonly segment: string
  readonly isWord: boolean
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenter(lang: string): Intl.Segmenter {
  const known = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'word' })
  segmenters.set(lang, known)
  return known
}

/** The words of a text and what stands between them, by the rules of its language. */
export function segmentsOf(text: string, lang: string): Segment[] {
  const found: Segment[] = []
  // A few lines at a time: V8 copies the whole input into every segment, so that the words of a long text cost its square.
  for (const [part] of text.matchAll(/[\s\S]{1,200}(?:\s+|$)|[\s\S]{1,200}/g)) {
    for (const { segment, isWordLike } of segmenter(lang).segment(part)) found.push({ segment, isWord: isWordLike === true })
  }
  return found
}

/** How many words a text has, by the rules of its language. */
export const countWords = (text: string, lang: string): number => segmentsOf(text, lang).filter(({ isWord }) => isWord).length
