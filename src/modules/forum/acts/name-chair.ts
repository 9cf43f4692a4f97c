import type { Context } from '#kernel/context.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { forumChairNamed } from '../projectors.ts'
import { seatsOfForum } from '../queries/seats.ts'
import { heldSeat } from '../rules/seats.ts'
import type { ForumRefusal } from '../vocabulary.ts'
import { inForum, type LockForumOf } from './lock-forum.ts'
import { tellFact } from './tell-fact.ts'

/** A seat comes to chair its side, in place of who did. Naming who chairs already adds nothing. */
export function nameChair(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  seatId: string,
  lock?: LockForumOf,
): Promise<Outcome<{ readonly entryId: string }, ForumRefusal>> {
  return inForum(ctx, mandate, { slug, openTo: 'member', lock }, async (locked) => {
    const decided = heldSeat(await seatsOfForum(locked.trx, locked.forum.id), seatId)
    if (!decided.ok) return decided
    const { side, chairEntryId } = decided.fact
    if (chairEntryId !== null) return allow({ entryId: chairEntryId })
    return tellFact(locked, forumChairNamed, { data: { seat: seatId, side } })
  })
}
