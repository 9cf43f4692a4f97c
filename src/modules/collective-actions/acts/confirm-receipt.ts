import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { contributionReceiptConfirmed } from '../projectors.ts'
import { findAction } from '../queries/actions.ts'
import { mayConfirmReceipt } from '../rules/contribution.ts'
import type { ConfirmRefusal, MandateRefusal } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { lockMemberMandate, lockMembersInAction } from './lock-action.ts'
import { giverOf, readContribution } from './read-contribution.ts'

/** Which contribution the member received. */
export interface ConfirmForm {
  readonly submission: string
  readonly contribution: string
}

/** Another participant, or a lead of the action, confirms that it received a contribution. Sent again, it adds nothing. */
export function confirmReceipt(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  form: ConfirmForm,
  lock = lockMembersInAction,
): Promise<Outcome<{ readonly entryId: string }, ConfirmRefusal | MandateRefusal | 'action-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockMemberMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    const { memberId } = acting.fact
    const found = await findAction(trx, slug)
    const giver = found === null ? null : await giverOf(trx, found.id, form.contribution)
    // Both sides: neither leaves the action while the receipt is decided.
    const action = await lock(trx, giver === null ? [memberId] : [...new Set([memberId, giver])], slug)
    if (action === null) return refuse('action-unknown')
    const standing = await readContribution(trx, action.id, form.contribution)
    if (standing === null) return refuse('contribution-unknown')
    const receipt = deriveId(form.submission, form.contribution, memberId, 'receipt')
    if (standing.receiptId === receipt && standing.receiptEntryId !== null) return allow({ entryId: standing.receiptEntryId })
    const decided = mayConfirmReceipt(standing, memberId, await isInAction(trx, action.id, memberId))
    if (!decided.ok) return decided
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { action: action.id, member: memberId, giver: standing.giverId },
      data: { participation: standing.participationId, contribution: standing.id, receipt },
    })
    await append(trx, contributionReceiptConfirmed, fact)
    return allow({ entryId: fact.id })
  })
}

/** Says whether a member takes part in an action now, or leads it. */
async function isInAction(trx: Trx, actionId: string, memberId: string): Promise<boolean> {
  const rows = await trx
    .selectFrom('participation')
    .select('id')
    .where('action_id', '=', actionId)
    .where('member_id', '=', memberId)
    .where('withdrawn_at', 'is', null)
    .unionAll(
      trx
        .selectFrom('collective_action_lead')
        .select('action_id as id')
        .where('action_id', '=', actionId)
        .where('member_id', '=', memberId),
    )
    .execute()
  return rows.length > 0
}
