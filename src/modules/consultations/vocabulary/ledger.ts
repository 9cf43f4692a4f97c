/**
 * How an input stands in the ledger. `awaiting` and `assigned` are empty cells: an answer is owed and there is none. `not-owed`: of
 * a kind that this consultation owes no answer to.
 */
export const inputStandings = ['awaiting', 'assigned', 'answered', 'merged', 'split', 'withdrawn', 'not-owed'] as const
export type InputStanding = (typeof inputStandings)[number]

/** What the reader of a ledger may ask for: a standing, or all empty cells, or those past their day. */
export const askedStandings = ['empty', 'overdue', ...inputStandings] as const
export type AskedStanding = (typeof askedStandings)[number]

/** In which order a ledger is read. */
export const ledgerSorts = ['oldest', 'newest', 'support'] as const
export type LedgerSort = (typeof ledgerSorts)[number]

/** The names of what narrows a ledger, each to one value. */
export const ledgerFacets = ['kind', 'theme', 'standing', 'decision', 'institution'] as const
export type LedgerFacet = (typeof ledgerFacets)[number]

/** One number of one kind of input: how many stand in it. */
export interface LedgerCell {
  readonly kind: string
  readonly theme: string | null
  readonly standing: InputStanding
  readonly decision: string | null
  /** The institution in its original words. */
  readonly institution: string | null
  readonly n: number
}
