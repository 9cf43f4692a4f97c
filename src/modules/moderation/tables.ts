import type { ColumnType, Generated } from 'kysely'
import type { Language } from '#kernel/languages.ts'
import type { RemovalGround } from '#record'
import type { Decision } from './vocabulary.ts'
import '#kernel/database.ts'

/** A column written once. */
type Fixed<T> = ColumnType<T, T, never>

/** Private: words of one entry that were reported, and what moderators decided on them. */
export interface ModerationCaseTable {
  id: Fixed<string>
  entry_id: Fixed<string>
  opened_at: Fixed<Date>
  first_at: Date | null
  first_person: string | null
  first_mandate: string | null
  first_decision: Decision | null
  ground: RemovalGround | null
  fields: Generated<string[]>
  reason: string | null
  second_at: Date | null
  second_person: string | null
  second_mandate: string | null
  second_agrees: boolean | null
  second_reason: string | null
  removal_id: string | null
  removed_at: Date | null
  appeal: string | null
  appealed_at: Date | null
  appeal_decided_at: Date | null
  appeal_person: string | null
  appeal_granted: boolean | null
  appeal_reason: string | null
  erased_at: Date | null
}

/** Private: what somebody reported. */
export interface ModerationReportTable {
  id: Fixed<string>
  case_id: Fixed<string>
  fields: Fixed<string[]>
  ground: Fixed<RemovalGround>
  words: string | null
  /** The pseudonym of the account, for those who signed in. */
  person_id: string | null
  language: Fixed<Language>
  reported_at: Fixed<Date>
}

declare module '#kernel/database.ts' {
  interface Database {
    moderation_case: ModerationCaseTable
    moderation_report: ModerationReportTable
  }
}
