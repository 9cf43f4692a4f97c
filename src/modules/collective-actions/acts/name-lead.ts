import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { findMember } from '#modules/members'
import { append, factFrom } from '#record'
import { actionLeadNamed } from '../projectors.ts'
import { leadsOfAction } from '../queries/actions.ts'
import { decideNameLead } from '../rules/run-action.ts'
import type { NameLeadRefusal, StewardRefusal } from '../vocabulary.ts'
import { lockAction, lockStewardMandate } from './lock-action.ts'

/** The support team names a member as a lead of an action. */
export function nameLead(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  memberSlug: string,
): Promise<Outcome<{ readonly entryId: string }, NameLeadRefusal | StewardRefusal | 'action-unknown'>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockStewardMandate(trx, ctx, mandate)
    if (!acting.ok) return acting
    const action = await lockAction(trx, slug)
    if (action === null) return refuse('action-unknown')
    const member = await findMember(trx, memberSlug)
    const decided = decideNameLead(action, member, await leadsOfAction(trx, action.id))
    if (member === null) return refuse('lead-unknown')
    if (!decided.ok) return decided
    const about = { action: action.id, member: member.id }
    const fact = factFrom(ctx, { by: { kind: 'mandate', mandate: mandate.id }, about, data: {} })
    await append(trx, actionLeadNamed, fact)
    return allow({ entryId: fact.id })
  })
}
