import { type Db, sql, type Trx } from '#kernel/database.ts'
import { NotFound } from '#kernel/errors.ts'
import { isSlug } from '#kernel/slug.ts'
import type { Member } from '../vocabulary.ts'
import { memberFrom, selectMembers } from './member-rows.ts'

/**
 * The member that has, or ever had, this slug. When `member.slug` differs from the one asked, the page redirects: no
 * address is lost.
 */
export async function findMember(db: Db, slug: string): Promise<Member | null> {
  // What cannot be a slug is not looked for: PostgreSQL refuses a text with a zero byte.
  if (!isSlug(slug)) return null
  const row = await selectMembers(db)
    .innerJoin('member_slug', 'member_slug.member_id', 'member.id')
    .where('member_slug.slug', '=', slug)
    .executeTakeFirst()
  return row === undefined ? null : memberFrom(row)
}

/** The member of this id. Throws `NotFound`. */
export async function getMember(db: Db, id: string): Promise<Member> {
  const row = await selectMembers(db).where('member.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound(`no member ${id}`)
  return memberFrom(row)
}

/** The members of these ids, by id; an id that no member has is absent. */
export async function membersByIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Member>> {
  if (ids.length === 0) return new Map()
  const rows = await selectMembers(db)
    .where('member.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, memberFrom(row)]))
}

/** The local members nested under this one, by slug. */
export async function localMembersOf(db: Db, id: string): Promise<readonly Member[]> {
  const rows = await selectMembers(db).where('member.parent_id', '=', id).orderBy('member.slug').execute()
  return rows.map(memberFrom)
}

/** Locks one member until the transaction ends, then reads it. Throws `NotFound`. */
export async function lockMember(trx: Trx, id: string): Promise<Member> {
  await trx.selectFrom('member').select('id').where('id', '=', id).forUpdate().execute()
  return getMember(trx, id)
}

/** As `lockMember`, by any slug the member ever had. Throws `NotFound`. */
export async function lockMemberBySlug(trx: Trx, slug: string): Promise<Member> {
  const held = await trx.selectFrom('member_slug').select('member_id').where('slug', '=', slug).executeTakeFirst()
  if (held === undefined) throw new NotFound(`no member ${slug}`)
  return lockMember(trx, held.member_id)
}

/**
 * Lets one act at a time change the list of members: slugs, states and nesting are decided against the whole list, which
 * no row lock covers. Taken before the lock of a member, never after. Held until the transaction ends.
 */
export async function lockMemberList(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('parvis/member-list', 0))`.execute(trx)
}
