import type { Selectable } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { type Member, membersByIds } from '#modules/members'
import type { ForumTable } from '../tables.ts'

/** A member's forum as it was established. */
export interface Forum {
  readonly id: string
  readonly memberId: string
  readonly name: LocalizedText
  readonly purpose: LocalizedText
  readonly establishedAt: Date
  readonly entryId: string
}

/** One version of the rules of procedure, or of minutes. */
export interface PublishedText {
  readonly version: number
  readonly text: LocalizedText | null
  readonly link: string | null
  readonly publishedAt: Date
  readonly entryId: string
}

const forumFrom = (row: Selectable<ForumTable>): Forum => ({
  id: row.id,
  memberId: row.member_id,
  name: row.name,
  purpose: row.purpose,
  establishedAt: row.established_at,
  entryId: row.entry_id,
})

/** The forum of a member, or null. */
export async function findForumOf(db: Db, memberId: string): Promise<Forum | null> {
  return (await forumsOf(db, [memberId])).get(memberId) ?? null
}

/** The forums of these members, by member. */
export async function forumsOf(db: Db, memberIds: readonly string[]): Promise<ReadonlyMap<string, Forum>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('forum')
    .selectAll()
    .where('member_id', 'in', [...new Set(memberIds)])
    .execute()
  return new Map(rows.map((row) => [row.member_id, forumFrom(row)]))
}

/** Forums by their ids, each with its member: what names a forum anywhere on the site. */
export async function forumsByIds(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly forum: Forum; readonly member: Member }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('forum')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  const members = await membersByIds(
    db,
    rows.map(({ member_id }) => member_id),
  )
  return new Map(
    rows.flatMap((row) => {
      const member = members.get(row.member_id)
      return member === undefined ? [] : [[row.id, { forum: forumFrom(row), member }] as const]
    }),
  )
}

/** The rules of procedure of a forum, the newest version first. */
export const rulesOfForum = (db: Db, forumId: string): Promise<readonly PublishedText[]> =>
  db
    .selectFrom('forum_rules')
    .select(['version', 'text', 'link', 'published_at as publishedAt', 'entry_id as entryId'])
    .where('forum_id', '=', forumId)
    .orderBy('version', 'desc')
    .execute()
