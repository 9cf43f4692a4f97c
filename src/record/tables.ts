import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { RemovalGround, RestoredReason } from './removal-grounds.ts'

/** A column written once. */
type Fixed<T> = ColumnType<T, T, never>
/** Bytes written once: read as `Buffer`. */
type FixedBytes = ColumnType<Buffer, Uint8Array, never>

/** Entries appended by acts and not yet given an index. */
interface RecordOutboxTable {
  id: GeneratedAlways<number>
  entry_id: Fixed<string>
  kind: Fixed<string>
  at: Fixed<Date>
  recorded_at: Fixed<Date>
  leaf: FixedBytes
}

/** The sequenced record: one row per entry, indexes from 0 without gaps. */
interface RecordEntryTable {
  index: Fixed<number>
  entry_id: Fixed<string>
  kind: Fixed<string>
  at: Fixed<Date>
  recorded_at: Fixed<Date>
  /** The exact bytes that were hashed. */
  leaf: FixedBytes
  leaf_hash: FixedBytes
}

/** What each entry, pending or sequenced, is about: for filters only, computed from the leaf. */
interface RecordAboutTable {
  entry_id: Fixed<string>
  subject_kind: Fixed<string>
  subject_id: Fixed<string>
}

/** One row: the record's name, its size and its right edge. */
interface RecordStateTable {
  single: Generated<boolean>
  name: string
  size: number
  frontier: ColumnType<Buffer, Uint8Array, Uint8Array>
}

interface RecordTileTable {
  level: Fixed<number>
  n: Fixed<number>
  hashes: ColumnType<Buffer, Uint8Array, Uint8Array>
}

interface RecordCheckpointTable {
  size: Fixed<number>
  root: FixedBytes
  /** The whole signed note, without cosignatures. */
  note: Fixed<string>
  signed_at: Fixed<Date>
}

interface RecordCosignatureTable {
  size: Fixed<number>
  witness: Fixed<string>
  /** The signature line with its final line feed. */
  line: Fixed<string>
  received_at: Fixed<Date>
}

/** Every key that ever signed this record, as a verifier key. */
interface RecordKeyTable {
  verifier_key: Fixed<string>
  since: Fixed<Date>
}

/** A person's words, beside the entry that holds only their digest. */
interface RecordDisclosureTable {
  entry_id: Fixed<string>
  field: Fixed<string>
  salt: FixedBytes
  /** Canonical JSON of the words. */
  value: Fixed<string>
}

/** Projected from `content-redacted`: which words were erased, by which entry. */
interface RecordRedactionTable {
  target: Fixed<string>
  field: Fixed<string>
  entry_id: Fixed<string>
}

/** Projected from `content-removed` and `content-restored`: which words are or were off the pages, on which ground. */
interface RecordRemovalTable {
  target: Fixed<string>
  field: Fixed<string>
  ground: Fixed<RemovalGround>
  opinions: Fixed<number>
  entry_id: Fixed<string>
  removed_at: Fixed<Date>
  restored_entry_id: string | null
  restored_at: Date | null
  restored_reason: RestoredReason | null
}

/** Private: words off the pages, with their salt, until they come back or are erased. */
interface RecordWithheldTable {
  entry_id: Fixed<string>
  field: Fixed<string>
  salt: FixedBytes
  value: Fixed<string>
}

/** Private: what stood in the projected tables before words were taken out of them. */
interface RecordWithheldColumnTable {
  id: GeneratedAlways<number>
  entry_id: Fixed<string>
  field: Fixed<string>
  in_table: Fixed<string>
  row_key: Fixed<unknown>
  in_column: Fixed<string>
  before: Fixed<unknown>
  after: Fixed<unknown>
}

declare module '#kernel/database.ts' {
  interface Database {
    record_outbox: RecordOutboxTable
    record_entry: RecordEntryTable
    record_about: RecordAboutTable
    record_state: RecordStateTable
    record_tile: RecordTileTable
    record_checkpoint: RecordCheckpointTable
    record_cosignature: RecordCosignatureTable
    record_key: RecordKeyTable
    record_disclosure: RecordDisclosureTable
    record_redaction: RecordRedactionTable
    record_removal: RecordRemovalTable
    record_withheld: RecordWithheldTable
    record_withheld_column: RecordWithheldColumnTable
  }
}
