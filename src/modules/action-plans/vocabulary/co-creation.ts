import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import type { Trace } from './commitment.ts'

/** Something a commitment can say it comes from: a consultation or a decision of the forum. */
export interface TraceTarget extends Trace {
  readonly name: LocalizedText
  /** Address without language. */
  readonly href: string
}

/** An input of a consultation that still owes an answer: it blocks the adoption of the plan (R6). */
export interface EmptyCell {
  readonly name: LocalizedText
  /** Address without language of where it is answered. */
  readonly href: string
}

/** What plans need to know of consultations and forums; given by the composition, since those modules know this one. */
export interface CoCreation {
  /** Inputs about this plan without a published answer. Read inside the adoption's transaction. */
  emptyCells(db: Db, planId: string): Promise<readonly EmptyCell[]>
  /** Everything a commitment of this member may trace to, the newest first. */
  targets(db: Db, memberId: string): Promise<readonly TraceTarget[]>
  /** Those of these ids that exist, by id. */
  targetsByIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, TraceTarget>>
}

/** An instance without consultations or forums: nothing blocks, nothing to trace to. */
export const noCoCreation: CoCreation = {
  emptyCells: async () => [],
  targets: async () => [],
  targetsByIds: async () => new Map(),
}
