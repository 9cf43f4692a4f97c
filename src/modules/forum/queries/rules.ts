import type { Db } from '#kernel/database.ts'
import { type AnyRule, defineRule, type RuleScope, type RuleSubject } from '#modules/declaration'
import { checkParity, type ForumParity } from '../rules/parity.ts'
import '../tables.ts'

/** The facts of R13, for every forum: its seats held now, and the entry its composition last changed by. */
async function compositions(db: Db, { memberId }: RuleScope): Promise<readonly RuleSubject<ForumParity>[]> {
  let query = db.selectFrom('forum').select(['id', 'member_id', 'entry_id']).orderBy('established_at').orderBy('id')
  if (memberId !== undefined) query = query.where('member_id', '=', memberId)
  const forums = await query.execute()
  if (forums.length === 0) return []
  const seats = await db
    .selectFrom('forum_seat')
    .select(['forum_id', 'side', 'filled_at', 'entry_id', 'ended_at', 'ended_entry_id'])
    .where(
      'forum_id',
      'in',
      forums.map(({ id }) => id),
    )
    .execute()
  return forums.map((forum) => {
    const own = seats.filter(({ forum_id }) => forum_id === forum.id)
    const changes = own.flatMap(({ filled_at, entry_id, ended_at, ended_entry_id }) => [
      { at: filled_at, entryId: entry_id },
      ...(ended_at === null || ended_entry_id === null ? [] : [{ at: ended_at, entryId: ended_entry_id }]),
    ])
    const last = changes.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.entryId < b.entryId ? 1 : -1))[0]
    const facts = { seats: own.filter(({ ended_at }) => ended_at === null), entryId: last?.entryId ?? forum.entry_id }
    return { id: forum.member_id, memberId: forum.member_id, facts }
  })
}

/** The rule about forums: parity of the two sides. */
export const forumRules: readonly AnyRule[] = [defineRule({ code: 'R13', load: compositions, check: (facts) => checkParity(facts) })]
