import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { actionOpened } from '../projectors.ts'
import { decideOpenAction } from '../rules/run-action.ts'
import type { OpenRefusal, StewardRefusal } from '../vocabulary.ts'
import { lockAction, lockStewardMandate } from './lock-action.ts'

/** The support team opens an action on a day, today or before: members may join it. */
export function openAction(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  at: Date,
): Promise<Outcome<{ readonly entryId: string }, OpenRefusal | StewardRefusal | 'action-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockStewardMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    const action = await lockAction(trx, slug)
    if (action === null) return refuse('action-unknown')
    const decided = decideOpenAction(action, at, ctx.now())
    if (!decided.ok) return decided
    const fact = factFrom(ctx, { by: { kind: 'mandate', mandate: mandate.id }, about: { action: action.id }, data: {}, at })
    await append(trx, actionOpened, fact)
    return allow({ entryId: fact.id })
  })
}
