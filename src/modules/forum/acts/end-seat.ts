import type { Context } from '#kernel/context.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { forumSeatEnded } from '../projectors.ts'
import { seatsOfForum } from '../queries/seats.ts'
import { heldSeat } from '../rules/seats.ts'
import { type ForumRefusal, wordsField } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { inForum, type LockForumOf } from './lock-forum.ts'
import { tellFact } from './tell-fact.ts'

/** The seat that ends, perhaps with a reason. */
export interface EndSeatForm {
  readonly submission: string
  readonly seat: string
  readonly reason: string | null
}

/** A body leaves its seat. The same form sent again adds nothing. */
export function endSeat(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  form: EndSeatForm,
  lock?: LockForumOf,
): Promise<Outcome<{ readonly entryId: string }, ForumRefusal>> {
  return inForum(ctx, mandate, { slug, openTo: 'member', lock }, async (locked) => {
    const seats = await seatsOfForum(locked.trx, locked.forum.id)
    const ending = deriveId(form.submission, locked.forum.id, form.seat, 'ending')
    const first = seats.find(({ endingId }) => endingId === ending)
    if (first?.endedEntryId) return allow({ entryId: first.endedEntryId })
    const decided = heldSeat(seats, form.seat)
    if (!decided.ok) return decided
    return tellFact(locked, forumSeatEnded, {
      data: { seat: form.seat, ending, reasonGiven: form.reason !== null },
      about: decided.fact.holderId === null ? {} : { holder: decided.fact.holderId },
      disclosures: form.reason === null ? {} : { [wordsField.reason]: form.reason },
    })
  })
}
