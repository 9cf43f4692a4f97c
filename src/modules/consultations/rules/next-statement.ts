/** How a statement was answered so far, without saying by whom. */
export interface Tally {
  readonly number: number
  readonly agree: number
  readonly disagree: number
  readonly pass: number
}

/**
 * How much one more answer to a statement is expected to tell, from 0 to 2. Two things add up: how little is known of it
 * (1/√(n+1), so that new statements are seen), and how much it tells people apart (1 when opinions are even, 0 when all agree),
 * less where people pass. Nothing depends on who wrote it or on its order.
 */
export function worthOf({ agree, disagree, pass }: Omit<Tally, 'number'>): number {
  const answered = agree + disagree
  const share = (agree + 1) / (answered + 2)
  const clear = (answered + 1) / (answered + pass + 1)
  return 1 / Math.sqrt(answered + pass + 1) + 4 * share * (1 - share) * clear
}

/**
 * The statement to show next: drawn among those not answered yet, each with the square of its worth as its weight, so that
 * telling statements come first for most people and every statement for some. `draw` is from 0 to 1, 1 excluded.
 */
export function nextStatement(tallies: readonly Tally[], answered: ReadonlySet<number>, draw: number): number | null {
  const left = tallies.filter(({ number }) => !answered.has(number)).map((tally) => ({ number: tally.number, weight: worthOf(tally) ** 2 }))
  const whole = left.reduce((sum, { weight }) => sum + weight, 0)
  let at = draw * whole
  for (const { number, weight } of left) {
    at -= weight
    if (at < 0) return number
  }
  return left.at(-1)?.number ?? null
}
