import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { actionClosed } from '../projectors.ts'
import { decideCloseAction } from '../rules/run-action.ts'
import { type CloseRefusal, type StewardRefusal, wordsField } from '../vocabulary.ts'
import { lockAction, lockStewardMandate } from './lock-action.ts'

/** When the action closes, and perhaps why. */
export interface CloseForm {
  readonly at: Date
  readonly reason: string | null
}

/** The support team closes an action: nobody joins it any more, members may still leave and deliver. */
export function closeAction(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  { at, reason }: CloseForm,
  lock = lockAction,
): Promise<Outcome<{ readonly entryId: string }, CloseRefusal | StewardRefusal | 'action-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockStewardMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    const action = await lock(trx, slug)
    if (action === null) return refuse('action-unknown')
    const decided = decideCloseAction(action, await lastJoining(trx, action.id), at, ctx.now())
    if (!decided.ok) return decided
    const fact = factFrom(ctx, {
      by: { kind: 'mandate', mandate: mandate.id },
      about: { action: action.id },
      data: { reasonGiven: reason !== null },
      disclosures: reason === null ? {} : { [wordsField.reason]: reason },
      at,
    })
    await append(trx, actionClosed, fact)
    return allow({ entryId: fact.id })
  })
}

/** When the newest participation began; null when there is none. Read after the lock: nobody joins meanwhile. */
async function lastJoining(trx: Trx, actionId: string): Promise<Date | null> {
  const row = await trx
    .selectFrom('participation')
    .select((eb) => eb.fn.max('joined_at').as('last'))
    .where('action_id', '=', actionId)
    .executeTakeFirst()
  return row?.last ?? null
}
