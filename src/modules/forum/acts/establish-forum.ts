import type { Context } from '#kernel/context.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { findMember } from '#modules/members'
import { append, factFrom } from '#record'
import { forumEstablished } from '../projectors.ts'
import { findForumOf } from '../queries/find-forum.ts'
import { mayEstablishForum } from '../rules/run-forum.ts'
import type { ForumRefusal } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { asForumMember, lockActing, lockForumOf } from './lock-forum.ts'

/** A forum as its member describes it. */
export interface EstablishForm {
  readonly submission: string
  readonly name: LocalizedText
  readonly purpose: LocalizedText
}

/** A government establishes its forum, once. The same form sent again adds nothing. */
export function establishForum(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  { submission, name, purpose }: EstablishForm,
  lock = lockForumOf,
): Promise<Outcome<{ readonly entryId: string }, ForumRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const acting = await lockActing(trx, ctx, mandate)
    if (!acting.ok) return acting
    const member = await findMember(trx, slug)
    if (member === null) return refuse('member-unknown')
    await lock(trx, member.id)
    const standing = await findForumOf(trx, member.id)
    const id = deriveId(submission, member.id, 'forum')
    if (standing?.id === id && acting.fact === member.id) return allow({ entryId: standing.entryId })
    const may = mayEstablishForum(asForumMember(member), standing, acting.fact)
    if (!may.ok) return may
    const about = { member: member.id, forum: id }
    const fact = factFrom(ctx, { by: { kind: 'mandate', mandate: mandate.id }, about, data: { name, purpose } })
    await append(trx, forumEstablished, fact)
    return allow({ entryId: fact.id })
  })
}
