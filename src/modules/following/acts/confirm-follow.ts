import type { Context } from '#kernel/context.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { recordSize } from '#record'
import { nextDigestAt } from '../rules/timing.ts'
import type { FollowRefusal, Subject } from '../vocabulary.ts'
import '../tables.ts'

/** The owner of an address says yes to following a thing. Said twice, it is said once. */
export function confirmFollow(ctx: Context, key: string, subject: Subject): Promise<Outcome<{ readonly key: string }, FollowRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const now = ctx.now()
    const follower = await trx.selectFrom('follower').select(['id', 'period']).where('key', '=', key).forUpdate().executeTakeFirst()
    if (follower === undefined) return refuse('link-unknown')
    const asked = await trx
      .selectFrom('follow')
      .select('confirmed_at')
      .where('follower_id', '=', follower.id)
      .where('subject_kind', '=', subject.kind)
      .where('subject_id', '=', subject.id)
      .executeTakeFirst()
    if (asked === undefined) return refuse('link-unknown')
    if (asked.confirmed_at !== null) return allow({ key })
    await trx
      .updateTable('follow')
      .set({ confirmed_at: now, from_index: (await recordSize(trx)) - 1 })
      .where('follower_id', '=', follower.id)
      .where('subject_kind', '=', subject.kind)
      .where('subject_id', '=', subject.id)
      .execute()
    await trx
      .updateTable('follower')
      .set({ next_digest_at: nextDigestAt(follower.period, now) })
      .where('id', '=', follower.id)
      .where('next_digest_at', '<', now)
      .execute()
    return allow({ key })
  })
}
