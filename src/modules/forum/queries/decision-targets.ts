import type { Db } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Member } from '#modules/members'
import type { TargetKind } from '../vocabulary.ts'

/** Something a decision may be for. */
export interface DecisionTarget {
  readonly kind: TargetKind
  readonly id: string
  /** Its name in the reader's language. */
  name(words: Words): string
  /** Its page, without language. */
  readonly path: string
}

/** Gives what a member's forum may decide on: its plans, commitments, consultations and actions. Composed by the application, which knows them. */
export type TargetsOf = (db: Db, member: Member) => Promise<readonly DecisionTarget[]>
