import { micromark } from 'micromark'

/** Longest text read as Markdown; anything longer is shown as plain paragraphs. */
export const longestMarkdown = 20_000

/** Deepest nesting shown: deeper quotes and lists join the level above. */
const deepest = 6

/** A piece of text read from Markdown: words, or an element of the few that are allowed. */
export type Piece = string | MarkdownElement

export interface MarkdownElement {
  readonly name: ElementName
  /** Of a link only: an https address. */
  readonly href?: string
  readonly children: readonly Piece[]
}

const elementNames = ['p', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'em', 'strong', 'code', 'a', 'br'] as const
export type ElementName = (typeof elementNames)[number]

// What a contribution is not for: raw HTML, pictures, code blocks, rules, and definitions that hide where a link leads.
const disabled = ['htmlFlow', 'htmlText', 'labelStartImage', 'codeFenced', 'codeIndented', 'setextUnderline', 'thematicBreak', 'definition']

const headings: Readonly<Record<string, ElementName>> = { h1: 'h4', h2: 'h5', h3: 'h6', h4: 'h6', h5: 'h6', h6: 'h6' }
const nameOf = (tag: string): ElementName | undefined => headings[tag] ?? elementNames.find((name) => name === tag)

/**
 * Reads the safe subset of Markdown: paragraphs, headings (h4 to h6), lists, quotes, emphasis, strong, code and https links.
 * Whatever else micromark writes is left out: only elements named here come through, and their text is plain text again.
 */
export function readMarkdown(source: string): readonly Piece[] {
  const text = source
    .replace(/\r\n?/g, '\n')
    .replace(/\n\s*\n/g, '\n\n')
    .normalize('NFC')
  if (text.length > longestMarkdown || isHeavy(text)) return plainParagraphs(text)
  return piecesOf(micromark(text, { extensions: [{ disable: { null: disabled } }] }))
}

/** A text with no signs in it: one paragraph for each block of lines. */
function plainParagraphs(text: string): Piece[] {
  return text
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== '')
    .map((block) => ({ name: 'p', children: [block.trim()] }))
}

/** Signs without number make the parser slow and no text better: such a text is shown as it was typed. */
const isHeavy = (text: string) => (text.match(/[[\]*_`>]/g)?.length ?? 0) > 2000 || /^(?:[\t ]*(?:[>*+-]|\d{1,9}[.)])){12}/m.test(text)

interface Open {
  readonly name: ElementName | null
  readonly href?: string | undefined
  readonly children: Piece[]
}

const token = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>|([^<]+)/g

function piecesOf(html: string): readonly Piece[] {
  const root: Open = { name: null, children: [] }
  const open: Open[] = [root]
  const top = () => open.at(-1) ?? root
  for (const [, closing, tag = '', attributes = '', text] of html.matchAll(token)) {
    if (text !== undefined) addText(top(), open, unescapeHtml(text))
    else if (closing === '/') closeElement(open)
    else if (attributes.endsWith('/')) top().children.push(...(tag === 'br' ? [{ name: tag, children: [] } as const] : []))
    else open.push({ ...openedBy(tag, attributes, open.length), children: [] })
  }
  while (open.length > 1) closeElement(open)
  return root.children
}

function openedBy(tag: string, attributes: string, depth: number): { readonly name: ElementName | null; readonly href?: string } {
  const name = nameOf(tag)
  if (name === undefined || depth > deepest * 2) return { name: null }
  if (name !== 'a') return { name }
  const href = safeAddress(unescapeHtml(/\shref="([^"]*)"/.exec(attributes)?.[1] ?? ''))
  return href === null ? { name: null } : { name, href }
}

function closeElement(open: Open[]): void {
  const closed = open.length > 1 ? open.pop() : undefined
  const parent = open.at(-1)
  if (closed === undefined || parent === undefined) return
  // An element that is not allowed leaves its words.
  if (closed.name === null) parent.children.push(...closed.children)
  else parent.children.push({ name: closed.name, children: closed.children, ...(closed.href === undefined ? {} : { href: closed.href }) })
}

const isBlockOnly = (name: ElementName | null) => name === 'ul' || name === 'ol' || name === 'blockquote'

function addText(parent: Open, open: readonly Open[], text: string): void {
  const isLineEnd = text.trim() === '' && text.includes('\n')
  if (isLineEnd && (parent.name === null || isBlockOnly(parent.name) || parent.name === 'li')) return
  const isPlace = open.some(({ name }) => name === 'a' || name === 'code')
  parent.children.push(...(isPlace ? [text] : withLinks(text)))
}

/** An address written out becomes a link, as everyone expects. */
function withLinks(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const found of text.matchAll(/https:\/\/[^\s<>"\u00ab\u00bb]+/g)) {
    const written = found[0].replace(/[.,;:!?)\]}'’”»\u060c\u061b\u061f]+$/u, '')
    const href = safeAddress(written)
    if (href === null) continue
    if (found.index > from) pieces.push(text.slice(from, found.index))
    pieces.push({ name: 'a', href, children: [written] })
    from = found.index + written.length
  }
  if (from < text.length) pieces.push(text.slice(from))
  return pieces
}

/** An https address with a host name and neither user name nor password, or null. */
export function safeAddress(address: string): string | null {
  if (address.length > 2000 || !URL.canParse(address)) return null
  const url = new URL(address)
  return url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.') ? url.href : null
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

// micromark writes these four and no others.
const unescapeHtml = (text: string) => text.replace(/&(amp|lt|gt|quot);/g, (whole, name: string) => entities[name] ?? whole)
