const DAY_MS = 86_400_000

/** How a commitment went so far: when it began, and how many of its milestones are shown done. */
export interface Pace {
  readonly from: Date
  readonly done: number
  readonly total: number
}

/**
 * The day on which all milestones would be done if the next ones took as long as those done so far. Null when there is nothing
 * to extrapolate from: nothing done, everything done, or less than thirty days gone.
 */
export function completeAtPace({ from, done, total }: Pace, now: Date): Date | null {
  const gone = now.getTime() - from.getTime()
  if (done <= 0 || done >= total || gone < 30 * DAY_MS) return null
  return new Date(now.getTime() + (gone / done) * (total - done))
}
