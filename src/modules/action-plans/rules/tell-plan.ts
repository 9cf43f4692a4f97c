import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { PlanToldBySource, TellRefusal } from '../vocabulary.ts'

/** A plan of the member's own acts. */
export interface OwnPlan {
  readonly cycle: number | null
  readonly from: string | null
  readonly to: string | null
}

/** A plan kept here by its member is never told by a source: the same number, or a period in which the told one was submitted. */
export function decideTellPlan(told: PlanToldBySource, own: readonly OwnPlan[]): Outcome<PlanToldBySource, TellRefusal> {
  return own.some((plan) => isSame(plan, told)) ? refuse('plan-of-member-itself') : allow(told)
}

function isSame(own: OwnPlan, told: PlanToldBySource): boolean {
  if (own.cycle !== null && told.cycle !== null) return own.cycle === told.cycle
  const submitted = told.yearSubmitted ?? (told.from === null ? null : Number(told.from.slice(0, 4)))
  if (submitted === null || own.from === null) return false
  const first = Number(own.from.slice(0, 4))
  const last = own.to === null ? first : Number(own.to.slice(0, 4)) - 1
  return submitted >= first && submitted <= Math.max(first, last)
}

/** A commitment told before under a name: its place in the order of first telling, and its title folded. */
export interface KnownOccurrence {
  readonly occurrence: number
  readonly title: string
}

/**
 * Gives each commitment that shares one name its occurrence (1, 2…), the same at every telling: first those whose title is
 * known, then the rest in order, then new ones. A single one whose title changed is the same commitment; two are two.
 */
export function occurrencesOf(titles: readonly string[], known: readonly KnownOccurrence[]): number[] {
  const free = [...known].sort((a, b) => a.occurrence - b.occurrence)
  const byTitle = titles.map((title) => {
    const match = free.findIndex((it) => it.title === title)
    return match < 0 ? undefined : free.splice(match, 1)[0]?.occurrence
  })
  let next = Math.max(0, ...known.map(({ occurrence }) => occurrence))
  return byTitle.map((occurrence) => {
    if (occurrence !== undefined) return occurrence
    const freed = free.shift()?.occurrence
    if (freed === undefined) next += 1
    return freed ?? next
  })
}
