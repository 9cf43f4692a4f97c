import type { ColumnType } from 'kysely'
import type { LocalizedText } from '#kernel/languages.ts'
import type { MemberKind, MemberLevel, MemberStatus } from './vocabulary.ts'

/** Written as JSON text, read back as the value. */
type Json<T> = ColumnType<T, string, string>

/** A member as it is today. */
export interface MemberTable {
  id: string
  slug: string
  kind: MemberKind
  level: MemberLevel | null
  name: Json<LocalizedText>
  country: string | null
  iso3: string | null
  parent_id: string | null
  longitude_millidegrees: number | null
  latitude_millidegrees: number | null
  languages: string[]
  website: string | null
  /** Null: the source of the listing does not tell. */
  status: MemberStatus | null
  fictional: boolean
  admitted_at: Date
  /** The published source of the listing; null for an act of the support team. */
  source: string | null
  entry_id: string
}

/** Every slug a member ever had: an address once given is never given to another. */
export interface MemberSlugTable {
  slug: string
  member_id: string
  entry_id: string
}

/** Each change of status, in order; the reason is absent once erased. */
export interface MemberStatusChangeTable {
  entry_id: string
  member_id: string
  status: MemberStatus
  since: Date
  source: string | null
  reason: string | null
}

/** Who stands by the Declaration, since when. */
export interface MemberEndorsementTable {
  member_id: string
  endorsed_at: Date
  entry_id: string
}

declare module '#kernel/database.ts' {
  interface Database {
    member: MemberTable
    member_slug: MemberSlugTable
    member_status_change: MemberStatusChangeTable
    member_endorsement: MemberEndorsementTable
  }
}
