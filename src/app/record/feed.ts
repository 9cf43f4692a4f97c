import type { Words } from '#kernel/i18n.ts'
import type { EntryLine } from '../sentences.ts'

interface Feed {
  readonly words: Words
  readonly origin: string
  /** The newest first. */
  readonly lines: readonly EntryLine[]
  readonly now: Date
  /** What the feed is about, its page and its own address without language; the whole record unless said. */
  readonly about?: { readonly title: string; readonly page: string; readonly self: string } | undefined
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
// Control characters that XML 1.0 has no form for.
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const xml = (text: string) => text.replace(unwritable, '\uFFFD').replace(/[&<>"']/g, (mark) => escapes[mark] ?? mark)

/** The newest entries as an Atom feed (RFC 4287) in one language. Ids are the entries' own: the same in every language. */
export function recordFeed({ words, origin, lines, now, about }: Feed): string {
  const here = `${origin}/${words.lang}${about?.page ?? '/record'}`
  const self = `${origin}/${words.lang}${about?.self ?? '/record/feed.xml'}`
  const updated = lines[0]?.recordedAt ?? now
  const entries = lines.map(
    (line) =>
      `<entry><id>urn:uuid:${line.id}</id><title>${xml(line.sentence)}</title><updated>${line.recordedAt.toISOString()}</updated><published>${line.at.toISOString()}</published><link href="${xml(`${origin}/${words.lang}${line.path}`)}"/><category term="${xml(line.kind)}"/>${line.fictional ? `<category term="fictional" label="${xml(words.t('common.fictional.mark'))}"/><summary>${xml(words.t('common.fictional.mark'))}</summary>` : ''}</entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${words.lang}"><id>${xml(about === undefined ? here : self)}</id><title>${xml(about?.title ?? words.t('record.feed.title'))}</title><updated>${updated.toISOString()}</updated><author><name>${xml(new URL(origin).host)}</name></author><link rel="self" href="${xml(self)}"/><link href="${xml(here)}"/>
${entries.join('\n')}
</feed>
`
}
