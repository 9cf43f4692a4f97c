const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How often a source is looked at again. */
export const recheckPace = {
  /** From the day it is added to the first look. */
  firstMs: MINUTE_MS,
  /** While every look gives the same: a day, then twice as long each time, up to thirty days. */
  steadyMs: DAY_MS,
  steadyMaxMs: 30 * DAY_MS,
  /** While it gives nothing: an hour, then twice as long each time, up to two days. */
  troubledMs: HOUR_MS,
  troubledMaxMs: 2 * DAY_MS,
  /** How much of a pause may be added by chance, so that what was added together is not looked at together. */
  jitterShare: 0.25,
} as const

/** What the looks so far gave, of the newest kind only: one of the two is 0. */
export interface LooksInARow {
  /** Looks in a row that gave the same as before. */
  readonly steady: number
  /** Looks in a row that gave nothing. */
  readonly troubled: number
}

/** When to look again. `chance` is a number from 0 up to 1, given by the caller. */
export function nextLookAt({ steady, troubled }: LooksInARow, now: Date, chance: number): Date {
  const { firstMs, steadyMs, steadyMaxMs, troubledMs, troubledMaxMs, jitterShare } = recheckPace
  const pause = troubled > 0 ? doubled(troubledMs, troubled, troubledMaxMs) : steady > 0 ? doubled(steadyMs, steady, steadyMaxMs) : firstMs
  return new Date(now.getTime() + Math.round(pause * (1 + jitterShare * Math.min(1, Math.max(0, chance)))))
}

/** The pause after so many looks; beyond thirty doublings every pause is at its most. */
const doubled = (first: number, times: number, most: number) => Math.min(most, first * 2 ** Math.min(30, times - 1))

/** Shortest pause between two requests to one host. */
export const hostPauseMs = 5_000

/** A source that is due, and the host it is on. */
export interface DueSource {
  readonly id: string
  readonly host: string
}

/**
 * The sources to look at now: in the order given, at most one of each host, none of a host that is being asked or was
 * asked less than a pause ago (`freeAt` after `now`), and at most `most` together.
 */
export function choosePolitely(
  due: readonly DueSource[],
  freeAt: ReadonlyMap<string, Date>,
  { now, most }: { readonly now: Date; readonly most: number },
): readonly DueSource[] {
  const chosen = new Map<string, DueSource>()
  for (const source of due) {
    if (chosen.size >= most) break
    const free = freeAt.get(source.host)
    if (!chosen.has(source.host) && (free === undefined || free <= now)) chosen.set(source.host, source)
  }
  return [...chosen.values()]
}
