import type { RuleFinding } from '#modules/declaration'
import type { Side } from '../vocabulary.ts'

/** What R13 asks of a forum: its seats held now, and the entry its composition last changed by. */
export interface ForumParity {
  readonly seats: readonly { readonly side: Side }[]
  readonly entryId: string
}

/** How many seats each side holds. */
export const seatCounts = (seats: readonly { readonly side: Side }[]) => ({
  government: seats.filter(({ side }) => side === 'government').length,
  nonGovernment: seats.filter(({ side }) => side === 'non-government').length,
})

/** R13: as many government seats as non-government seats. A forum nobody sits in yet waits; it is not judged. */
export function checkParity({ seats, entryId }: ForumParity): RuleFinding {
  const counts = seatCounts(seats)
  if (seats.length === 0) return { state: 'waiting', evidence: [{ key: 'forum.evidence.no-seats', entryId }] }
  const evidence = [{ key: 'forum.evidence.seats', values: counts, entryId }] as const
  return { state: counts.government === counts.nonGovernment ? 'met' : 'missed', evidence }
}
