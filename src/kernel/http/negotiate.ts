import { type Language, languages } from '../languages.ts'

const isLanguage = (text: string): text is Language => languages.some((lang) => lang === text)

/** The language named by the first part of an address, or null. */
export function languageOf(path: string): Language | null {
  const first = path.split('/', 2)[1] ?? ''
  return isLanguage(first) ? first : null
}

/**
 * The language to offer somebody who did not choose one: their last choice, else the best of `Accept-Language`
 * (RFC 9110, section 12.5.4), else English.
 */
export function negotiateLanguage(chosen: string | undefined, accept: string | undefined): Language {
  if (chosen !== undefined && isLanguage(chosen)) return chosen
  const wanted = (accept ?? '')
    .split(',')
    .slice(0, 40)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((it) => it.trim()).find((it) => it.startsWith('q='))
      return { tag: tag.split('-', 1)[0] ?? '', weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 }
    })
    .filter((it) => it.weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wanted) if (isLanguage(tag)) return tag
  return 'en'
}
