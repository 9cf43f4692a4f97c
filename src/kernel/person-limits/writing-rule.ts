import type { Limits } from '../limits.ts'

/** Why somebody may not write more for now. Each has a sentence: `common.limit.<name>`. */
export type WritingRefusal = 'person-hour' | 'person-day' | 'new-account-hour' | 'address-hour' | 'links' | 'new-account-links'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** One counter that a text adds to. */
export interface WritingCounter {
  readonly of: 'person' | 'address'
  readonly period: 'hour' | 'day'
  readonly startsAt: Date
  readonly endsAt: Date
  readonly most: number
  readonly refusal: WritingRefusal
}

/** Tells whether an account is so young that it may do less; a stranger counts as one. */
export const isNewAccount = (since: Date | null, now: Date, limits: Limits): boolean =>
  since === null || now.getTime() - since.getTime() < limits['new-account-hours'] * HOUR_MS

/** The counters a text adds to, the narrowest first. Hours and days are those of the clock (UTC), so that all is forgotten at their end. */
export function writingCounters(known: boolean, isNew: boolean, now: Date, limits: Limits): readonly WritingCounter[] {
  const hour = windowOf(now, HOUR_MS)
  const day = windowOf(now, DAY_MS)
  const address = { of: 'address', period: 'hour', ...hour, most: limits['address-texts-per-hour'], refusal: 'address-hour' } as const
  if (!known) return [address]
  return [
    isNew
      ? { of: 'person', period: 'hour', ...hour, most: limits['new-account-texts-per-hour'], refusal: 'new-account-hour' }
      : { of: 'person', period: 'hour', ...hour, most: limits['texts-per-hour'], refusal: 'person-hour' },
    { of: 'person', period: 'day', ...day, most: limits['texts-per-day'], refusal: 'person-day' },
    address,
  ]
}

function windowOf(now: Date, lengthMs: number): { readonly startsAt: Date; readonly endsAt: Date } {
  const start = Math.floor(now.getTime() / lengthMs) * lengthMs
  return { startsAt: new Date(start), endsAt: new Date(start + lengthMs) }
}

/** How many addresses a text names, written out or behind words. */
export const linksIn = (text: string): number => text.match(/https?:\/\/|(?<![\w/.])www\.\w/gi)?.length ?? 0
