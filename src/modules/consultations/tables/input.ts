import type { ColumnType, Generated } from 'kysely'
import type { Language, LocalizedText } from '#kernel/languages.ts'
import type {
  AmendmentKind,
  ArgumentSide,
  AuthorKind,
  Decision,
  InputKind,
  Paragraph,
  StatementGround,
  StatementOrigin,
  SupportedKind,
  TakenUpIn,
} from '../vocabulary.ts'
import type { Json, JsonOrNull } from './json.ts'

/**
 * One row per thing that people gave: a proposal, an amendment, a statement of a participant, an argument or a reply. It is
 * the ledger: what is owed an answer, to whom it was assigned, which answer it got.
 */
export interface ConsultationInputTable {
  id: string
  consultation_id: string
  kind: InputKind
  /** Null for the member's own account of an import that names nobody. */
  participant_id: string | null
  member_id: string | null
  author_kind: AuthorKind
  given_at: Date
  entry_id: string
  withdrawn_at: Date | null
  withdrawn_entry_id: string | null
  /** The proposal that stands for this one after a merge. */
  merged_into: string | null
  merged_entry_id: string | null
  split_at: Date | null
  split_entry_id: string | null
  institution: JsonOrNull<LocalizedText>
  assigned_at: Date | null
  assigned_entry_id: string | null
  answer_id: string | null
}

export interface StatementTable {
  id: string
  consultation_id: string
  number: number
  origin: StatementOrigin
  language: Language
  /** Null once its words were erased. */
  text: string | null
  accepted_at: Date
  entry_id: string
}

export interface StatementRefusalTable {
  statement_id: string
  consultation_id: string
  ground: StatementGround
  refused_at: Date
  entry_id: string
}

export interface ProposalTable {
  id: string
  consultation_id: string
  number: number
  submitted_at: Date
  /** The version that stands now. */
  version: number
  theme: string | null
  withdraw_reason: string | null
  /** Arguments that stand, kept by the projectors. */
  arguments_for: Generated<number>
  arguments_against: Generated<number>
}

export interface ProposalVersionTable {
  proposal_id: string
  version: number
  revision_id: string | null
  language: Language
  theme: string | null
  title: string | null
  text: string | null
  place: string | null
  signature: string | null
  /** Links, null where erased. */
  attachments: Json<readonly (string | null)[]>
  told_at: Date
  entry_id: string
  /** `tsvector`, computed and read by PostgreSQL alone. */
  document: ColumnType<string, never, never>
}

export interface ProposalAuthorTable {
  proposal_id: string
  participant_id: string
  author_kind: AuthorKind
  /** The member it speaks for. */
  member_id: string | null
  signature: string | null
  added_at: Date
  entry_id: string
}

/** From one proposal to those it was split into. */
export interface ProposalSplitTable {
  proposal_id: string
  into_id: string
  reason: JsonOrNull<LocalizedText>
  entry_id: string
}

export interface ProposalMergeTable {
  merged_id: string
  into_id: string
  reason: JsonOrNull<LocalizedText>
  entry_id: string
}

export interface ProposalClarificationTable {
  id: string
  proposal_id: string
  member_id: string
  text: Json<LocalizedText>
  clarified_at: Date
  entry_id: string
}

export interface ArgumentTable {
  id: string
  proposal_id: string
  /** The argument this one replies to; null for an argument. */
  reply_to: string | null
  /** Null for a reply. */
  side: ArgumentSide | null
  participant_id: string | null
  language: Language
  author_kind: AuthorKind
  /** The member it speaks for. */
  member_id: string | null
  text: string | null
  signature: string | null
  made_at: Date
  entry_id: string
  withdrawn_at: Date | null
  withdrawn_entry_id: string | null
}

export interface TextVersionTable {
  text_id: string
  version: number
  consultation_id: string
  title: Json<LocalizedText>
  language: Language
  paragraphs: Json<readonly Paragraph[]>
  published_at: Date
  entry_id: string
}

export interface AmendmentTable {
  id: string
  consultation_id: string
  number: number
  text_id: string
  version: number
  paragraph_id: string
  change: AmendmentKind
  language: Language
  words: string | null
  reason: string | null
  signature: string | null
  submitted_at: Date
  entry_id: string
  withdraw_reason: string | null
  /** The version of the text that takes it in. */
  accepted_version: number | null
  accepted_entry_id: string | null
}

export interface AnswerTable {
  id: string
  consultation_id: string
  version: number
  published_at: Date
}

export interface AnswerVersionTable {
  answer_id: string
  version: number
  decision: Decision
  reason: Json<LocalizedText>
  words: JsonOrNull<LocalizedText>
  taken_up_in: Json<readonly TakenUpIn[]>
  institution: Json<LocalizedText>
  second_reader: string
  published_at: Date
  entry_id: string
}

/** How many supported something when the consultation closed, as the record tells it. */
export interface SupportCountTable {
  kind: SupportedKind
  target_id: string
  consultation_id: string
  supports: number
  entry_id: string
}
