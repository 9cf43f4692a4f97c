import './tables.ts'
import type { MessageKey } from '#kernel/i18n.ts'
import type { AnyFactDefinition } from '#record'
import {
  actionClosed,
  actionLeadNamed,
  actionOpened,
  actionProposed,
  contributionCorrected,
  contributionDelivered,
  contributionReceiptConfirmed,
  memberJoinedAction,
  memberWithdrewFromAction,
} from './projectors.ts'

export { migrations } from './migrations/index.ts'
export {
  actionClosed,
  actionLeadNamed,
  actionOpened,
  actionProposed,
  contributionCorrected,
  contributionDelivered,
  contributionReceiptConfirmed,
  memberJoinedAction,
  memberWithdrewFromAction,
} from './projectors.ts'
export { type ActionSummary, actionName, actionsByIds, findAction, leadsOfAction, listActions } from './queries/actions.ts'
export {
  type ContributionOnPage,
  type ContributionVersion,
  listParticipations,
  type Participation,
  type ParticipationNow,
  participationCounts,
  participationsNow,
  participationsOfMember,
} from './queries/participations.ts'
export { type ActionLevel, type ActionStatus, type ActionTheme, actionThemes, type ContributionKind, contributionKinds, themeName } from './vocabulary.ts'

/** The facts this module adds to the record. */
export const facts: readonly AnyFactDefinition[] = [
  actionProposed,
  actionOpened,
  actionClosed,
  actionLeadNamed,
  memberJoinedAction,
  memberWithdrewFromAction,
  contributionCorrected,
  contributionDelivered,
  contributionReceiptConfirmed,
]

/** The tables computed from them, parents first. */
export const projectedTables: readonly string[] = [
  'collective_action',
  'collective_action_lead',
  'participation',
  'contribution',
  'contribution_version',
]

/** The sentence of each kind of entry; placeholders `{member}`, `{action}`, and `{giver}` for a receipt. */
export const sentences = {
  'action-proposed': 'actions.sentence.action-proposed',
  'action-opened': 'actions.sentence.action-opened',
  'action-closed': 'actions.sentence.action-closed',
  'action-lead-named': 'actions.sentence.action-lead-named',
  'member-joined-action': 'actions.sentence.member-joined-action',
  'member-withdrew-from-action': 'actions.sentence.member-withdrew-from-action',
  'contribution-corrected': 'actions.sentence.contribution-corrected',
  'contribution-delivered': 'actions.sentence.contribution-delivered',
  'contribution-receipt-confirmed': 'actions.sentence.contribution-receipt-confirmed',
} as const satisfies Record<string, MessageKey>
