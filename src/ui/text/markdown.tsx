import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { type MarkdownElement, type Piece, readMarkdown } from './markdown-html.ts'

/**
 * A person's text in the safe subset of Markdown. Each block takes its direction from its own letters; a link says which
 * site it leads to when its words do not.
 */
export const Markdown = ({ words, text, lang }: { words: Words; text: string; lang?: string | undefined }) => (
  <div class="prose" lang={lang}>
    {readMarkdown(text).map((piece) => shown(piece, words, true))}
  </div>
)

function shown(piece: Piece, words: Words, outermost: boolean): Child {
  if (typeof piece === 'string') return piece
  const children = piece.children.map((child) => shown(child, words, false))
  // Inside another block the direction is that of the block: a list whose items each had one would have none itself.
  const dir = outermost ? 'auto' : undefined
  switch (piece.name) {
    case 'br':
      return <br />
    case 'a':
      return <GivenPlace piece={piece}>{children}</GivenPlace>
    case 'p':
      return <p dir={dir}>{children}</p>
    case 'ul':
      return <ul dir={dir}>{children}</ul>
    case 'ol':
      return <ol dir={dir}>{children}</ol>
    case 'blockquote':
      return <blockquote dir={dir}>{children}</blockquote>
    default:
      return <Inner piece={piece}>{children}</Inner>
  }
}

function Inner({ piece, children }: { piece: MarkdownElement; children?: Child }) {
  switch (piece.name) {
    case 'h4':
      return <h4 dir="auto">{children}</h4>
    case 'h5':
      return <h5 dir="auto">{children}</h5>
    case 'h6':
      return <h6 dir="auto">{children}</h6>
    case 'li':
      return <li>{children}</li>
    case 'strong':
      return <strong>{children}</strong>
    case 'em':
      return <em>{children}</em>
    case 'code':
      return <code>{children}</code>
    default:
      return <>{children}</>
  }
}

function GivenPlace({ piece, children }: { piece: MarkdownElement; children?: Child }) {
  const href = piece.href ?? ''
  const host = new URL(href).hostname
  const said = piece.children.every((child) => typeof child === 'string') ? piece.children.join('') : ''
  const link = (
    <a href={href} rel="nofollow ugc noopener">
      {said.startsWith('https://') ? <bdi dir="ltr">{children}</bdi> : children}
    </a>
  )
  if (said.startsWith('https://') && said.includes(host)) return link
  return (
    <>
      {link} <bdi dir="ltr">({host})</bdi>
    </>
  )
}
