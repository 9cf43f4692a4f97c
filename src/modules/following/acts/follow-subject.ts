import { randomBytes } from 'node:crypto'
import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { recordSize } from '#record'
import { nextDigestAt } from '../rules/timing.ts'
import { type FollowRefusal, mostFollows, type Period, type Subject } from '../vocabulary.ts'
import '../tables.ts'

/** Who would follow what. The address belongs to whoever asks (`confirmed`), or is only typed. */
export interface FollowForm {
  readonly email: string
  readonly lang: Language
  readonly period: Period
  readonly subject: Subject
  readonly confirmed: boolean
}

/** 256 random bits: a link in mail is all somebody without account has to show. */
const freshKey = () => randomBytes(32).toString('base64url')

/**
 * Notes that an address follows a thing, or asks to. Following twice is following once, and what is confirmed stays so. The
 * thing is told of from its next entry on.
 */
export function followSubject(
  ctx: Context,
  form: FollowForm,
): Promise<Outcome<{ readonly key: string; readonly confirmed: boolean }, FollowRefusal>> {
  return ctx.db.transaction().execute((trx) => followSubjectIn(trx, ctx, form))
}

/** As `followSubject`, in a transaction that also writes the mail which asks for a yes. */
export async function followSubjectIn(
  trx: Trx,
  ctx: Context,
  { email, lang, period, subject, confirmed }: FollowForm,
): Promise<Outcome<{ readonly key: string; readonly confirmed: boolean }, FollowRefusal>> {
  const now = ctx.now()
  const size = await recordSize(trx)
  const follower = await lockFollower(trx, ctx, { email: email.toLowerCase(), lang, period }, size)
  const own = await trx
    .selectFrom('follow')
    .select(['subject_kind', 'subject_id', 'confirmed_at'])
    .where('follower_id', '=', follower.id)
    .execute()
  const standing = own.find(({ subject_kind, subject_id }) => subject_kind === subject.kind && subject_id === subject.id)
  if (standing === undefined && own.length >= mostFollows) return refuse('follows-too-many')
  const row = { asked_at: now, confirmed_at: confirmed ? now : null, from_index: size - 1 }
  if (standing === undefined) {
    await trx
      .insertInto('follow')
      .values({ ...row, follower_id: follower.id, subject_kind: subject.kind, subject_id: subject.id })
      .execute()
  } else if (standing.confirmed_at === null) {
    await trx
      .updateTable('follow')
      .set(row)
      .where('follower_id', '=', follower.id)
      .where('subject_kind', '=', subject.kind)
      .where('subject_id', '=', subject.id)
      .execute()
  }
  return allow({ key: follower.key, confirmed: confirmed || (standing !== undefined && standing.confirmed_at !== null) })
}

/** The follower of an address, made if need be, and locked: its follows are counted against a limit. */
async function lockFollower(
  trx: Trx,
  ctx: Context,
  { email, lang, period }: { readonly email: string; readonly lang: Language; readonly period: Period },
  size: number,
) {
  const now = ctx.now()
  await trx
    .insertInto('follower')
    .values({
      id: ctx.newId(),
      email,
      key: freshKey(),
      lang,
      period,
      created_at: now,
      paused_at: null,
      next_digest_at: nextDigestAt(period, now),
      seen_index: size - 1,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  return trx.selectFrom('follower').select(['id', 'key']).where('email', '=', email).forUpdate().executeTakeFirstOrThrow()
}
