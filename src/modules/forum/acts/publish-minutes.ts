import type { Context } from '#kernel/context.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { forumMinutesPublished } from '../projectors.ts'
import { meetingsOfForum, minutesOfMeeting } from '../queries/meetings.ts'
import { mayTellOf } from '../rules/meetings.ts'
import type { ForumRefusal } from '../vocabulary.ts'
import { inForum } from './lock-forum.ts'
import { saysSame, type TextForm } from './publish-rules.ts'
import { tellFact } from './tell-fact.ts'

/** Minutes of a meeting that took place, as a new version. What the newest version already says adds nothing. */
export function publishMinutes(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  { number, ...form }: TextForm & { readonly number: number },
): Promise<Outcome<{ readonly entryId: string }, ForumRefusal>> {
  return inForum(ctx, mandate, { slug, openTo: 'chairs' }, async (locked) => {
    const meetings = await meetingsOfForum(locked.trx, locked.forum.id)
    const decided = mayTellOf(meetings.find((one) => one.number === number) ?? null)
    if (!decided.ok) return decided
    const meeting = decided.fact.id
    const [newest] = await minutesOfMeeting(locked.trx, meeting)
    if (newest !== undefined && saysSame(newest, form)) return allow({ entryId: newest.entryId })
    const { text, link } = form
    return tellFact(locked, forumMinutesPublished, { data: { meeting, version: (newest?.version ?? 0) + 1, text, link } })
  })
}
