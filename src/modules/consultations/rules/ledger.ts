import { type AskedStanding, type LedgerCell, type LedgerFacet, ledgerFacets } from '../vocabulary.ts'

/** What is chosen of each facet; a facet not named is left open. */
export type LedgerChoices = Readonly<Partial<Record<LedgerFacet, string>>>

/** Tells whether a standing is among those asked for. Past their day, empty cells are overdue, all of them. */
export function isAskedFor(asked: string, standing: string, isOverdue: boolean): boolean {
  const isEmpty = standing === 'awaiting' || standing === 'assigned'
  if (asked === 'empty') return isEmpty
  if (asked === 'overdue') return isEmpty && isOverdue
  return asked === standing
}

const valueIn = (cell: LedgerCell, facet: LedgerFacet): string | null => cell[facet]

function isIn(cell: LedgerCell, choices: LedgerChoices, left: LedgerFacet | null, isOverdue: boolean): boolean {
  return ledgerFacets.every((facet) => {
    const chosen = choices[facet]
    if (chosen === undefined || facet === left) return true
    return facet === 'standing' ? isAskedFor(chosen, cell.standing, isOverdue) : valueIn(cell, facet) === chosen
  })
}

const sum = (cells: readonly LedgerCell[]) => cells.reduce((total, { n }) => total + n, 0)

/** How many inputs the choices leave. */
export const countIn = (cells: readonly LedgerCell[], choices: LedgerChoices, isOverdue: boolean): number =>
  sum(cells.filter((cell) => isIn(cell, choices, null, isOverdue)))

/** How many each value of a facet would leave with the other choices as they are. */
export function countsOf(cells: readonly LedgerCell[], choices: LedgerChoices, facet: LedgerFacet, isOverdue: boolean) {
  const counts = new Map<string, number>()
  const add = (value: string, n: number) => counts.set(value, (counts.get(value) ?? 0) + n)
  for (const cell of cells) {
    if (!isIn(cell, choices, facet, isOverdue)) continue
    const value = valueIn(cell, facet)
    if (value !== null) add(value, cell.n)
    if (facet !== 'standing') continue
    for (const asked of ['empty', 'overdue'] as const satisfies readonly AskedStanding[])
      if (isAskedFor(asked, cell.standing, isOverdue)) add(asked, cell.n)
  }
  return counts
}
