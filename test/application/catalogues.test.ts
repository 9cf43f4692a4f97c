import { readdirSync, readFileSync } from 'node:fs'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { catalogues } from '#kernel/catalogues.ts'
import { type Language, languages } from '#kernel/languages.ts'
import { isTest, pathsUnder, typeScriptSources } from './sources.ts'

type Catalogue = Readonly<Record<string, string>>

const catalogueOf = (lang: Language): Catalogue => catalogues[lang]
const keys = Object.keys(catalogueOf('en'))
const messages = languages.flatMap((lang) =>
  Object.entries(catalogueOf(lang)).map(([key, text]) => ({ lang, key, text, where: `${lang} ${key}` })),
)

/** Every element of a message, those inside branches and tags too. */
function* elementsOf(elements: readonly MessageFormatElement[]): Generator<MessageFormatElement> {
  for (const element of elements) {
    yield element
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const { value } of Object.values(element.options)) yield* elementsOf(value)
    }
    if (element.type === TYPE.tag) yield* elementsOf(element.children)
  }
}

const parsed = (text: string) => [...elementsOf(parse(text))]

/** `name:kind` of each placeholder. A plural may be a plain number in another language (French needs no agreement there). */
function placeholders(text: string) {
  const found = parsed(text).flatMap((element) =>
    element.type === TYPE.literal || element.type === TYPE.pound ? [] : [`${element.value}:${element.type === TYPE.tag ? 'tag' : 'value'}`],
  )
  return [...new Set(found)].sort()
}

const required: Readonly<Record<Language, readonly string[]>> = {
  fr: ['one', 'many', 'other'],
  en: ['one', 'other'],
  es: ['one', 'many', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
}

/** `=0` stands for zero, `=1` for one where one means exactly that, and so on. */
const exact: Readonly<Record<string, string>> = { zero: '=0', one: '=1', two: '=2' }

function missingBranches(lang: Language, text: string) {
  return parsed(text).flatMap((element) => {
    if (element.type !== TYPE.plural || element.pluralType === 'ordinal') return []
    const given = Object.keys(element.options)
    return required[lang].filter((category) => !given.includes(category) && !given.includes(exact[category] ?? category))
  })
}

/** The text a reader sees, without the syntax around it. */
const literals = (text: string) => parsed(text).flatMap((element) => (element.type === TYPE.literal ? [element.value] : []))

const faults = (check: (message: (typeof messages)[number]) => boolean) =>
  messages.filter(check).map(({ where, text }) => `${where}: ${text}`)

const isSound = (text: string) => {
  try {
    parse(text)
    return true
  } catch {
    return false
  }
}

test('the catalogues are read', () => {
  expect(keys.length).toBeGreaterThan(200)
})

test('every area has one file per language, and no language has another', () => {
  const [first, ...others] = languages.map((lang) => readdirSync(`locales/${lang}`).sort())
  for (const other of others) expect(other).toEqual(first)
})

test('no key stands in two areas, and each file is registered', () => {
  const files = pathsUnder('locales/en')
  const all = files.flatMap((path) => Object.keys(JSON.parse(readFileSync(path, 'utf8'))))
  expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([])
  expect([...all].sort()).toEqual([...keys].sort())
})

test('a key is area.page.thing', () => {
  expect(keys.filter((key) => !/^[a-z]+(\.[a-zA-Z0-9-]+)+$/.test(key))).toEqual([])
})

describe.each(languages)('%s', (lang) => {
  const catalogue = catalogueOf(lang)

  test('has every key, and no other', () => {
    expect(keys.filter((key) => catalogue[key] === undefined)).toEqual([])
    expect(Object.keys(catalogue).filter((key) => !keys.includes(key))).toEqual([])
    expect(Object.entries(catalogue).filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('every message parses', () => {
    expect(Object.entries(catalogue).filter(([, text]) => !isSound(text))).toEqual([])
  })

  test('has the same placeholders as English', () => {
    const english = catalogueOf('en')
    const different = Object.entries(catalogue).flatMap(([key, text]) => {
      const [here, there] = [placeholders(text).join(' '), placeholders(english[key] ?? '').join(' ')]
      return here === there ? [] : [`${key}: ${here} instead of ${there}`]
    })
    expect(different).toEqual([])
  })

  test('every plural has the branches of the language', () => {
    const incomplete = Object.entries(catalogue).flatMap(([key, text]) =>
      missingBranches(lang, text).map((category) => `${key}: ${category}`),
    )
    expect(incomplete).toEqual([])
  })
})

describe('typography', () => {
  test('apostrophes are ’', () => expect(faults(({ text }) => text.includes("'"))).toEqual([]))

  test('French puts no-break spaces before ; : ! ? and inside « »', () => {
    const bare = /[^\s\u00a0\u202f»)?!…][;!?](?=\s|$)|[^\u00a0\u202f\s]:(?=\s|$)| [;:!?»]|«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»/
    expect(faults(({ lang, text }) => lang === 'fr' && literals(text).some((literal) => bare.test(literal)))).toEqual([])
  })

  test('Spanish opens its questions', () => {
    const count = (text: string, sign: string) => text.split(sign).length
    expect(
      faults(({ lang, text }) => lang === 'es' && (count(text, '?') !== count(text, '¿') || count(text, '!') !== count(text, '¡'))),
    ).toEqual([])
  })

  test('Arabic uses its own comma, semicolon and question mark, and no tatweel', () => {
    expect(
      faults(({ lang, text }) => lang === 'ar' && literals(text).some((literal) => /[\u0600-\u06ff]\s*[,;?]|\u0640/.test(literal))),
    ).toEqual([])
  })

  test('no exclamation mark, no please, sorry or oops', () => {
    expect(faults(({ text }) => literals(text).some((literal) => /[!]/.test(literal)))).toEqual([])
    expect(faults(({ lang, text }) => lang === 'en' && /\b(please|sorry|oops|simply)\b/i.test(text))).toEqual([])
  })

  test('an arrow is drawn, not written', () =>
    expect(faults(({ text }) => /[←→↗↖»›‹]\s*$|[←→]/.test(text) && !text.endsWith('»'))).toEqual([]))
})

describe('use', () => {
  const sources = typeScriptSources().filter((source) => !isTest(source) && source.path !== 'src/kernel/catalogues.ts')

  /** A key is used when it is written whole, or when a template begins with its beginning: `rules.${code}.text`. */
  const templates = sources.flatMap(({ text }) =>
    [...text.matchAll(/`([a-z]+\.[a-zA-Z0-9.-]*)\$\{[^`]*`/g)].map((match) => patternOf(match[0])),
  )
  const written = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(/['"`]([a-z]+(?:\.[a-zA-Z0-9-]+)+)['"`]/g)].map((match) => match[1])),
  )

  function patternOf(template: string) {
    const parts = template.slice(1, -1).split(/\$\{[^}]*\}/)
    return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[a-zA-Z0-9-]+')}$`)
  }

  test('every key is used', () => {
    expect(written.size).toBeGreaterThan(100)
    expect(keys.filter((key) => !written.has(key) && !templates.some((template) => template.test(key)))).toEqual([])
  })
})
