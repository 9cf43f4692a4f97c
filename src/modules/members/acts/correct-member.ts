import type { Context } from '#kernel/context.ts'
import type { Outcome } from '#kernel/outcome.ts'
import { append, factFrom } from '#record'
import { memberDataCorrected } from '../projectors.ts'
import { localMembersOf, lockMemberBySlug, lockMemberList } from '../queries/find-member.ts'
import { profileSurroundings } from '../queries/profile-surroundings.ts'
import { decideCorrectMember } from '../rules/correct-member.ts'
import type { CorrectRefusal, MemberProfile } from '../vocabulary.ts'
import { type ActingMandate, underMandate } from './hold-mandate.ts'

/** Corrects what is said of a member to this profile; the entry keeps each field as it was. Throws `NotFound`. */
export function correctMember(
  ctx: Context,
  acting: ActingMandate,
  slug: string,
  profile: MemberProfile,
  locks = { list: lockMemberList, member: lockMemberBySlug },
): Promise<Outcome<{ readonly slug: string; readonly entryId: string }, CorrectRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const mandate = await underMandate(trx, acting, ctx.now())
    if (!mandate.ok) return mandate
    await locks.list(trx)
    const member = await locks.member(trx, slug)
    const localMembers = (await localMembersOf(trx, member.id)).length
    const around = await profileSurroundings(trx, profile, member.id)
    const decided = decideCorrectMember(mandate.fact, { ...member, localMembers }, profile, around)
    if (!decided.ok) return decided
    const fact = factFrom(ctx, { by: { kind: 'mandate', mandate: mandate.fact.id }, about: { member: member.id }, data: decided.fact })
    await append(trx, memberDataCorrected, fact)
    return { ok: true, fact: { slug: profile.slug, entryId: fact.id } }
  })
}
