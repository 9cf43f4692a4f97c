import { type Piece, readMarkdown } from './markdown-html.ts'

const blocks = new Set(['p', 'h4', 'h5', 'h6', 'li', 'blockquote', 'br'])

/** The words of a Markdown text on one line, without signs: for mails, titles of pages and searches. */
export const plainText = (source: string): string => wordsOf(readMarkdown(source)).replace(/\s+/g, ' ').trim()

const wordsOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : `${wordsOf(piece.children)}${blocks.has(piece.name) ? '\n' : ''}`)).join('')

/** The beginning of a Markdown text, cut between words, with … when something is left out. `longest` counts characters. */
export function excerptOf(source: string, longest = 200): string {
  const text = plainText(source)
  const letters = [...text]
  if (letters.length <= longest) return text
  const whole = letters.slice(0, longest).join('')
  const space = whole.lastIndexOf(' ')
  const cut = space > longest / 2 ? whole.slice(0, space) : letters.slice(0, longest - 1).join('')
  return `${cut.replace(/[\s.,;:–—-]+$/u, '')}…`
}
