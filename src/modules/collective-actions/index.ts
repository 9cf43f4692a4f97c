import './tables.ts'
import type { RouteDefinition } from '#kernel/http/routes.ts'
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
import type { PlansOfMembers } from './queries/plans-of-members.ts'
import { actionRules } from './queries/rules.ts'
import { actionRoutes } from './web/action-routes.tsx'
import { actionAdminRoutes } from './web/admin-routes.tsx'
import { joinRoutes } from './web/join-routes.tsx'
import { participationRoutes } from './web/participation-routes.tsx'

export { type CloseForm, closeAction } from './acts/close-action.ts'
export { type ConfirmForm, confirmReceipt } from './acts/confirm-receipt.ts'
export { type CorrectForm, correctContribution } from './acts/correct-contribution.ts'
export { type DeliverForm, deliverContribution } from './acts/deliver-contribution.ts'
export { type Joined, joinAction } from './acts/join-action.ts'
export { nameLead } from './acts/name-lead.ts'
export { openAction } from './acts/open-action.ts'
export { type ProposeForm, proposeAction } from './acts/propose-action.ts'
export { type WithdrawForm, withdrawFromAction } from './acts/withdraw-from-action.ts'
export { migrations } from './migrations/index.ts'
export { actionOpened, actionProposed, contributionDelivered, contributionReceiptConfirmed, memberJoinedAction } from './projectors.ts'
export { type ActionSummary, actionsByIds, findAction, leadsOfAction, listActions } from './queries/actions.ts'
export { type AwaitingReceipt, contributionsAwaitingReceiptBy } from './queries/awaiting-receipt.ts'
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
export type { PlansOfMembers } from './queries/plans-of-members.ts'
export { type Carrying, type PlanStanding, type PlansOfMember, planStanding } from './rules/carried-by-plan.ts'
export {
  type ActionLevel,
  type ActionStatus,
  type ActionTheme,
  actionThemes,
  type ContributionForm,
  type ContributionKind,
  type JoinForm,
  themeName,
} from './vocabulary.ts'
export { ContributionWords, kindText } from './web/contribution-text.tsx'

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

/** R1, R2, R3 and R5, as the registry shows them; `plansOf` tells which plans carry an action. */
export const rules = (plansOf: PlansOfMembers) => actionRules(plansOf)

/** The pages and forms of actions and participations, and the support team's; `plansOf` tells which plans carry an action. */
export const routes = (plansOf: PlansOfMembers): readonly RouteDefinition[] => [
  ...actionRoutes(plansOf).list,
  ...joinRoutes.list,
  ...participationRoutes.list,
  ...actionAdminRoutes.list,
]
