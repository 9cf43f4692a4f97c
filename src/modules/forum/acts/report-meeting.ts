import { canonicalJson } from '#kernel/canonical-json.ts'
import type { Context } from '#kernel/context.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { forumMeetingHeld, forumMinutesPublished } from '../projectors.ts'
import { type Meeting, meetingsOfForum } from '../queries/meetings.ts'
import { decideReport } from '../rules/meetings.ts'
import type { Attendance, ForumRefusal } from '../vocabulary.ts'
import { inForum, type LockForumOf } from './lock-forum.ts'
import type { TextForm } from './publish-rules.ts'
import { tellFact } from './tell-fact.ts'

/** How a meeting went: who came, what civil society was shown, and perhaps the minutes. */
export interface ReportForm {
  readonly number: number
  readonly attendance: Attendance
  readonly resultsPresented: boolean
  readonly commentsTaken: boolean
  readonly minutes: TextForm | null
}

/** A meeting took place; its minutes, if they are ready, are the same act. The same report sent again adds nothing. */
export function reportMeeting(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  form: ReportForm,
  lock?: LockForumOf,
): Promise<Outcome<{ readonly entryId: string }, ForumRefusal>> {
  return inForum(ctx, mandate, { slug, openTo: 'chairs', lock }, async (locked) => {
    const meetings = await meetingsOfForum(locked.trx, locked.forum.id)
    const meeting = meetings.find((one) => one.number === form.number) ?? null
    if (meeting?.heldEntryId && isSameReport(meeting, form)) return allow({ entryId: meeting.heldEntryId })
    const decided = decideReport(meeting, form.attendance, ctx.now())
    if (!decided.ok) return decided
    const { attendance, resultsPresented, commentsTaken, minutes } = form
    const data = { meeting: decided.fact.id, attendance, resultsPresented, commentsTaken }
    const told = await tellFact(locked, forumMeetingHeld, { data })
    if (minutes !== null) await tellFact(locked, forumMinutesPublished, { data: { meeting: decided.fact.id, version: 1, ...minutes } })
    return told
  })
}

const isSameReport = (meeting: Meeting, form: ReportForm): boolean =>
  meeting.resultsPresented === form.resultsPresented &&
  meeting.commentsTaken === form.commentsTaken &&
  canonicalJson(meeting.attendance) === canonicalJson(form.attendance)
