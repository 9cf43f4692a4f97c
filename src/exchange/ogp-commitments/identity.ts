import { fold } from '#kernel/slug.ts'
import type { CommitmentRow } from './commitment-row.ts'

/** Which plan a row belongs to: the place, the level, and the year it was submitted. */
export const planKeyOf = ({ place, year }: CommitmentRow): string => [place.country ?? '', fold(place.name), year].join('|')

/**
 * What a row calls its commitment: its plan, the source's identifier and the number in the plan. Identifiers are not unique per row:
 * rows that share an identity are told apart by their titles. A row without identifier and number is known by its title alone.
 */
export function identityOf(row: CommitmentRow): string {
  const named = row.identifier === null && row.number === null ? fold(row.title) : `${row.identifier ?? ''}#${row.number ?? ''}`
  return `${planKeyOf(row)}|${named}`
}

/** A commitment already told under an identity: its place in the order of first telling, and its title folded. */
export interface KnownOccurrence {
  readonly occurrence: number
  readonly title: string
}

/**
 * Gives each row that shares one identity its occurrence (1, 2…), the same at every import: first those whose title is known, then
 * the rest in order, then new ones. A changed title of a single row is the same commitment; two rows are two commitments.
 */
export function occurrencesOf(titles: readonly string[], known: readonly KnownOccurrence[]): number[] {
  const free = [...known].sort((a, b) => a.occurrence - b.occurrence)
  const byTitle = titles.map(fold).map((title) => {
    const match = free.findIndex((it) => it.title === title)
    return match < 0 ? undefined : free.splice(match, 1)[0]?.occurrence
  })
  let next = Math.max(0, ...known.map(({ occurrence }) => occurrence))
  return byTitle.map((occurrence) => {
    if (occurrence !== undefined) return occurrence
    const freed = free.shift()?.occurrence
    if (freed === undefined) next += 1
    return freed ?? next
  })
}
