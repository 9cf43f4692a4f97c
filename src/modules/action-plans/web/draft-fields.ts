import { chosen, typed } from '#kernel/http/form.ts'
import type { FormValues } from '#kernel/http/variables.ts'
import type { MessageKey } from '#kernel/i18n.ts'
import { type Language, languages } from '#kernel/languages.ts'
import { Day, type DraftContent, type DraftText, longest, type ProseField } from '../vocabulary.ts'

/** Something to mend in a form: the field, and the sentence that says what to type. */
export interface Problem {
  readonly field: string
  readonly key: MessageKey
  readonly values: Readonly<Record<string, number>>
}

/** What a page of the form says: what is to be mended, and how it changes a content. */
export interface DraftReading {
  readonly problems: readonly Problem[]
  readonly change: (content: DraftContent) => DraftContent
}

/** A text of several languages of the form: the title, or one of the prose fields. */
export type TextName = 'title' | ProseField

/** The name of the field of one language of a text: `problem-fr`. */
export const textField = (name: string, lang: Language): string => `${name}-${lang}`

/** Collects problems while fields are read. */
export function fieldReader(values: FormValues) {
  const problems: Problem[] = []
  const problem = (field: string, key: MessageKey, more: Readonly<Record<string, number>> = {}) => {
    problems.push({ field, key, values: more })
  }
  const line = (field: string, most: number): string | null => {
    const text = typed(values, field).trim()
    if (text.length > most) problem(field, 'commitments.error.too-long', { most })
    return text === '' ? null : text
  }
  const day = (field: string): string | null => {
    const text = typed(values, field).trim()
    if (text === '') return null
    if (!Day.safeParse(text).success) problem(field, 'commitments.error.day')
    return text
  }
  const lines = (field: string, most: number): string[] => {
    const all = typed(values, field)
      .split(/\r?\n/)
      .map((text) => text.trim())
      .filter((text) => text !== '')
    if (all.length > most) problem(field, 'commitments.error.too-many', { most })
    if (all.some((text) => text.length > longest.institution))
      problem(field, 'commitments.error.line-too-long', { most: longest.institution })
    return [...new Set(all)]
  }
  const number = (field: string): number | null => {
    const text = typed(values, field).trim()
    if (text === '') return null
    if (!/^[1-9]\d{0,2}$/.test(text)) problem(field, 'commitments.error.number')
    return Number(text)
  }
  const text = (name: string, most: number) => {
    const told = new Map(languages.map((lang) => [lang, textTyped(values, textField(name, lang))]))
    for (const [lang, value] of told) {
      if (value.length > most) problem(textField(name, lang), 'commitments.error.too-long', { most })
    }
    return (before: DraftText, language: Language) => written(before, told, language)
  }
  return { problems, problem, line, day, lines, number, text }
}

/** Browsers send the ends of lines as two characters: one is kept. */
const textTyped = (values: FormValues, field: string) => typed(values, field).replaceAll('\r\n', '\n').trim()

/** A text with what was typed. Its original stays the original while it has words; else it is the language of the draft. */
function written(before: DraftText, told: ReadonlyMap<Language, string>, language: Language): DraftText {
  const has = (lang: Language) => (told.get(lang) ?? '') !== ''
  const first = languages.find(has) ?? language
  const wasWritten = before[before.original] !== undefined
  const original = wasWritten && has(before.original) ? before.original : has(language) ? language : first
  return { original, ...Object.fromEntries([...told].filter(([lang]) => has(lang))) }
}

/** A text as it stands in its fields before anything is typed. */
export const typedText = (name: string, text: DraftText): FormValues =>
  Object.fromEntries(languages.map((lang) => [textField(name, lang), text[lang] ?? '']))

/** Every value ticked under a name and its groups: `sdgTargets`, `sdgTargets-g2`… */
export const ticked = (values: FormValues, name: string): readonly string[] => [
  ...new Set(Object.keys(values).flatMap((field) => (field === name || field.startsWith(`${name}-g`) ? chosen(values, field) : []))),
]

/** The name of one group of boxes of a question: the first bears the name of the question, where links lead. */
export const groupField = (name: string, group: number): string => (group === 0 ? name : `${name}-g${group}`)
