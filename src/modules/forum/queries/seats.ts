import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { type Member, type MemberKind, membersByIds } from '#modules/members'
import { seatCounts } from '../rules/parity.ts'
import type { Side } from '../vocabulary.ts'
import { type Forum, findForumOf, forumsByIds } from './find-forum.ts'
import '../tables.ts'

/** A seat with whoever holds it, or held it. */
export interface Seat {
  readonly id: string
  readonly side: Side
  readonly kind: MemberKind
  readonly holderId: string | null
  /** The member that holds it; null for another body. */
  readonly holder: Member | null
  readonly body: LocalizedText | null
  readonly representativeNamed: boolean
  /** Null once erased. */
  readonly representative: string | null
  readonly filledAt: Date
  readonly entryId: string
  readonly endedAt: Date | null
  readonly endingId: string | null
  readonly endReasonGiven: boolean
  readonly endReason: string | null
  readonly endedEntryId: string | null
  /** Since when it chairs its side; null when it does not now. */
  readonly chairSince: Date | null
  /** The entry that named it to the chair it has now. */
  readonly chairEntryId: string | null
}

/** Every seat a forum ever had, in the order they were filled. */
export async function seatsOfForum(db: Db, forumId: string): Promise<readonly Seat[]> {
  const rows = await db
    .selectFrom('forum_seat as s')
    .leftJoin('forum_chair as c', (join) => join.onRef('c.seat_id', '=', 's.id').on('c.ended_at', 'is', null))
    .selectAll('s')
    .select(['c.named_at as chair_since', 'c.entry_id as chair_entry_id'])
    .where('s.forum_id', '=', forumId)
    .orderBy('s.filled_at')
    .orderBy('s.id')
    .execute()
  const holders = await membersByIds(
    db,
    rows.flatMap(({ holder_id }) => holder_id ?? []),
  )
  return rows.map((row) => ({
    id: row.id,
    side: row.side,
    kind: row.kind,
    holderId: row.holder_id,
    holder: holders.get(row.holder_id ?? '') ?? null,
    body: row.body,
    representativeNamed: row.representative_named,
    representative: row.representative,
    filledAt: row.filled_at,
    entryId: row.entry_id,
    endedAt: row.ended_at,
    endingId: row.ending_id,
    endReasonGiven: row.end_reason_given,
    endReason: row.end_reason,
    endedEntryId: row.ended_entry_id,
    chairSince: row.chair_since,
    chairEntryId: row.chair_entry_id,
  }))
}

/** The members that chair a side of this forum now: bodies that are no members cannot act here. */
export async function chairingMembers(db: Db, forumId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('forum_chair as c')
    .innerJoin('forum_seat as s', 's.id', 'c.seat_id')
    .select('s.holder_id')
    .where('c.forum_id', '=', forumId)
    .where('c.ended_at', 'is', null)
    .where('s.holder_id', 'is not', null)
    .execute()
  return rows.flatMap(({ holder_id }) => holder_id ?? [])
}

/** The seats each side of a member's forum holds now; null when the member has no forum here. */
export async function seatsInShort(db: Db, memberId: string): Promise<ReturnType<typeof seatCounts> | null> {
  const forum = await findForumOf(db, memberId)
  if (forum === null) return null
  const rows = await db.selectFrom('forum_seat').select('side').where('forum_id', '=', forum.id).where('ended_at', 'is', null).execute()
  return seatCounts(rows)
}

/** The forums in which a member holds a seat now, each with the member it belongs to. */
export async function forumsWhereSits(
  db: Db,
  memberId: string,
): Promise<ReadonlyArray<{ readonly forum: Forum; readonly member: Member }>> {
  const rows = await db
    .selectFrom('forum_seat')
    .select('forum_id')
    .distinct()
    .where('holder_id', '=', memberId)
    .where('ended_at', 'is', null)
    .execute()
  const forums = await forumsByIds(
    db,
    rows.map(({ forum_id }) => forum_id),
  )
  return [...forums.values()].sort((a, b) => (a.member.slug < b.member.slug ? -1 : 1))
}
