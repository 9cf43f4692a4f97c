import type { Context } from '#kernel/context.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { forumMeetingAnnounced } from '../projectors.ts'
import { meetingsOfForum } from '../queries/meetings.ts'
import { decideAnnounce } from '../rules/meetings.ts'
import type { ForumRefusal } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { inForum, type LockForumOf } from './lock-forum.ts'
import { tellFact } from './tell-fact.ts'

/** When, where and about what a forum meets. */
export interface MeetingForm {
  readonly submission: string
  readonly startsAt: Date
  readonly endsAt: Date | null
  readonly place: LocalizedText | null
  readonly link: string | null
  readonly agenda: LocalizedText
}

/** A meeting is announced, by the member or by a body that chairs a side. The same form sent again adds nothing. */
export function announceMeeting(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  form: MeetingForm,
  lock?: LockForumOf,
): Promise<Outcome<{ readonly entryId: string; readonly number: number }, ForumRefusal>> {
  return inForum(ctx, mandate, { slug, openTo: 'chairs', lock }, async (locked) => {
    const meetings = await meetingsOfForum(locked.trx, locked.forum.id)
    const meeting = deriveId(form.submission, locked.forum.id, 'meeting')
    const first = meetings.find(({ id }) => id === meeting)
    if (first !== undefined) return allow({ entryId: first.entryId, number: first.number })
    const decided = decideAnnounce(meetings, form, ctx.now())
    if (!decided.ok) return decided
    const number = Math.max(0, ...meetings.map((one) => one.number)) + 1
    const { startsAt, endsAt, place, link, agenda } = form
    const times = { startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null }
    const told = await tellFact(locked, forumMeetingAnnounced, { data: { meeting, number, ...times, venue: place, link, agenda } })
    return allow({ ...told.fact, number })
  })
}
