import type { Context } from '#kernel/context.ts'
import { sql, type Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { lockMandate } from '#modules/accounts'
import { findMember, isGovernment, type Member } from '#modules/members'
import '../tables.ts'
import { type Forum, findForumOf } from '../queries/find-forum.ts'
import { chairingMembers } from '../queries/seats.ts'
import { type ForumMember, mayRunForum, type OpenTo } from '../rules/run-forum.ts'
import type { ForumRefusal } from '../vocabulary.ts'

/** A forum no other act changes until the transaction ends, and who acts in it. */
export interface LockedForum {
  readonly trx: Trx
  readonly ctx: Context
  readonly mandate: Pick<Mandate, 'id'>
  readonly member: Member
  readonly forum: Forum
}

/** Says what rules need to know of a member. */
export const asForumMember = (member: Member): ForumMember => ({
  id: member.id,
  government: isGovernment(member),
  status: member.status,
})

/** Takes the lock every act of a member's forum begins with; a race replaces it to show what happens without. */
export type LockForumOf = (trx: Trx, memberId: string) => Promise<void>

/**
 * Lets one act at a time change a member's forum: numbers, seats and chairs are decided against lists that no row lock
 * covers, and before it is established there is no row. What is decided on is read afterwards.
 */
export const lockForumOf: LockForumOf = async (trx, memberId) => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`parvis/forum/${memberId}`}, 0))`.execute(trx)
}

/** The member a mandate acts for, held in force until the transaction ends; null when it acts for none. */
export async function lockActing(
  trx: Trx,
  ctx: Pick<Context, 'now'>,
  mandate: Pick<Mandate, 'id'>,
): Promise<Outcome<string | null, 'mandate-not-in-force'>> {
  const locked = await lockMandate(trx, mandate.id, ctx.now())
  if (!locked.ok) return locked
  const { kind, memberId } = locked.fact
  return allow(kind === 'point-of-contact' || kind === 'editor' ? memberId : null)
}

/** Runs one act in the forum of a member: one transaction, the mandate held, the forum locked, the right to act checked. */
export function inForum<Fact>(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  { slug, openTo, lock = lockForumOf }: { readonly slug: string; readonly openTo: OpenTo; readonly lock?: LockForumOf | undefined },
  work: (locked: LockedForum) => Promise<Outcome<Fact, ForumRefusal>>,
): Promise<Outcome<Fact, ForumRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockActing(trx, ctx, mandate)
    if (!acting.ok) return acting
    const member = await findMember(trx, slug)
    if (member === null) return refuse('member-unknown')
    await lock(trx, member.id)
    const forum = await findForumOf(trx, member.id)
    const chairs = forum === null ? [] : await chairingMembers(trx, forum.id)
    const may = mayRunForum(asForumMember(member), forum === null ? null : { chairs }, acting.fact, openTo)
    if (!may.ok) return may
    if (forum === null) return refuse('forum-missing')
    return work({ trx, ctx, mandate, member, forum })
  })
}
