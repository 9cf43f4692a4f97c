import type { Context } from '#kernel/context.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { forumDecisionTaken } from '../projectors.ts'
import type { TargetsOf } from '../queries/decision-targets.ts'
import { decisionsOfForum } from '../queries/decisions.ts'
import { meetingsOfForum } from '../queries/meetings.ts'
import { decideTake } from '../rules/meetings.ts'
import type { Attendance, ForumRefusal } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { inForum, type LockForumOf } from './lock-forum.ts'
import { tellFact } from './tell-fact.ts'

/** What a forum decided, at which meeting, with whom, and for what. */
export interface DecisionForm {
  readonly submission: string
  readonly meeting: number
  readonly title: LocalizedText
  readonly text: LocalizedText
  readonly present: Attendance
  /** The id of what it is for, among those the member may decide on; null when it is about the forum itself. */
  readonly target: string | null
}

/** The forum decides, at a meeting that took place. The same form sent again adds nothing. */
export function takeDecision(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  form: DecisionForm,
  targetsOf: TargetsOf,
  lock?: LockForumOf,
): Promise<Outcome<{ readonly entryId: string; readonly number: number }, ForumRefusal>> {
  return inForum(ctx, mandate, { slug, openTo: 'chairs', lock }, async (locked) => {
    const { trx, forum, member } = locked
    const [decisions, meetings] = [await decisionsOfForum(trx, forum.id), await meetingsOfForum(trx, forum.id)]
    const decision = deriveId(form.submission, forum.id, 'decision')
    const first = decisions.find(({ id }) => id === decision)
    if (first !== undefined) return allow({ entryId: first.entryId, number: first.number })
    const decided = decideTake(meetings.find(({ number }) => number === form.meeting) ?? null, form.present)
    if (!decided.ok) return decided
    const target = form.target === null ? null : (await targetsOf(trx, member)).find(({ id }) => id === form.target)
    if (target === undefined) return refuse('target-unknown')
    const number = Math.max(0, ...decisions.map((one) => one.number)) + 1
    const { title, text, present } = form
    const told = await tellFact(locked, forumDecisionTaken, {
      data: { decision, number, meeting: decided.fact.id, title, text, present },
      about: target === null ? {} : { [target.kind]: target.id },
    })
    return allow({ ...told.fact, number })
  })
}
