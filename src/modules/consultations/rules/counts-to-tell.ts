/** Counts that may be told apart, and the kinds that may not. */
export interface CountsToTell<Kind> {
  readonly told: ReadonlyArray<{ readonly kind: Kind; readonly n: number }>
  readonly withheld: readonly Kind[]
}

/** A group of fewer people is not told apart: a count of it could point to somebody. */
export const fewestToTell = 10

/**
 * Decides which counts of people may stand beside their total. A kind of fewer people than `fewestToTell` is withheld; while
 * those withheld are together fewer than that, the smallest of the others is withheld too, for their count is what the total leaves.
 */
export function countsToTell<Kind>(counts: ReadonlyArray<{ readonly kind: Kind; readonly n: number }>): CountsToTell<Kind> {
  const some = counts.filter(({ n }) => n > 0)
  const told = some.filter(({ n }) => n >= fewestToTell).sort((a, b) => b.n - a.n)
  const withheld = some.filter(({ n }) => n < fewestToTell)
  const hidden = () => withheld.reduce((sum, { n }) => sum + n, 0)
  while (withheld.length > 0 && hidden() < fewestToTell) {
    const smallest = told.pop()
    if (smallest === undefined) break
    withheld.push(smallest)
  }
  return { told, withheld: withheld.map(({ kind }) => kind) }
}
