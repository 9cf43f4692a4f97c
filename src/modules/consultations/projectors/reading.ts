import { Bug } from '#kernel/errors.ts'
import type { RecordedFact } from '#record'
import type { AuthorKind } from '../vocabulary.ts'

/** The kinds of things the entries of this module are about. */
export type Subject = 'consultation' | 'member' | 'plan' | 'action' | 'participant'

/** The words of a field; null when there are none, or when they were erased. */
export function wordsOf(fact: RecordedFact<unknown>, field: string): string | null {
  const value = fact.disclosed[field]
  return typeof value === 'string' ? value : null
}

/** The id of what an entry is about, or null. */
export const findAbout = (fact: RecordedFact<unknown>, kind: Subject): string | null => fact.about[kind] ?? null

/** The id of what an entry is about. */
export function aboutOf(fact: RecordedFact<unknown>, kind: Subject): string {
  const id = findAbout(fact, kind)
  if (id === null) throw new Bug(`the entry ${fact.id} (${fact.kind}) names no ${kind}`)
  return id
}

/** The member that words speak for, or null. */
export const memberOf = (fact: RecordedFact<unknown>, authorKind: AuthorKind): string | null =>
  authorKind === 'member' ? findAbout(fact, 'member') : null

/** A value for a `jsonb` column. */
export const asJson = (value: unknown): string => JSON.stringify(value)

/** The same, or null. */
export const asJsonOrNull = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))
