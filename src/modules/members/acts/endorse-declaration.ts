import type { Context } from '#kernel/context.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { append, factFrom } from '#record'
import { memberEndorsedDeclaration } from '../projectors.ts'
import { lockMemberBySlug } from '../queries/find-member.ts'
import { decideEndorseDeclaration } from '../rules/endorse-declaration.ts'
import type { EndorseRefusal } from '../vocabulary.ts'
import { type ActingMandate, underMandate } from './hold-mandate.ts'

/** Records that a member stands by the Declaration: once, for good. Throws `NotFound`. */
export function endorseDeclaration(
  ctx: Context,
  acting: ActingMandate,
  slug: string,
  lock = lockMemberBySlug,
): Promise<Outcome<{ readonly slug: string; readonly entryId: string }, EndorseRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const mandate = await underMandate(trx, acting, ctx.now())
    if (!mandate.ok) return mandate
    const member = await lock(trx, slug)
    const decided = decideEndorseDeclaration(mandate.fact, member)
    if (!decided.ok) return decided
    const fact = factFrom(ctx, { by: { kind: 'mandate', mandate: mandate.fact.id }, about: { member: member.id }, data: decided.fact })
    await append(trx, memberEndorsedDeclaration, fact)
    return { ok: true, fact: { slug: member.slug, entryId: fact.id } }
  })
}
