import { type Child, type JSXNode, jsx } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { IntlMessageFormat } from 'intl-messageformat'
import { catalogues, type MessageKey } from './catalogues.ts'
import { direction, type Language } from './languages.ts'

export type { MessageKey } from './catalogues.ts'

/** What a placeholder of a plain sentence takes. */
export type PlainValue = string | number | Date
/** What a placeholder of a sentence with markup takes: also a piece of page. */
export type RichValue = PlainValue | JSX.Element | JSXNode
type Piece = JSX.Element | JSXNode

/** Which digits Arabic is written with: a setting of the instance (Maghreb `latn`, Mashriq `arab`). */
export type ArabicDigits = 'latn' | 'arab'

/** The language of one reader: sentences, numbers, dates, names, order. */
export interface Words {
  readonly lang: Language
  readonly dir: 'ltr' | 'rtl'
  /** The BCP 47 locale with its numbering system, for anything else of `Intl`. */
  readonly locale: string
  /** A sentence. In right-to-left languages every text value is isolated, so that it cannot disturb its surroundings. */
  t(key: MessageKey, values?: Readonly<Record<string, PlainValue>>): string
  /** A sentence with pieces of page in it; text values are put in `<bdi>`. */
  rich(key: MessageKey, values: Readonly<Record<string, RichValue>>): Child
  number(value: number, options?: Intl.NumberFormatOptions): string
  /** `7 December 2016`. Dates are UTC days. */
  date(value: Date): string
  /** `7 December 2016 at 14:05 UTC`. */
  dateTime(value: Date): string
  /** `7 December 2016, 14:05 – 16:30 UTC`: the day once when both are on it. */
  dateTimes(from: Date, to: Date): string
  /** `December 2016`. */
  month(value: Date): string
  /** `in 7 days`, `10 years ago`: in days under two months, then months, then years. */
  distance(from: Date, to: Date): string
  list(parts: readonly string[]): string
  /** The name of a country or area by its ISO 3166-1 alpha-2 code. */
  region(iso2: string): string
  /** The name of a language in this language. */
  language(code: string): string
  compare(a: string, b: string): number
}

const isolate = (value: PlainValue) => (typeof value === 'string' ? `\u2068${value}\u2069` : value)
const localeOf = (lang: Language, digits: ArabicDigits) => (lang === 'ar' ? `ar-u-nu-${digits}` : lang === 'en' ? 'en-GB' : lang)
const known = new Map<string, Words>()

/** The words of a language. One object per language and digits, made once. */
export function words(lang: Language, digits: ArabicDigits = 'latn'): Words {
  const id = `${lang}/${digits}`
  const found = known.get(id)
  if (found !== undefined) return found
  const made = make(lang, localeOf(lang, digits))
  known.set(id, made)
  return made
}

// Full names (`United Kingdom`, not `UK`), but for the few whose full name in CLDR says more than a name.
const shortRegions = new Set(['HK', 'MO', 'PS'])

function regionNames(locale: string): Pick<Intl.DisplayNames, 'of'> {
  const full = new Intl.DisplayNames([locale], { type: 'region' })
  const short = new Intl.DisplayNames([locale], { type: 'region', style: 'short' })
  return { of: (code) => (shortRegions.has(code) ? short : full).of(code) }
}

function make(lang: Language, locale: string): Words {
  const dir = direction(lang)
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const minute = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const regions = regionNames(locale)
  const tongues = new Intl.DisplayNames([locale], { type: 'language' })
  const collator = new Intl.Collator(locale)
  const sentences = sentenceMaker(lang, locale)
  return {
    lang,
    dir,
    locale,
    ...sentences,
    number: numberFormatter(locale),
    date: (value) => day.format(value),
    dateTime: (value) => `${minute.format(value)} UTC`,
    dateTimes: (from, to) => `${minute.formatRange(from, to)} UTC`,
    month: (value) => month.format(value),
    distance: (from, to) => distance(relative, from, to),
    list: (parts) => list.format(parts),
    region: (iso2) => regions.of(iso2) ?? iso2,
    language: (code) => tongues.of(code) ?? code,
    compare: collator.compare,
  }
}

/** Formats numbers with one `Intl.NumberFormat` per set of options: making one takes a hundred times as long as using it. */
function numberFormatter(locale: string): Words['number'] {
  const plain = new Intl.NumberFormat(locale)
  const others = new Map<string, Intl.NumberFormat>()
  return (value, options) => {
    if (options === undefined) return plain.format(value)
    const id = JSON.stringify(options)
    const found = others.get(id) ?? new Intl.NumberFormat(locale, options)
    others.set(id, found)
    return found.format(value)
  }
}

function sentenceMaker(lang: Language, locale: string): Pick<Words, 't' | 'rich'> {
  const parsed = new Map<MessageKey, IntlMessageFormat>()
  const messages: Readonly<Record<string, string>> = catalogues[lang]
  const rtl = direction(lang) === 'rtl'
  const find = (key: MessageKey) => {
    const found = parsed.get(key)
    if (found !== undefined) return found
    const source = messages[key] ?? catalogues.en[key]
    const made = new IntlMessageFormat(source, locale, {
      date: { medium: { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } },
    })
    parsed.set(key, made)
    return made
  }
  return {
    t: (key, values = {}) => {
      const given = rtl ? Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolate(value)])) : values
      return String(find(key).format(given))
    },
    rich: (key, values) => {
      const given = Object.entries(values).map(
        ([name, value]) => [name, typeof value === 'string' ? jsx('bdi', {}, value) : value] as const,
      )
      const parts = find(key).format<Piece>(Object.fromEntries(given))
      return Array.isArray(parts) ? parts : [parts]
    },
  }
}

const DAY_MS = 86_400_000

function distance(relative: Intl.RelativeTimeFormat, from: Date, to: Date): string {
  const days = Math.round((to.getTime() - from.getTime()) / DAY_MS)
  if (Math.abs(days) < 60) return relative.format(days, 'day')
  if (Math.abs(days) < 730) return relative.format(Math.round(days / 30.44), 'month')
  return relative.format(Math.trunc(days / 365.25), 'year')
}
