import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { MemberStatus } from '#modules/members'
import type { ActionState, CloseRefusal, NameLeadRefusal, OpenRefusal, ProposeRefusal } from '../vocabulary.ts'

/** Decides whether an action may be proposed under this number and slug: each names one action, for good. */
export function decideProposeAction(
  wanted: { readonly number: number; readonly slug: string },
  taken: ReadonlyArray<{ readonly number: number; readonly slug: string }>,
): Outcome<null, ProposeRefusal> {
  if (wanted.slug === '') return refuse('slug-missing')
  if (taken.some(({ number }) => number === wanted.number)) return refuse('number-taken')
  if (taken.some(({ slug }) => slug === wanted.slug)) return refuse('slug-taken')
  return allow(null)
}

/** Decides whether an action opens on a day: once, not before it was proposed, not in the future. */
export function decideOpenAction(action: ActionState & { readonly proposedAt: Date }, at: Date, now: Date): Outcome<null, OpenRefusal> {
  if (action.closedAt !== null) return refuse('action-already-closed')
  if (action.openedAt !== null) return refuse('action-already-open')
  if (at > now) return refuse('date-ahead')
  if (at < action.proposedAt) return refuse('date-before-proposal')
  return allow(null)
}

/** Decides whether an action closes on a day: an open one, not before it opened or was last joined, not in the future. */
export function decideCloseAction(action: ActionState, lastJoinedAt: Date | null, at: Date, now: Date): Outcome<null, CloseRefusal> {
  if (action.closedAt !== null) return refuse('action-already-closed')
  if (action.openedAt === null) return refuse('action-not-open')
  if (at > now) return refuse('date-ahead')
  if (at < action.openedAt || (lastJoinedAt !== null && at < lastJoinedAt)) return refuse('date-before-opening')
  return allow(null)
}

/** Decides whether a member becomes a lead of an action. */
export function decideNameLead(
  action: ActionState,
  member: { readonly id: string; readonly status: MemberStatus | null } | null,
  leads: readonly string[],
): Outcome<null, NameLeadRefusal> {
  if (action.closedAt !== null) return refuse('action-already-closed')
  if (member === null) return refuse('lead-unknown')
  if (member.status === 'withdrawn') return refuse('member-withdrawn')
  if (leads.includes(member.id)) return refuse('already-lead')
  return allow(null)
}
