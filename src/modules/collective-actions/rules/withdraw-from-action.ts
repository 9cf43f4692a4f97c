import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { ParticipationState, WithdrawRefusal } from '../vocabulary.ts'

/** Gives the participation a member leaves. Leaving is always free (R2): only who is not in the action is told so. */
export function decideWithdrawFromAction(own: readonly ParticipationState[]): Outcome<ParticipationState, WithdrawRefusal> {
  const current = own.find(({ withdrawnAt }) => withdrawnAt === null)
  if (current !== undefined) return allow(current)
  return refuse(own.length === 0 ? 'not-joined' : 'already-withdrawn')
}
