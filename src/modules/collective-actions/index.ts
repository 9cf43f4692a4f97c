import './tables.ts'
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
export { type ActionLevel, type ActionStatus, type ActionTheme, actionThemes, type ContributionKind, contributionKinds } from './vocabulary.ts'

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
