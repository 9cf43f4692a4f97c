import '#kernel/database.ts'
import type {
  ConsultationDocumentTable,
  ConsultationExtensionTable,
  ConsultationMeetingTable,
  ConsultationPhaseTable,
  ConsultationReportTable,
  ConsultationTable,
} from './tables/consultation.ts'
import type {
  AmendmentTable,
  AnswerTable,
  AnswerVersionTable,
  ArgumentTable,
  ConsultationInputTable,
  ProposalAuthorTable,
  ProposalClarificationTable,
  ProposalMergeTable,
  ProposalSplitTable,
  ProposalTable,
  ProposalVersionTable,
  StatementRefusalTable,
  StatementTable,
  SupportCountTable,
  TextVersionTable,
} from './tables/input.ts'
import type {
  AnswerDraftTable,
  AnswerUntoldTable,
  ConsultationMatrixTable,
  ParticipantTable,
  ParticipationKeyTable,
  ProposalInvitationTable,
  ResidentTable,
  StatementDraftTable,
  StatementVoteTable,
  SupportTable,
  SupportTallyTable,
} from './tables/private.ts'

declare module '#kernel/database.ts' {
  interface Database {
    consultation: ConsultationTable
    consultation_phase: ConsultationPhaseTable
    consultation_extension: ConsultationExtensionTable
    consultation_document: ConsultationDocumentTable
    consultation_meeting: ConsultationMeetingTable
    consultation_report: ConsultationReportTable
    consultation_input: ConsultationInputTable
    consultation_statement: StatementTable
    statement_refusal: StatementRefusalTable
    proposal: ProposalTable
    proposal_version: ProposalVersionTable
    proposal_author: ProposalAuthorTable
    proposal_split: ProposalSplitTable
    proposal_merge: ProposalMergeTable
    proposal_clarification: ProposalClarificationTable
    proposal_argument: ArgumentTable
    text_version: TextVersionTable
    amendment: AmendmentTable
    answer: AnswerTable
    answer_version: AnswerVersionTable
    support_count: SupportCountTable
    participation_key: ParticipationKeyTable
    participant: ParticipantTable
    statement_vote: StatementVoteTable
    statement_draft: StatementDraftTable
    support: SupportTable
    support_tally: SupportTallyTable
    proposal_invitation: ProposalInvitationTable
    answer_draft: AnswerDraftTable
    answer_untold: AnswerUntoldTable
    resident: ResidentTable
    consultation_matrix: ConsultationMatrixTable
  }
}
