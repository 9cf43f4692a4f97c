import { type Outcome, refuse } from '#kernel/outcome.ts'
import type { AdoptRefusal, EmptyCell, LastVersion, Obstacle, PlanItem, PlanState } from '../vocabulary.ts'
import { dayOf, decideDay, mayChangePlan } from './plan-phases.ts'

/** Everything the adoption of a plan is decided on. */
export interface ToAdopt {
  readonly slug: string
  readonly items: readonly PlanItem[]
  readonly last: LastVersion | null
  /** Inputs without an answer (R6). */
  readonly emptyCells: readonly EmptyCell[]
}

const plain = { reference: null, problem: null, cell: null, day: null }

/**
 * Everything that stands in the way of adopting a plan, each with where it is mended: what the public has not seen, what a
 * commitment lacks (R4 among it), what nobody has answered yet (R6). The page shows it while the plan is written; the act
 * asks it again under lock.
 */
export function adoptionObstacles({ slug, items, last, emptyCells }: ToAdopt, now: Date): readonly Obstacle[] {
  const draft = `/plans/${slug}/draft`
  const open = last?.commentUntil != null && last.commentUntil >= dayOf(now)
  return [
    ...(items.length === 0 ? [{ ...plain, name: 'no-commitment', href: `/plans/${slug}/new-commitment` } as const] : []),
    ...(last === null && items.length > 0 ? [{ ...plain, name: 'draft-not-published', href: draft } as const] : []),
    ...(open ? [{ ...plain, name: 'comment-open', day: last.commentUntil, href: draft } as const] : []),
    ...items.flatMap((item) => itemObstacles(item, last, draft)),
    ...emptyCells.map(({ name, href }) => ({ ...plain, name: 'empty-cell', cell: name, href }) as const),
  ]
}

function itemObstacles({ id, reference, changed, problems }: PlanItem, last: LastVersion | null, draft: string): readonly Obstacle[] {
  const lacking = problems.map((problem) => ({ ...plain, name: 'commitment-lacking', reference, problem, href: problem.href }) as const)
  const unseen = last !== null && (changed || !last.commitments.some(({ commitment }) => commitment === id))
  return unseen ? [...lacking, { ...plain, name: 'unpublished-change', reference, href: draft }] : lacking
}

/** Decides whether a plan is adopted on a day: with nothing in the way, on a day not before its last draft. */
export function decideAdoptPlan(plan: PlanState, memberId: string, toAdopt: ToAdopt, day: string, now: Date): Outcome<null, AdoptRefusal> {
  const may = mayChangePlan(plan, memberId)
  if (!may.ok) return may
  if (plan.adoptedAt !== null) return refuse('plan-adopted')
  if (adoptionObstacles(toAdopt, now).length > 0) return refuse('plan-lacking')
  return decideDay(day, plan.phaseAt, now)
}
