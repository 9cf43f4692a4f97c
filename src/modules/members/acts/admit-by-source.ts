import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import { append, factFrom } from '#record'
import { memberAdmitted } from '../projectors.ts'
import { lockMemberList } from '../queries/find-member.ts'
import { profileSurroundings } from '../queries/profile-surroundings.ts'
import { decideProfile } from '../rules/profile.ts'
import type { MemberProfile, ProfileRefusal } from '../vocabulary.ts'

/** A member as a published source lists it: `at` is the day it joined, where the source tells. */
export interface ListedMember {
  readonly source: string
  readonly profile: MemberProfile
  readonly at: Date | null
}

/**
 * Lists a member because a published source does, in the transaction of the import that needs it. Attributed to the source; the
 * same rules hold as for the support team.
 */
export async function admitBySource(
  trx: Trx,
  ctx: Pick<Context, 'now' | 'newId'>,
  { source, profile, at }: ListedMember,
): Promise<Outcome<{ readonly id: string; readonly slug: string }, ProfileRefusal>> {
  await lockMemberList(trx)
  const decided = decideProfile({ ...profile, fictional: false }, await profileSurroundings(trx, profile, null))
  if (!decided.ok) return decided
  const id = ctx.newId()
  const about = profile.parent === null ? { member: id } : { member: id, parent: profile.parent }
  const content = { by: { kind: 'source', source } as const, about, data: decided.fact, ...(at === null ? {} : { at }) }
  await append(trx, memberAdmitted, factFrom(ctx, content))
  return allow({ id, slug: profile.slug })
}
