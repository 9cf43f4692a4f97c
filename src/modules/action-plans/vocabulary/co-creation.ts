import type { Db, Trx } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Language, LocalizedText } from '#kernel/languages.ts'
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

/** Something people gave that was taken up in a commitment: theirs, and the answer that says so. */
export interface TakenUpInput {
  /** The kind and number of what was given: “Proposal 12”. */
  readonly label: string
  /** What it says, in its author's language; null once it was erased or removed. */
  readonly words: { readonly text: string; readonly lang: Language } | null
  /** Address without language of what was given, and of the answer. */
  readonly href: string
  readonly answerHref: string
  /** What was decided, in the reader's language. */
  readonly decision: string
  readonly answeredAt: Date
}

/** What plans need to know of consultations and forums; given by the composition, since those modules know this one. */
export interface CoCreation {
  /** Holds what people give about a plan until the transaction ends: nothing comes between counting and adopting. */
  holdInputs(trx: Trx, planId: string): Promise<void>
  /** Inputs about this plan without a published answer. Read inside the adoption's transaction. */
  emptyCells(db: Db, planId: string): Promise<readonly EmptyCell[]>
  /** Everything a commitment of this member may trace to, the newest first. */
  targets(db: Db, memberId: string): Promise<readonly TraceTarget[]>
  /** Those of these ids that exist, by id. */
  targetsByIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, TraceTarget>>
  /** What people gave that a commitment took up, by the answers published so far, the oldest first. */
  takenUpIn(db: Db, words: Words, commitmentId: string): Promise<readonly TakenUpInput[]>
}

/** An instance without consultations or forums: nothing blocks, nothing to trace to. */
export const noCoCreation: CoCreation = {
  holdInputs: async () => undefined,
  emptyCells: async () => [],
  takenUpIn: async () => [],
  targets: async () => [],
  targetsByIds: async () => new Map(),
}
