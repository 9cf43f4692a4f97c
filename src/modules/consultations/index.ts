import './tables.ts'
import type { RouteDefinition } from '#kernel/http/routes.ts'
import type { MessageKey } from '#kernel/i18n.ts'
import { acceptRoutes } from './web/accept-routes.tsx'
import { amendmentRoutes } from './web/amendment-routes.tsx'
import { answerDraftRoutes } from './web/answer-draft-routes.tsx'
import { answerRoutes } from './web/answer-routes.tsx'
import { authorRoutes } from './web/author-routes.tsx'
import { conductRoutes } from './web/conduct-routes.tsx'
import { consultationRoutes } from './web/consultation-routes.tsx'
import { editTextRoutes } from './web/edit-text-routes.tsx'
import { ledgerRoutes } from './web/ledger-routes.tsx'
import { paragraphRoutes } from './web/paragraph-routes.tsx'
import { proposalConductRoutes } from './web/proposal-conduct-routes.tsx'
import { proposalPageRoutes } from './web/proposal-page-routes.tsx'
import { proposalRoutes } from './web/proposal-routes.tsx'
import { reportRoutes } from './web/report-routes.tsx'
import { statementRoutes } from './web/statement-routes.tsx'
import { textRoutes } from './web/text-routes.tsx'

export {
  type BroughtParticipant,
  type BroughtSupport,
  type BroughtVote,
  bringParticipation,
  type Participation,
} from './acts/bring-participation.ts'
export { tellAnswers } from './acts/tell-answers.ts'
export { tellClosing } from './acts/tell-closing.ts'
export { type PastConsultation, type ToldStatement, tellPastConsultation } from './acts/tell-past-consultation.ts'
export { migrations } from './migrations/index.ts'
export { amendmentSubmitted, textVersionPublished } from './projectors/amendment.ts'
export { answerAssigned, answerPublished } from './projectors/answer.ts'
export { argumentMade, argumentReplyMade } from './projectors/argument.ts'
export {
  consultationAnnounced,
  consultationDocumentAdded,
  consultationExtended,
  consultationMeetingCalled,
  consultationMeetingHeld,
  consultationReportPublished,
} from './projectors/consultation.ts'
export {
  proposalAuthorAdded,
  proposalClarified,
  proposalRevised,
  proposalSubmitted,
  proposalsMerged,
  proposalWithdrawn,
} from './projectors/proposal.ts'
export { statementAccepted, statementRefused } from './projectors/statement.ts'
export { facts, projectedTables } from './projectors.ts'
export { participantsOfPerson, personOfParticipant } from './queries/accounts-of-participants.ts'
export { answersOfMember } from './queries/answer-statistics.ts'
export { type AnswersOwed, answersOwed } from './queries/answers-owed.ts'
export { consultationTargets, consultationTargetsByIds, emptyCells, holdInputs } from './queries/co-creation.ts'
export {
  type Consultation,
  type ConsultationScope,
  consultationsByIds,
  findConsultation,
  listConsultations,
} from './queries/consultations.ts'
export { onMapDrawn } from './queries/opinion.ts'
export { proposalNames } from './queries/proposal-names.ts'
export { rules } from './queries/rules.ts'
export { consultationsToConduct, type ToConduct } from './queries/to-conduct.ts'
export { endOf, isPhaseOpen, timetableOf } from './rules/timetable.ts'
export { ConsultationAnnounced, ConsultationMeetingHeld, Decision, isSafeLink, Phase, PhaseKind, StatementGround } from './vocabulary.ts'

export { MemberAnswers } from './web/statistics-part.tsx'
export { takenUpIn } from './web/taken-up.ts'

/** The sentence of each kind of entry; placeholders `{member}`, `{consultation}` and `{proposal}`. */
export const sentences = {
  'consultation-announced': 'consultations.sentence.consultation-announced',
  'consultation-extended': 'consultations.sentence.consultation-extended',
  'consultation-document-added': 'consultations.sentence.consultation-document-added',
  'consultation-meeting-called': 'consultations.sentence.consultation-meeting-called',
  'consultation-meeting-cancelled': 'consultations.sentence.consultation-meeting-cancelled',
  'consultation-meeting-held': 'consultations.sentence.consultation-meeting-held',
  'consultation-closed': 'consultations.sentence.consultation-closed',
  'consultation-report-published': 'consultations.sentence.consultation-report-published',
  'statement-accepted': 'opinion.sentence.statement-accepted',
  'statement-refused': 'opinion.sentence.statement-refused',
  'proposal-submitted': 'proposals.sentence.proposal-submitted',
  'proposal-revised': 'proposals.sentence.proposal-revised',
  'proposal-author-added': 'proposals.sentence.proposal-author-added',
  'proposal-withdrawn': 'proposals.sentence.proposal-withdrawn',
  'proposals-merged': 'proposals.sentence.proposals-merged',
  'proposal-split': 'proposals.sentence.proposal-split',
  'proposal-clarified': 'proposals.sentence.proposal-clarified',
  'supports-counted': 'proposals.sentence.supports-counted',
  'argument-made': 'proposals.sentence.argument-made',
  'argument-reply-made': 'proposals.sentence.argument-reply-made',
  'argument-withdrawn': 'proposals.sentence.argument-withdrawn',
  'text-version-published': 'proposals.sentence.text-version-published',
  'amendment-submitted': 'proposals.sentence.amendment-submitted',
  'amendment-withdrawn': 'proposals.sentence.amendment-withdrawn',
  'answer-assigned': 'answers.sentence.answer-assigned',
  'answer-published': 'answers.sentence.answer-published',
  'answer-revised': 'answers.sentence.answer-revised',
} as const satisfies Record<string, MessageKey>

/** The pages and forms of consultations. */
export const routes: readonly RouteDefinition[] = [
  ...consultationRoutes.list,
  ...conductRoutes.list,
  ...reportRoutes.list,
  ...statementRoutes.list,
  ...editTextRoutes.list,
  ...acceptRoutes.list,
  ...textRoutes.list,
  ...paragraphRoutes.list,
  ...amendmentRoutes.list,
  ...proposalRoutes.list,
  ...proposalPageRoutes.list,
  ...authorRoutes.list,
  ...proposalConductRoutes.list,
  ...ledgerRoutes.list,
  ...answerDraftRoutes.list,
  // Last: an answer's id stands where other addresses have a word.
  ...answerRoutes.list,
]
