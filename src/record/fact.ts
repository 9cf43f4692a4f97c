import type { z } from 'zod'
import type { Json } from '#kernel/canonical-json.ts'
import type { Trx } from '#kernel/database.ts'

export type { Json }

/**
 * Who stands behind an entry: a mandate (pseudonymous id), somebody who takes part (an id that is random for that one
 * consultation), a published source (an import), or the instance itself.
 */
export type Author =
  | { readonly kind: 'mandate'; readonly mandate: string }
  | { readonly kind: 'participant'; readonly participant: string }
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'instance' }

/** The things an entry is about, by their kind: `{ member: id, action: id }`. Ids only; used to filter the record. */
export type About = Readonly<Record<string, string>>

/** A fact as a projector sees it, whether it was just appended or is being replayed. */
export interface RecordedFact<Data> {
  /** The entry's own id (uuidv7); what projected rows refer to. Its index in the record exists only once sequenced. */
  readonly id: string
  readonly kind: string
  /** When the act took place (an import may tell an earlier day than it was recorded). */
  readonly at: Date
  /** When it was appended. */
  readonly recordedAt: Date
  readonly by: Author
  readonly about: About
  readonly data: Data
  /** A person's words, by field name; a field whose words were erased is absent. */
  readonly disclosed: Readonly<Record<string, Json>>
}

/**
 * One kind of fact: its name, the schema of its data, and the one function that writes its tables.
 * The act and the replay call the same `project`.
 */
export interface FactDefinition<Data> {
  /** kebab-case, past tense: `member-joined-action`. Never renamed: it is in the record for good. */
  readonly kind: string
  readonly schema: z.ZodType<Data>
  /** Method syntax on purpose: it lets a registry hold definitions of every data type as `FactDefinition<unknown>`. */
  project(trx: Trx, fact: RecordedFact<Data>): Promise<void>
  /**
   * Projects several facts of this kind at once, in their order, leaving exactly what `project` leaves one after the other: for
   * imports. A replay uses `project`, so that a test of replay compares the two.
   */
  projectAll?(trx: Trx, facts: readonly RecordedFact<Data>[]): Promise<void>
  /**
   * Takes the erased words of one field out of the projected rows of an entry. Leaves exactly what `project` writes when
   * the field is absent from `disclosed`, so that a replay after the erasure gives the same rows.
   */
  erase?(trx: Trx, entryId: string, field: string): Promise<void>
}

// The story of the demonstration is told as acts of its invented members: it is no published source.
const story = 'demonstration'

/** The published source an entry comes from; null when it is an act. */
export const sourceOf = ({ by }: Pick<RecordedFact<unknown>, 'by'>): string | null =>
  by.kind === 'source' && by.source !== story ? by.source : null

/** Declares a kind of fact. */
export const defineFact = <Data>(definition: FactDefinition<Data>): FactDefinition<Data> => definition

/** A fact definition whose data type is not needed: what registries hold. */
export type AnyFactDefinition = FactDefinition<unknown>

/** What an act appends. */
export interface NewFact<Data> {
  readonly id: string
  readonly at: Date
  readonly recordedAt: Date
  readonly by: Author
  readonly about: About
  readonly data: Data
  /** A person's words: only a salted digest enters the entry, the words stand beside it and can be erased. */
  readonly disclosures?: Readonly<Record<string, Json>>
}
