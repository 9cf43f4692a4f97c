import type { Context } from '#kernel/context.ts'
import type { Language } from '#kernel/languages.ts'
import { nextDigestAt } from '../rules/timing.ts'
import type { Period, Subject } from '../vocabulary.ts'
import '../tables.ts'

/** How a follower wants to be told. */
export interface FollowingSettings {
  readonly period: Period
  readonly lang: Language
  readonly paused: boolean
}

/** Changes how often and in which language somebody is told, and pauses or resumes. What happened during a pause is told after it. */
export async function changeFollowing(ctx: Context, followerId: string, { period, lang, paused }: FollowingSettings): Promise<void> {
  const now = ctx.now()
  await ctx.db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('follower').select('paused_at').where('id', '=', followerId).forUpdate().executeTakeFirst()
    if (row === undefined) return
    await trx
      .updateTable('follower')
      .set({ period, lang, paused_at: paused ? (row.paused_at ?? now) : null, next_digest_at: nextDigestAt(period, now) })
      .where('id', '=', followerId)
      .execute()
  })
}

/** Ends one follow. With the last one the address goes too: nothing is kept of who follows nothing. */
export async function stopFollow(ctx: Context, followerId: string, { kind, id }: Subject): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    await trx.selectFrom('follower').select('id').where('id', '=', followerId).forUpdate().execute()
    await trx
      .deleteFrom('follow')
      .where('follower_id', '=', followerId)
      .where('subject_kind', '=', kind)
      .where('subject_id', '=', id)
      .execute()
    const left = await trx.selectFrom('follow').select('subject_id').where('follower_id', '=', followerId).limit(1).executeTakeFirst()
    if (left === undefined) await trx.deleteFrom('follower').where('id', '=', followerId).execute()
  })
}
