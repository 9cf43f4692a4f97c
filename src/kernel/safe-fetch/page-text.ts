import { convert } from 'html-to-text'

/** Longest source that is turned into text, in characters; what follows is left out. */
const sourceLengthMax = 600_000
/** Elements left open at once, counted high: the parser's time grows with their square. What follows is left out. */
const openElementsMax = 5_000
/** Depth below which nothing is read. */
const depthMax = 250

const heading = { options: { uppercase: false } }

/** The words of a page as somebody reads them: without scripts, styles, pictures and addresses; of its main part, where it names one. */
export function textOfHtml(html: string): string {
  const text = convert(parsable(html), {
    wordwrap: false,
    baseElements: { selectors: ['main', '[role=main]'], returnDomByDefault: true },
    limits: { maxDepth: depthMax, maxBaseElements: 5, ellipsis: '' },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      ...['title', 'img', 'svg', 'noscript', 'template'].map((selector) => ({ selector, format: 'skip' })),
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, ...heading })),
    ],
  })
  return normaliseText(text)
}

/** As much of a source as can be parsed in little time, whatever somebody made of it. */
function parsable(html: string): string {
  const source = html.slice(0, sourceLengthMax).replace(/(?:<br\s*\/?>\s*){2,}/gi, '<br>')
  const open = new Map<string, number>()
  let total = 0
  for (const { 1: closing, 2: tag = '', index } of source.matchAll(/<(\/?)([a-z][^\s/>]{0,40})/gi)) {
    const name = tag.toLowerCase()
    if (neverOpen.has(name)) continue
    const before = open.get(name) ?? 0
    // A closing tag that closes nothing is ignored by the parser, so it counts for nothing here.
    const after = closing === '' ? before + 1 : Math.max(0, before - 1)
    open.set(name, after)
    total += after - before
    if (total > openElementsMax) return source.slice(0, index)
  }
  return source
}

const neverOpen = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'])

/** Text by which two copies are compared: composed (NFC), spaces and line ends alike, no empty lines, nothing invisible. */
export const normaliseText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()

/** The text of bytes: by their mark (BOM), the charset that was named, the one a page names itself, else UTF-8. */
export function decodeText(bytes: Uint8Array, named: string | null): string {
  const start = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  const mark = start.startsWith('\xff\xfe')
    ? 'utf-16le'
    : start.startsWith('\xfe\xff')
      ? 'utf-16be'
      : start.startsWith('\xef\xbb\xbf')
        ? 'utf-8'
        : null
  const own = /<meta[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_:.-]{1,40})/i.exec(start)?.[1]
  return decoderOf(mark ?? named ?? own ?? 'utf-8').decode(bytes)
}

function decoderOf(label: string) {
  try {
    return new TextDecoder(label)
  } catch {
    // A charset nobody knows: most of the web is UTF-8.
    return new TextDecoder('utf-8')
  }
}
