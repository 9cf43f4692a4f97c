import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { LastVersion, PlanItem, PlanState, PublishDraftRefusal } from '../vocabulary.ts'
import { dayOf, mayChangePlan } from './plan-phases.ts'

/** Says whether the plan is where a draft of it can be published: in co-creation, or with a draft already. */
export function mayPublishDraft(plan: PlanState, memberId: string): Outcome<null, PublishDraftRefusal> {
  const may = mayChangePlan(plan, memberId)
  if (!may.ok) return may
  if (plan.adoptedAt !== null) return refuse('plan-adopted')
  return plan.phase === 'co-creation' || plan.phase === 'draft-published' ? allow(null) : refuse('phase-before-missing')
}

/** Says whether publishing now would show anything that the newest version does not. */
export function differsFrom(last: LastVersion | null, items: readonly PlanItem[]): boolean {
  if (last === null || items.length !== last.commitments.length) return true
  return items.some((item, at) => item.changed || last.commitments[at]?.commitment !== item.id)
}

/** Decides whether a version of the draft is published: some commitment, each fit for the record, something new, a day to come. */
export function decidePublishDraft(
  plan: PlanState,
  memberId: string,
  offered: { readonly items: readonly PlanItem[]; readonly last: LastVersion | null; readonly commentUntil: string | null },
  now: Date,
): Outcome<null, PublishDraftRefusal> {
  const may = mayPublishDraft(plan, memberId)
  if (!may.ok) return may
  const { items, last, commentUntil } = offered
  if (items.length === 0) return refuse('no-commitment')
  if (items.some(({ problems }) => problems.some(({ blocks }) => blocks === 'publishing'))) return refuse('draft-lacking')
  if (commentUntil !== null && commentUntil < dayOf(now)) return refuse('comment-day-past')
  // The day until which people may comment may change alone: it is a promise to them.
  const sameDay = last !== null && last.commentUntil === commentUntil
  return sameDay && !differsFrom(last, items) ? refuse('nothing-changed') : allow(null)
}
