import type { Db } from '#kernel/database.ts'
import '../tables.ts'
import type { EvidenceKind, EvidenceState } from '../vocabulary.ts'

/** A piece of evidence as pages show it. Words that were erased are null. */
export interface Evidence {
  readonly id: string
  readonly commitmentId: string
  /** Null when it is about the whole commitment. */
  readonly milestoneId: string | null
  readonly kind: EvidenceKind
  readonly description: string | null
  readonly link: string | null
  readonly fileName: string | null
  readonly sha256: string | null
  readonly mediaType: string | null
  readonly bytes: number | null
  readonly addedAt: Date
  readonly entryId: string
  readonly state: EvidenceState
  readonly stateAt: Date | null
  readonly obstacle: string | null
  readonly textSha256: string | null
  readonly copySha256: string | null
  readonly copyBytes: number | null
  readonly copiedAt: Date | null
  readonly withdrawnAt: Date | null
  readonly withdrawalReason: string | null
  readonly withdrawalEntryId: string | null
}

const selectEvidence = (db: Db) =>
  db
    .selectFrom('evidence')
    .select(['id', 'commitment_id as commitmentId', 'milestone_id as milestoneId', 'kind', 'description', 'link', 'file_name as fileName'])
    .select(['sha256', 'media_type as mediaType', 'bytes', 'added_at as addedAt', 'entry_id as entryId', 'state', 'state_at as stateAt'])
    .select(['state_obstacle as obstacle', 'text_sha256 as textSha256', 'copy_sha256 as copySha256', 'copy_bytes as copyBytes'])
    .select(['copied_at as copiedAt', 'withdrawn_at as withdrawnAt', 'withdrawal_reason as withdrawalReason'])
    .select('withdrawal_entry_id as withdrawalEntryId')

/** The evidence of some commitments, the oldest first. */
export async function evidenceOfCommitments(db: Db, commitmentIds: readonly string[]): Promise<readonly Evidence[]> {
  if (commitmentIds.length === 0) return []
  return selectEvidence(db)
    .where('commitment_id', 'in', [...commitmentIds])
    .orderBy('added_at')
    .orderBy('id')
    .execute()
}

/** A piece of evidence of a commitment, or null. */
export async function findEvidence(db: Db, commitmentId: string, id: string): Promise<Evidence | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  return (await selectEvidence(db).where('id', '=', id).where('commitment_id', '=', commitmentId).executeTakeFirst()) ?? null
}

/** One check that found something new. */
export interface EvidenceLook {
  readonly entryId: string
  readonly state: EvidenceState
  readonly obstacle: string | null
  readonly textSha256: string | null
  readonly copySha256: string | null
  readonly checkedAt: Date
}

/** The checks of a piece of evidence that found something new, the newest first. */
export async function looksAtEvidence(db: Db, evidenceId: string): Promise<readonly EvidenceLook[]> {
  return db
    .selectFrom('evidence_check')
    .select(['entry_id as entryId', 'state', 'obstacle', 'text_sha256 as textSha256', 'copy_sha256 as copySha256'])
    .select('checked_at as checkedAt')
    .where('evidence_id', '=', evidenceId)
    .orderBy('checked_at', 'desc')
    .orderBy('entry_id', 'desc')
    .execute()
}
