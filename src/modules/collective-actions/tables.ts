import type { ColumnType } from 'kysely'
import type { LocalizedText } from '#kernel/languages.ts'
import type { ActionLevel, ActionTheme, ContributionKind } from './vocabulary.ts'
import '#kernel/database.ts'

/** `jsonb`: written as text, read as a value. Fine here, since what was hashed is the entry, not this copy. */
type Localized<T> = ColumnType<T, string, string>

export interface CollectiveActionTable {
  id: string
  number: number
  slug: string
  title: Localized<LocalizedText>
  asks: Localized<readonly LocalizedText[]>
  theme: ActionTheme
  level: ActionLevel
  period_from: string | null
  period_to: string | null
  fictional: boolean
  proposed_at: Date
  opened_at: Date | null
  closed_at: Date | null
  close_reason_given: boolean
  close_reason: string | null
  entry_id: string
  opened_entry_id: string | null
  closed_entry_id: string | null
}

export interface CollectiveActionLeadTable {
  action_id: string
  member_id: string
  named_at: Date
  entry_id: string
}

/** One row per time a member joined: joining again after a withdrawal is another participation. */
export interface ParticipationTable {
  id: string
  action_id: string
  member_id: string
  joined_at: Date
  contributions_told: boolean
  reservation_made: boolean
  reservation: string | null
  entry_id: string
  withdrawn_at: Date | null
  withdrawal_id: string | null
  withdrawal_reason_given: boolean
  withdrawal_reason: string | null
  withdrawal_entry_id: string | null
}

export interface ContributionTable {
  id: string
  participation_id: string
  /** From 1, in the order the member gave them. */
  position: number
  delivered_at: Date | null
  delivery_id: string | null
  delivery_entry_id: string | null
  evidence: string | null
  evidence_link: string | null
  received_at: Date | null
  received_by: string | null
  receipt_id: string | null
  receipt_entry_id: string | null
}

/** What a contribution said at each version: a correction adds one, none is ever changed. */
export interface ContributionVersionTable {
  contribution_id: string
  version: number
  correction_id: string | null
  kind: ContributionKind
  /** Null once its words were erased. */
  description: string | null
  link: string | null
  period_from: string | null
  period_to: string | null
  amount_minor: number | null
  currency: string | null
  told_at: Date
  entry_id: string
}

declare module '#kernel/database.ts' {
  interface Database {
    collective_action: CollectiveActionTable
    collective_action_lead: CollectiveActionLeadTable
    participation: ParticipationTable
    contribution: ContributionTable
    contribution_version: ContributionVersionTable
  }
}
