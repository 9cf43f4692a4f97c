import type { Context } from '#kernel/context.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { append, factFrom } from '#record'
import { memberAdmitted } from '../projectors.ts'
import { lockMemberList } from '../queries/find-member.ts'
import { profileSurroundings } from '../queries/profile-surroundings.ts'
import { decideAdmitMember } from '../rules/admit-member.ts'
import type { AdmitRefusal, MemberAdmitted } from '../vocabulary.ts'
import { type ActingMandate, underMandate } from './hold-mandate.ts'

/** Lists a member. Of two admissions to one address at once, the second is refused with `slug-taken`. */
export function admitMember(
  ctx: Context,
  acting: ActingMandate,
  profile: MemberAdmitted,
  lockList = lockMemberList,
): Promise<Outcome<{ readonly id: string; readonly slug: string; readonly entryId: string }, AdmitRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const mandate = await underMandate(trx, acting, ctx.now())
    if (!mandate.ok) return mandate
    await lockList(trx)
    const decided = decideAdmitMember(mandate.fact, profile, await profileSurroundings(trx, profile, null))
    if (!decided.ok) return decided
    const id = ctx.newId()
    const about = profile.parent === null ? { member: id } : { member: id, parent: profile.parent }
    const fact = factFrom(ctx, { by: { kind: 'mandate', mandate: mandate.fact.id }, about, data: decided.fact })
    await append(trx, memberAdmitted, fact)
    return { ok: true, fact: { id, slug: profile.slug, entryId: fact.id } }
  })
}
