import type { Words } from '#kernel/i18n.ts'
import { fold } from '#kernel/slug.ts'
import { memberName } from '#modules/members'
import type { ListedPlan } from '../queries/plan-index.ts'
import { planName } from '../queries/plans.ts'
import { planLevels, planPhases } from '../vocabulary.ts'

/** Where a plan stands, for filters: a phase, withdrawn, or told by a source that does not say. */
export const planStandings = [...planPhases, 'withdrawn', 'untold'] as const
export type PlanStanding = (typeof planStandings)[number]

/** What a reader asks of the list of plans. */
export interface PlanFilter {
  readonly level: (typeof planLevels)[number] | null
  readonly standing: PlanStanding | null
  readonly search: string
}

/** Where a plan stands. */
export const standingOfPlan = ({ phase, withdrawnAt }: ListedPlan['plan']): PlanStanding =>
  withdrawnAt !== null ? 'withdrawn' : (phase ?? 'untold')

/** Reads the filters of the address; a value that is none of ours is no filter. */
export const readPlanFilter = (read: (name: string) => string | undefined): PlanFilter => ({
  level: planLevels.find((level) => level === read('level')) ?? null,
  standing: planStandings.find((standing) => standing === read('phase')) ?? null,
  search: (read('q') ?? '').trim().slice(0, 200),
})

/** The plans that pass: every word asked for stands in the name of the member or of the plan. */
export function filterPlans(plans: readonly ListedPlan[], { level, standing, search }: PlanFilter, words: Words): readonly ListedPlan[] {
  const wanted = fold(search).split(' ').filter(Boolean)
  return plans.filter(({ plan, member }) => {
    if (level !== null && plan.level !== level) return false
    if (standing !== null && standingOfPlan(plan) !== standing) return false
    const text = fold(`${memberName(member, words).text} ${planName(plan, words)} ${plan.slug}`)
    return wanted.every((word) => text.includes(word))
  })
}

/** The address of the list with these filters, without language. */
export function plansPath({ level, standing, search }: PlanFilter, page = 1): string {
  const given = new URLSearchParams()
  if (level !== null) given.set('level', level)
  if (standing !== null) given.set('phase', standing)
  if (search !== '') given.set('q', search)
  if (page > 1) given.set('page', String(page))
  const query = given.toString()
  return query === '' ? '/plans' : `/plans?${query}`
}
