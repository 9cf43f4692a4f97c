/** One-sided 95 %. */
export const significantZ = 1.645

const intervalZ = 1.96

/** Gives a share with one imagined vote on each side (Laplace): few votes never give 0 or 1. */
export const smoothedShare = (some: number, all: number): number => (some + 1) / (all + 2)

/** Gives how many standard errors a smoothed share lies above one half. */
export function zAboveHalf(some: number, all: number): number {
  return (smoothedShare(some, all) - 0.5) / Math.sqrt(0.25 / (all + 2))
}

/** Gives how many standard errors one smoothed share lies above another (two-proportion z-test, pooled). */
export function zBetween(some: number, all: number, otherSome: number, otherAll: number): number {
  const pooled = smoothedShare(some + otherSome + 1, all + otherAll + 2)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / (all + 2) + 1 / (otherAll + 2)))
  return (smoothedShare(some, all) - smoothedShare(otherSome, otherAll)) / error
}

/** Gives the 95 % interval of a share (Wilson 1927); from 0 to 1 when nobody voted. */
export function shareInterval(some: number, all: number): readonly [number, number] {
  if (all === 0) return [0, 1]
  const square = intervalZ ** 2
  const middle = (some + square / 2) / (all + square)
  const half = (intervalZ / (all + square)) * Math.sqrt((some * (all - some)) / all + square / 4)
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}
