import type { Words } from '#kernel/i18n.ts'
import type { RuleCode } from '#modules/declaration'
import type { RequirementCode } from '../standing/requirements.ts'

/** What asks for something: a rule of the partnership, a requirement of its standards, or the date the member itself gave. */
export type Ground = RuleCode | RequirementCode | 'own'

/** One thing a member owes, as its desk and its reminders tell it. */
export interface Duty {
  /** Stays the same for the same thing from day to day: what was reminded of is known by it and by its date. */
  readonly id: string
  readonly memberId: string
  /** Null when nobody gave it a date. */
  readonly due: Date | null
  /** Days by which its date is over; 0 while it is not. */
  readonly lateDays: number
  /** Null when no rule asks for it by itself. */
  readonly ground: Ground | null
  /** Where it is done, without language. */
  readonly href: string
  /** What is owed. */
  sentence(words: Words): string
  /** What makes it so. */
  detail(words: Words): string
}

const dayMs = 86_400_000

/** Whole days from one instant to another; negative when it is past. */
export const daysBetween = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / dayMs)

/** Days by which a date is over: 0 while it is ahead, 1 from its last instant on. */
export const lateBy = (due: Date | null, now: Date): number => (due === null || due >= now ? 0 : Math.max(1, -daysBetween(now, due)))

/** The nearest date first, what has none last; what falls together by its id, so that the order never changes by chance. */
export const inOrder = (duties: readonly Duty[]): readonly Duty[] =>
  [...duties].sort((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1))

const timeOf = ({ due }: Duty) => due?.getTime() ?? Number.MAX_SAFE_INTEGER
