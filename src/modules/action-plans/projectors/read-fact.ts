import { Bug } from '#kernel/errors.ts'
import { LocalizedText } from '#kernel/languages.ts'
import type { RecordedFact } from '#record'

/** The words of a field; null when there are none, or when they were erased. */
export function wordsOf(fact: RecordedFact<unknown>, field: string): string | null {
  const value = fact.disclosed[field]
  return typeof value === 'string' ? value : null
}

/** A text in several languages that stands beside the entry; null when there is none, or when it was erased. */
export function localizedOf(fact: RecordedFact<unknown>, field: string): LocalizedText | null {
  const parsed = LocalizedText.safeParse(fact.disclosed[field])
  return parsed.success ? parsed.data : null
}

/** The id of what an entry is about. Throws when the entry names none. */
export function aboutOf(fact: RecordedFact<unknown>, kind: 'plan' | 'member' | 'commitment'): string {
  const id = fact.about[kind]
  if (id === undefined) throw new Bug(`the entry ${fact.id} (${fact.kind}) names no ${kind}`)
  return id
}
