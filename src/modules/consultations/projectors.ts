import type { AnyFactDefinition } from '#record'
import { amendmentSubmitted, amendmentWithdrawn, textVersionPublished } from './projectors/amendment.ts'
import { answerAssigned, answerPublished, answerRevised } from './projectors/answer.ts'
import { argumentMade, argumentReplyMade, argumentWithdrawn } from './projectors/argument.ts'
import {
  consultationAnnounced,
  consultationClosed,
  consultationDocumentAdded,
  consultationExtended,
  consultationMeetingCalled,
  consultationMeetingCancelled,
  consultationMeetingHeld,
  consultationReportPublished,
} from './projectors/consultation.ts'
import {
  proposalAuthorAdded,
  proposalClarified,
  proposalRevised,
  proposalSplit,
  proposalSubmitted,
  proposalsMerged,
  proposalWithdrawn,
  supportsCounted,
} from './projectors/proposal.ts'
import { statementAccepted, statementRefused } from './projectors/statement.ts'

/** The facts this module adds to the record. */
export const facts: readonly AnyFactDefinition[] = [
  consultationAnnounced,
  consultationExtended,
  consultationDocumentAdded,
  consultationMeetingCalled,
  consultationMeetingCancelled,
  consultationMeetingHeld,
  consultationClosed,
  consultationReportPublished,
  statementAccepted,
  statementRefused,
  proposalSubmitted,
  proposalRevised,
  proposalAuthorAdded,
  proposalWithdrawn,
  proposalsMerged,
  proposalSplit,
  proposalClarified,
  supportsCounted,
  argumentMade,
  argumentReplyMade,
  argumentWithdrawn,
  textVersionPublished,
  amendmentSubmitted,
  amendmentWithdrawn,
  answerAssigned,
  answerPublished,
  answerRevised,
]

/** The tables computed from them, parents first. */
export const projectedTables: readonly string[] = [
  'consultation',
  'consultation_phase',
  'consultation_extension',
  'consultation_document',
  'consultation_meeting',
  'consultation_report',
  'consultation_statement',
  'statement_refusal',
  'answer',
  'answer_version',
  'consultation_input',
  'proposal',
  'proposal_version',
  'proposal_author',
  'proposal_split',
  'proposal_merge',
  'proposal_clarification',
  'proposal_argument',
  'text_version',
  'amendment',
  'support_count',
]
