const DAY_MS = 86_400_000
/** Where a day ends last on Earth: UTC−12. */
const LAST_ZONE_MS = 12 * 3_600_000
/** Where a day begins first on Earth: UTC+14. */
const FIRST_ZONE_MS = 14 * 3_600_000

const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** The day that has not yet ended anywhere: days before it are over everywhere, so that nobody is late while it is still that day at home. */
export const dayNotOver = (now: Date): string => dayAt(now.getTime() - LAST_ZONE_MS)

/** The newest day that has begun somewhere: a day after it has begun nowhere, so that nobody reports what is still to come. */
export const newestDay = (now: Date): string => dayAt(now.getTime() + FIRST_ZONE_MS)

/** Whole days from one calendar day to another; negative when the other is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((startOf(to) - startOf(from)) / DAY_MS)

/** Days by which a day is over: 0 while it is still that day anywhere. */
export const daysOver = (day: string, now: Date): number => Math.max(0, daysBetween(day, dayNotOver(now)))
