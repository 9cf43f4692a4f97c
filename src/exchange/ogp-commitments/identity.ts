import { fold } from '#kernel/slug.ts'
import type { CommitmentRow } from './commitment-row.ts'

/** Which plan a row belongs to: the country or locality, however it is spelt, and the year it was submitted. */
export const planKeyOf = ({ place, year }: CommitmentRow): string =>
  place.country !== null && place.level === 'national' ? `${place.country}|${year}` : `${place.country ?? ''}|${fold(place.name)}|${year}`

/**
 * What a row calls its commitment within its plan: the source's identifier and the number. Identifiers are not unique per row:
 * rows that share a name are told apart by their titles. A row without either is known by its title alone.
 */
export const nameOf = (row: CommitmentRow): string =>
  row.identifier === null && row.number === null ? fold(row.title) : `${row.identifier ?? ''}#${row.number ?? ''}`

/** What a row calls its commitment in the whole sheet. */
export const identityOf = (row: CommitmentRow): string => `${planKeyOf(row)}|${nameOf(row)}`
