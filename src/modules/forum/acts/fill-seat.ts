import type { Context } from '#kernel/context.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { findMember, type MemberKind } from '#modules/members'
import { forumSeatFilled } from '../projectors.ts'
import { seatsOfForum } from '../queries/seats.ts'
import { decideFillSeat } from '../rules/seats.ts'
import { type ForumRefusal, type Side, wordsField } from '../vocabulary.ts'
import { deriveId } from './derive-id.ts'
import { inForum, type LockForumOf } from './lock-forum.ts'
import { tellFact } from './tell-fact.ts'

/** Who takes a seat: a member by its slug, or another body by its name and kind. */
export interface SeatForm {
  readonly submission: string
  readonly side: Side
  readonly holder: { readonly member: string } | { readonly body: LocalizedText; readonly kind: MemberKind }
  /** A person's name: told beside the entry, and erased when that person asks. */
  readonly representative: string | null
}

/** A body takes a seat in a member's forum. The same form sent again adds nothing. */
export function fillSeat(
  ctx: Context,
  mandate: Pick<Mandate, 'id'>,
  slug: string,
  form: SeatForm,
  lock?: LockForumOf,
): Promise<Outcome<{ readonly entryId: string; readonly seat: string }, ForumRefusal>> {
  return inForum(ctx, mandate, { slug, openTo: 'member', lock }, async (locked) => {
    const { trx, member, forum } = locked
    const seat = deriveId(form.submission, forum.id, member.id, 'seat')
    const seats = await seatsOfForum(trx, forum.id)
    const first = seats.find(({ id }) => id === seat)
    if (first !== undefined) return allow({ entryId: first.entryId, seat })
    const holder = 'member' in form.holder ? await findMember(trx, form.holder.member) : null
    if ('member' in form.holder && holder === null) return refuse('holder-unknown')
    const decided = decideFillSeat(member, seats, holder)
    if (!decided.ok) return decided
    const who = 'member' in form.holder ? { kind: holder?.kind ?? 'civil-society', body: null } : form.holder
    const told = await tellFact(locked, forumSeatFilled, {
      data: { seat, side: form.side, kind: who.kind, body: who.body, representativeNamed: form.representative !== null },
      about: holder === null ? {} : { holder: holder.id },
      disclosures: form.representative === null ? {} : { [wordsField.representative]: form.representative },
    })
    return allow({ ...told.fact, seat })
  })
}
