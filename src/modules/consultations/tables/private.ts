import type { Generated } from 'kysely'
import type { Language, LocalizedText } from '#kernel/languages.ts'
import type { AuthorKind, Decision, InputRef, SupportedKind, TakenUpIn } from '../vocabulary.ts'
import type { Json, JsonOrNull } from './json.ts'

/** Private. The secret of cookies and of ids of people without an account: one row. */
export interface ParticipationKeyTable {
  only_one: boolean
  secret: Buffer
}

/** Private. A person in one consultation: the random id is the only thing of them that the record may name. */
export interface ParticipantTable {
  id: string
  consultation_id: string
  /** The account, for those who signed in. */
  person_id: string | null
  /** What the person said they speak for, when the audience asks for it. */
  author_kind: AuthorKind
  member_id: string | null
  joined_at: Date
  /** The one participant of an organisation; `person_id` is who came first. */
  one_voice: Generated<boolean>
}

/** Private. One vote of a participant on a statement: 1 agree, -1 disagree, 0 pass. */
export interface StatementVoteTable {
  consultation_id: string
  participant_id: string
  /** The statement's number in its consultation. */
  statement: number
  choice: number
  voted_at: Date
}

/** Private. What a participant wrote and the organiser has not decided on: its words become public if it is accepted. */
export interface StatementDraftTable {
  id: string
  consultation_id: string
  participant_id: string
  language: Language
  text: string
  written_at: Date
}

/** Private. Who supports what: only counts are public. */
export interface SupportTable {
  kind: SupportedKind
  target_id: string
  consultation_id: string
  participant_id: string
  supported_at: Date
}

/** Private. How many support something: kept by the database with each change of `support`. */
export interface SupportTallyTable {
  target_id: string
  supports: number
}

/** Private. A link by which an author lets one more person sign a proposal. */
export interface ProposalInvitationTable {
  key_digest: Buffer
  proposal_id: string
  /** The participant whose link it is. */
  invited_by: string
  invited_at: Date
  used_at: Date | null
}

/** Private. An answer being written, perhaps read by somebody else; it is published by `answer-published`. */
export interface AnswerDraftTable {
  id: string
  consultation_id: string
  inputs: Json<readonly InputRef[]>
  decision: Decision | null
  reason: JsonOrNull<LocalizedText>
  words: JsonOrNull<LocalizedText>
  taken_up_in: Json<readonly TakenUpIn[]>
  institution: JsonOrNull<LocalizedText>
  /** The published answer it revises, and the version it began from. */
  answer_id: string | null
  answer_version: number | null
  version: number
  written_by: string
  written_at: Date
  read_by: string | null
  read_at: Date | null
  note: string | null
  returned_at: Date | null
  published_at: Date | null
}

/** Private. An answer whose people were not written to yet. */
export interface AnswerUntoldTable {
  answer_id: string
  published_at: Date
}

/** Private. Digests of the addresses of residents, when the organiser knows them by a list. */
export interface ResidentTable {
  consultation_id: string
  address_digest: Buffer
}

/** The published matrix, as bytes: beside the record, which holds its digest. */
export interface ConsultationMatrixTable {
  consultation_id: string
  csv: Buffer
}
