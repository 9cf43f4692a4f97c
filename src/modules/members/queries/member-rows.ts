import type { Selectable } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { MemberTable } from '../tables.ts'
import type { Member } from '../vocabulary.ts'

interface MemberRow extends Selectable<MemberTable> {
  readonly endorsed_at: Date | null
  readonly endorsement_entry_id: string | null
}

/** Selects whole members: each row with its endorsement, if any. */
export const selectMembers = (db: Db) =>
  db
    .selectFrom('member')
    .leftJoin('member_endorsement', 'member_endorsement.member_id', 'member.id')
    .selectAll('member')
    .select(['member_endorsement.endorsed_at', 'member_endorsement.entry_id as endorsement_entry_id'])

/** A member as the platform speaks of it, from its row. */
export function memberFrom(row: MemberRow): Member {
  const { longitude_millidegrees: longitude, latitude_millidegrees: latitude } = row
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    level: row.level,
    name: row.name,
    country: row.country,
    iso3: row.iso3,
    parent: row.parent_id,
    place: longitude === null || latitude === null ? null : { longitudeMillidegrees: longitude, latitudeMillidegrees: latitude },
    languages: row.languages,
    website: row.website,
    status: row.status,
    fictional: row.fictional,
    admittedAt: row.admitted_at,
    entryId: row.entry_id,
    source: row.source,
    endorsedAt: row.endorsed_at,
    endorsementEntryId: row.endorsement_entry_id,
  }
}
