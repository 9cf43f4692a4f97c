import type { Trx } from '#kernel/database.ts'
import type { ProfileSurroundings } from '../rules/profile.ts'
import type { MemberProfile } from '../vocabulary.ts'
import { getMember } from './find-member.ts'

/** What the list holds that this profile could collide with, the member `id` itself left aside. Read under `lockMemberList`. */
export async function profileSurroundings(trx: Trx, profile: MemberProfile, id: string | null): Promise<ProfileSurroundings> {
  const holder = await trx.selectFrom('member_slug').select('member_id').where('slug', '=', profile.slug).executeTakeFirst()
  const states =
    profile.country === null
      ? []
      : await trx.selectFrom('member').select('id').where('kind', '=', 'state').where('country', '=', profile.country).execute()
  return {
    slugTaken: holder !== undefined && holder.member_id !== id,
    countryTaken: states.some((state) => state.id !== id),
    parent: await parentOf(trx, profile.parent),
  }
}

async function parentOf(trx: Trx, id: string | null): Promise<ProfileSurroundings['parent']> {
  if (id === null) return null
  const held = await trx.selectFrom('member').select('id').where('id', '=', id).executeTakeFirst()
  return held === undefined ? null : getMember(trx, id)
}
