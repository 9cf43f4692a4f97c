import type { MessageKey } from '#kernel/i18n.ts'
import { facts as accounts, projectedTables as accountsTables, sentences as accountsSentences } from '#modules/accounts'
import { facts as actions, projectedTables as actionsTables, sentences as actionsSentences } from '#modules/collective-actions'
import { facts as members, projectedTables as membersTables, sentences as membersSentences } from '#modules/members'
import { type AnyFactDefinition, recordFacts, recordProjectedTables } from '#record'

/** Every kind of fact the record may hold. */
export const facts: readonly AnyFactDefinition[] = [...recordFacts, ...members, ...actions, ...accounts]

/** Every table computed from the record, parents first. */
export const projectedTables: readonly string[] = [...recordProjectedTables, ...membersTables, ...actionsTables, ...accountsTables]

/** The sentence of each kind of entry. */
export const sentences: Readonly<Record<string, MessageKey>> = { ...membersSentences, ...actionsSentences, ...accountsSentences }
