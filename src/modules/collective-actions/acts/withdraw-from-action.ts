import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { memberWithdrewFromAction } from '../projectors.ts'
import { decideWithdrawFromAction } from '../rules/withdraw-from-action.ts'
import { type MandateRefusal, type WithdrawRefusal, wordsField } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { ownParticipations } from './join-action.ts'
import { lockMemberMandate, lockMembersInAction } from './lock-action.ts'

/** Leaving needs nothing; a reason may be given. */
export interface WithdrawForm {
  readonly submission: string
  readonly reason: string | null
}

/** A member leaves an action, whether it is open or closed. The same form sent again adds nothing. */
export function withdrawFromAction(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  form: WithdrawForm,
  lock = lockMembersInAction,
): Promise<Outcome<{ readonly entryId: string }, WithdrawRefusal | MandateRefusal | 'action-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockMemberMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    const { memberId } = acting.fact
    const action = await lock(trx, [memberId], slug)
    if (action === null) return refuse('action-unknown')
    const withdrawal = deriveId(form.submission, action.id, memberId, 'withdrawal')
    const own = await ownParticipations(trx, action.id, memberId)
    const first = own.find(({ withdrawalId }) => withdrawalId === withdrawal)
    if (first?.withdrawalEntryId) return allow({ entryId: first.withdrawalEntryId })
    const decided = decideWithdrawFromAction(own)
    if (!decided.ok) return decided
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { action: action.id, member: memberId },
      data: { participation: decided.fact.id, withdrawal, reasonGiven: form.reason !== null },
      disclosures: form.reason === null ? {} : { [wordsField.reason]: form.reason },
    })
    await append(trx, memberWithdrewFromAction, fact)
    return allow({ entryId: fact.id })
  })
}
