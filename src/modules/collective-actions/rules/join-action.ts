import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { MemberStatus } from '#modules/members'
import {
  type ActionState,
  type JoinRefusal,
  type MayJoinRefusal,
  mostContributions,
  type ParticipationState,
  statusOf,
} from '../vocabulary.ts'

/**
 * Says whether a member may join an action now (R2: always, while the action is open and the member is one). The page
 * asks this before it offers the button.
 */
export function mayJoinAction(
  action: ActionState,
  member: { readonly status: MemberStatus | null },
  own: readonly ParticipationState[],
): Outcome<null, MayJoinRefusal> {
  const status = statusOf(action)
  if (status === 'closed') return refuse('action-closed')
  if (status === 'proposed') return refuse('action-not-open')
  if (member.status === 'withdrawn') return refuse('member-withdrawn')
  if (own.some(({ withdrawnAt }) => withdrawnAt === null)) return refuse('already-joined')
  return allow(null)
}

/** Decides whether a member joins with these contributions: as `mayJoinAction`, and at least one contribution (R1). */
export function decideJoinAction(
  action: ActionState,
  member: { readonly status: MemberStatus | null },
  own: readonly ParticipationState[],
  contributions: number,
): Outcome<null, JoinRefusal> {
  const may = mayJoinAction(action, member, own)
  if (!may.ok) return may
  if (contributions < 1) return refuse('contribution-missing')
  if (contributions > mostContributions) return refuse('contributions-too-many')
  return allow(null)
}
