import type { PlanYears } from '../vocabulary.ts'
import { monthsAfter } from './next-plan.ts'

const dayMs = 86_400_000

/** The day before, across months, years and leap days. */
export const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - dayMs).toISOString().slice(0, 10)

/** The last day of a plan that begins on a day and runs whole years: from 1 July 2027, two years end on 30 June 2029. */
export const lastDayOf = (from: string, years: PlanYears): string => dayBefore(monthsAfter(from, years * 12))

/** Months by which a plan may be shorter or longer than its whole years: real ones end with a year or a mandate. */
export const monthsAround = 6

/** Says whether a period is that of a plan of so many years, give or take six months. */
export const fitsYears = (from: string, to: string, years: PlanYears): boolean =>
  to >= lastDayOf(monthsAfter(from, -monthsAround), years) && to <= monthsAfter(lastDayOf(from, years), monthsAround)

/** The day a plan of four years is half over, when it is refreshed. */
export function midTermOf(from: string, to: string): string {
  const [start, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)]
  return new Date(start + Math.floor((end + dayMs - start) / dayMs / 2) * dayMs).toISOString().slice(0, 10)
}

/** The last part of a plan's address: whose it is and for which years. */
export const planSlug = (member: string, from: string, to: string): string =>
  `${member.slice(0, 100).replace(/-+$/, '')}-${from.slice(0, 4)}-${to.slice(0, 4)}`
