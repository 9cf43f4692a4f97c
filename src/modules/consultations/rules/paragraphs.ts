import { fitsInEntry, longestParagraph, mostParagraphs, type Paragraph } from '../vocabulary.ts'

/** A text as it was typed, cut where a line is blank. Spaces at the ends of lines are nobody's words. */
export const splitParagraphs = (typed: string): readonly string[] =>
  typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .map(oneParagraph)
    .filter((words) => words !== '')

/** Words typed for one paragraph: blank lines in them do not cut it. */
export const oneParagraph = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

/** Paragraphs as one text to type in. */
export const joinParagraphs = (paragraphs: readonly { readonly words: string }[]): string =>
  paragraphs.map(({ words }) => words).join('\n\n')

/** Why paragraphs cannot be one version of a text; null when they can. */
export function textProblem(paragraphs: readonly Paragraph[]): 'text-empty' | 'text-too-long' | null {
  if (paragraphs.length === 0) return 'text-empty'
  const tooMany = paragraphs.length > mostParagraphs || paragraphs.some(({ words }) => words.length > longestParagraph)
  // What the entry names besides: the title, and every amendment it takes in.
  return tooMany || !fitsInEntry({ paragraphs, room: ' '.repeat(roomForNames) }) ? 'text-too-long' : null
}

/** Bytes kept for what an entry says besides its paragraphs: a title, and the ids of 200 amendments. */
const roomForNames = 9000
