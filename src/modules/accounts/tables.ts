import type { ColumnType, Generated } from 'kysely'
import type { Language } from '#kernel/languages.ts'
import type { MandateKind } from '#kernel/visitor.ts'
import type { RevocationGround } from './vocabulary.ts'

/** A column written once. */
type Fixed<T> = ColumnType<T, T, never>

/** Projected from `mandate-granted` and `mandate-revoked`: public, without the person. */
export interface MandateTable {
  id: Fixed<string>
  kind: Fixed<MandateKind>
  member_id: Fixed<string | null>
  granted_at: Fixed<Date>
  /** Who granted it: a mandate, or null for the instance itself. */
  granted_by: Fixed<string | null>
  /** The end set when it was granted. */
  valid_until: Fixed<Date | null>
  entry_id: Fixed<string>
  revoked_at: Date | null
  revoked_ground: RevocationGround | null
  revoked_entry_id: string | null
}

/** Private: whose a mandate is. */
export interface MandateHolderTable {
  mandate_id: Fixed<string>
  account_id: Fixed<string>
}

/** Private: a mandate offered by e-mail, granted when it is accepted. */
export interface MandateInvitationTable {
  id: Fixed<string>
  email: Fixed<string>
  kind: Fixed<MandateKind>
  member_id: Fixed<string | null>
  valid_until: Fixed<Date | null>
  language: Fixed<Language>
  invited_by: Fixed<string>
  invited_at: Fixed<Date>
  expires_at: Fixed<Date>
  accepted_at: Date | null
  withdrawn_at: Date | null
}

/** Private: a person who can sign in. better-auth calls it a user. */
export interface AccountTable {
  id: Fixed<string>
  /** Always empty: the platform asks for no name. */
  name: string
  email: string
  email_verified: boolean
  image: string | null
  created_at: Date
  updated_at: Date
  /** A random pseudonym on this instance; it never enters the record. */
  person_id: Generated<string>
  mail_language: Language | null
  /** When the visit of the desk that goes on began. */
  desk_seen_at: Date | null
  /** When the one before began: what changed since is told. */
  desk_seen_before: Date | null
}

/** Private: where a person is signed in. */
export interface AccountSessionTable {
  id: Fixed<string>
  expires_at: Date
  token: string
  created_at: Date
  /** Last use, to within five minutes. */
  updated_at: Date
  ip_address: string | null
  user_agent: string | null
  user_id: string
  acting_mandate_id: string | null
}

/** Private: an identity at an OpenID Connect provider. Its tokens are never kept. */
export interface AccountIdentityTable {
  id: Fixed<string>
  account_id: string
  provider_id: string
  user_id: string
  created_at: Date
  /** When the provider last said that the person is a resident. */
  resident_said_at: Generated<Date | null>
}

export interface AccountVerificationTable {
  id: Fixed<string>
  identifier: string
  value: string
  expires_at: Date
}

export interface AccountPasskeyTable {
  id: Fixed<string>
  name: string | null
  user_id: string
  device_type: string
  created_at: Date | null
}

declare module '#kernel/database.ts' {
  interface Database {
    mandate: MandateTable
    mandate_holder: MandateHolderTable
    mandate_invitation: MandateInvitationTable
    account: AccountTable
    account_session: AccountSessionTable
    account_identity: AccountIdentityTable
    account_verification: AccountVerificationTable
    account_passkey: AccountPasskeyTable
  }
}
