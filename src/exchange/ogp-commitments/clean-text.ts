import { windows1252ByteOf } from './windows-1252.ts'

/** How a cell of text was repaired. */
export type TextRepair = 'html' | 'encoding' | 'spaces' | 'text-mark'

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  middot: '·',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  euro: '€',
  pound: '£',
  sect: '§',
  deg: '°',
  copy: '©',
  reg: '®',
  trade: '™',
  times: '×',
  iexcl: '¡',
  iquest: '¿',
  ordf: 'ª',
  ordm: 'º',
  shy: '\u00ad',
  agrave: 'à',
  aacute: 'á',
  acirc: 'â',
  atilde: 'ã',
  auml: 'ä',
  aring: 'å',
  aelig: 'æ',
  ccedil: 'ç',
  egrave: 'è',
  eacute: 'é',
  ecirc: 'ê',
  euml: 'ë',
  igrave: 'ì',
  iacute: 'í',
  icirc: 'î',
  iuml: 'ï',
  ntilde: 'ñ',
  ograve: 'ò',
  oacute: 'ó',
  ocirc: 'ô',
  otilde: 'õ',
  ouml: 'ö',
  oslash: 'ø',
  oelig: 'œ',
  ugrave: 'ù',
  uacute: 'ú',
  ucirc: 'û',
  uuml: 'ü',
  yacute: 'ý',
  yuml: 'ÿ',
  szlig: 'ß',
  scaron: 'š',
  zcaron: 'ž',
}

const entity = /&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});/g
/** `&amp;amp;eacute;`: an ampersand encoded again and again, undone at once. */
const ampersands = /&(?:amp;|#0*38;|#[xX]0*26;)+/gi
const lineTags = /<\/?(?:br|p|div|li|tr|h[1-6])(?:\s[^<>]{0,300})?\s*\/?>/gi
const otherTags = /<\/?(?:a|b|i|u|em|strong|span|ul|ol|table|tbody|td|th|sup|sub|font)(?:\s[^<>]{0,300})?\s*\/?>/gi

const withoutHtml = (text: string): string =>
  /[&<]/.test(text)
    ? text
        .replace(ampersands, '&')
        .replace(entity, (whole, name: string) => characterOf(name) ?? whole)
        .replace(lineTags, '\n')
        .replace(otherTags, '')
    : text

function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) {
    const lower = name.toLowerCase()
    const found = Object.hasOwn(named, lower) ? named[lower] : undefined
    return /^[A-Z]/.test(name) ? found?.toUpperCase() : found
  }
  const code = /^#[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  const usable = (code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)) || code === 9 || code === 10 || code === 13
  return usable ? String.fromCodePoint(code) : undefined
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** UTF-8 that was read as windows-1252 (`Ã©` for é), read as it was meant. A run that is no UTF-8 is left as it stands. */
const readAgain = (text: string): string =>
  /[\u00c2-\u00f4]/.test(text)
    ? text.replace(/[^\0-\x7f]{2,}/g, (run) => {
        const bytes = Array.from(run, windows1252ByteOf)
        if (bytes.includes(-1)) return run
        try {
          return utf8.decode(Uint8Array.from(bytes))
        } catch {
          return run
        }
      })
    : text

const tidied = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029|\v|\f/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\ufffe\uffff]/g, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .normalize('NFC')
    .replace(/[ \t\u00a0]*\n[ \t\u00a0]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/[ \t\u00a0]{2,}|\t/g, ' ')
    .trim()

/** A spreadsheet's mark of a text that would else be a formula; our own files carry it too. */
const unmarked = (text: string): string => text.replace(/^'+(?=[=+\-@])/, '')

const passes: readonly (readonly [TextRepair, (text: string) => string])[] = [
  ['encoding', readAgain],
  ['html', withoutHtml],
  ['spaces', tidied],
  ['text-mark', unmarked],
]
/** What one pass uncovers the next mends. A text that still changes after these is nobody's writing. */
const mostPasses = 6

/** A text as it was meant, and how it differed. A clean text is given back as it is; line ends of any kind become `\n`. */
export function cleanText(written: string): { readonly text: string; readonly repairs: readonly TextRepair[] } {
  const repairs = new Set<TextRepair>()
  let text = written.replace(/\r\n?/g, '\n')
  for (let round = 0; round < mostPasses; round += 1) {
    const before = text
    for (const [repair, pass] of passes) {
      const next = pass(text)
      if (next !== text) repairs.add(repair)
      text = next
    }
    if (text === before) break
  }
  return { text, repairs: [...repairs] }
}
