export { type Appending, append, appendAll, appending, type FactContent, factFrom } from './append.ts'
export { applicationRole, type GrantedRole, grantApplicationRole } from './application-role.ts'
export { bringFacts, FactsNotBrought } from './bring-facts.ts'
export { type ContentRedacted, contentRedacted, recordFacts, recordProjectedTables, redactionGrounds } from './content-redacted.ts'
export { type ContentRemoved, contentRemoved, contentRestored } from './content-removed.ts'
export { type Entry, type FieldDigest, largestEntryBytes } from './entry.ts'
export {
  type About,
  type AnyFactDefinition,
  type Author,
  defineFact,
  type FactDefinition,
  type Json,
  type NewFact,
  type RecordedFact,
  sourceOf,
} from './fact.ts'
export { migrations } from './migrations/index.ts'
export { defaultRecordName, loadSigner, nameRecord, openRecord, RecordNameChanged, recordName, type SignerSource } from './open-record.ts'
export type { ProofStep } from './proof.ts'
export { recordProtocolRoutes } from './protocol-routes.ts'
export {
  type CheckpointObstacle,
  type CheckpointOutcome,
  checkpointIntervalMs,
  publishCheckpoint,
  type ReportedSize,
} from './publish-checkpoint.ts'
export { latestCheckpoint, type PublishedCheckpoint, readCheckpoint, verifierKeys } from './queries/checkpoints.ts'
export { entriesWithWordsBy, type WrittenUnder } from './queries/entries-by.ts'
export { entriesAboutSince, recordSize, type SubjectSince } from './queries/entries-since.ts'
export type { EntryOnRecord } from './queries/entry-on-record.ts'
export { type EntryProof, entryProof, entryReceipt } from './queries/entry-proof.ts'
export { findEntriesByIds, findEntryByHash, findEntryById, findEntryByIndex } from './queries/find-entry.ts'
export { type EntryFilter, type EntryPage, entriesAbout, kindsOnRecord, listEntries, type Subject } from './queries/list-entries.ts'
export {
  goneWords,
  type ListedRemoval,
  listRemovals,
  type RemovedWords,
  removalsByEntry,
  removedFields,
  withheldWordsOf,
} from './queries/removals.ts'
export { subjectsTouchedSince, type Touched } from './queries/subjects-touched.ts'
export { type FactWithWords, readFacts } from './read-facts.ts'
export { type CheckedReceipt, verifyReceipt } from './receipt.ts'
export { type Redaction, redact } from './redact.ts'
export { RemovalGround, removalGrounds } from './removal-grounds.ts'
export { projectedRows, type Replayed, ReplayFailed, replay } from './replay.ts'
export { type Sequenced, sequence } from './sequence.ts'
export type { Signer } from './signer.ts'
export { parseVerifierKey, type VerifierKey } from './verifier-key.ts'
export { databaseSource, folderSource, httpSource, type LogSource } from './verify/log-source.ts'
export type { Finding, VerifyReport, WordCounts } from './verify/report.ts'
export { verifyDatabase } from './verify/verify-database.ts'
export { type VerifyOptions, verifyLog, type WitnessPolicy } from './verify/verify-log.ts'
export { type LockWords, lockWords, type Projection, type Removal, type Restoration, restoreWords, withhold } from './withhold.ts'
