import type { MessageKey } from '#kernel/i18n.ts'
import { facts as accounts, sentences as accountsSentences, projectedTables as accountsTables } from '#modules/accounts'
import { facts as plans, sentences as plansSentences, projectedTables as plansTables } from '#modules/action-plans'
import { facts as actions, sentences as actionsSentences, projectedTables as actionsTables } from '#modules/collective-actions'
import { facts as consultations, sentences as consultationsSentences, projectedTables as consultationsTables } from '#modules/consultations'
import { facts as forum, sentences as forumSentences, projectedTables as forumTables } from '#modules/forum'
import { facts as members, sentences as membersSentences, projectedTables as membersTables } from '#modules/members'
import { type AnyFactDefinition, recordFacts, recordProjectedTables } from '#record'

/** Every kind of fact the record may hold. */
export const facts: readonly AnyFactDefinition[] = [
  ...recordFacts,
  ...members,
  ...actions,
  ...plans,
  ...accounts,
  ...consultations,
  ...forum,
]

/** Every table computed from the record, parents first. */
export const projectedTables: readonly string[] = [
  ...recordProjectedTables,
  ...membersTables,
  ...actionsTables,
  ...plansTables,
  ...accountsTables,
  ...consultationsTables,
  ...forumTables,
]

/** The sentence of each kind of entry. */
export const sentences: Readonly<Record<string, MessageKey>> = {
  ...membersSentences,
  ...actionsSentences,
  ...plansSentences,
  ...accountsSentences,
  ...consultationsSentences,
  ...forumSentences,
}
