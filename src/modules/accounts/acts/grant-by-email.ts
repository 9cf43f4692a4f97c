import type { Context } from '#kernel/context.ts'
import { type Outcome, refuse } from '#kernel/outcome.ts'
import type { MandateKind } from '#kernel/visitor.ts'
import { findMember } from '#modules/members'
import type { GrantRefusal } from '../vocabulary.ts'
import { findOrCreateAccount } from './find-or-create-account.ts'
import { grantMandateIn } from './grant-mandate.ts'

/**
 * Grants a mandate by the instance itself to whoever receives the mail of an address: the way to the first steward
 * (`parvis grant steward <e-mail>`). The person then signs in with a link.
 */
export function grantByEmail(
  ctx: Context,
  email: string,
  kind: MandateKind,
  memberSlug?: string,
): Promise<Outcome<{ readonly mandate: string }, GrantRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const member = memberSlug === undefined ? undefined : await findMember(trx, memberSlug)
    if (member === null) return refuse('member-not-found')
    const accountId = await findOrCreateAccount(trx, ctx, email, null)
    return grantMandateIn(trx, ctx, null, accountId, { kind, memberId: member?.id ?? null, until: null })
  })
}
