import type { Context } from '#kernel/context.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { forumMeetingCalledOff } from '../projectors.ts'
import { meetingsOfForum } from '../queries/meetings.ts'
import { decideCallOff } from '../rules/meetings.ts'
import { type ForumRefusal, wordsField } from '../vocabulary.ts'
import { inForum } from './lock-forum.ts'
import { tellFact } from './tell-fact.ts'

/** An announced meeting will not take place. Calling it off again adds nothing. */
export function callOffMeeting(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  { number, reason }: { readonly number: number; readonly reason: string | null },
): Promise<Outcome<{ readonly entryId: string }, ForumRefusal>> {
  return inForum(ctx, mandate, { slug, openTo: 'chairs' }, async (locked) => {
    const meetings = await meetingsOfForum(locked.trx, locked.forum.id)
    const meeting = meetings.find((one) => one.number === number) ?? null
    if (meeting?.calledOffEntryId) return allow({ entryId: meeting.calledOffEntryId })
    const decided = decideCallOff(meeting)
    if (!decided.ok) return decided
    return tellFact(locked, forumMeetingCalledOff, {
      data: { meeting: decided.fact.id, reasonGiven: reason !== null },
      disclosures: reason === null ? {} : { [wordsField.reason]: reason },
    })
  })
}
