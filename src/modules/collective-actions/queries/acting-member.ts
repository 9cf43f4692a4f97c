import type { Db } from '#kernel/database.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { type Member, membersByIds } from '#modules/members'

/** The member a visitor acts for; null for a stranger, and for who acts for no member. */
export async function actingMember(db: Db, visitor: Visitor | null): Promise<Member | null> {
  const acting = visitor?.acting
  if (!acting?.memberId || (acting.kind !== 'point-of-contact' && acting.kind !== 'editor')) return null
  return (await membersByIds(db, [acting.memberId])).get(acting.memberId) ?? null
}
