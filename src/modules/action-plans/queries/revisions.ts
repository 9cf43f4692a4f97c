import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import '../tables.ts'
import type { CommitmentContent, ProseField } from '../vocabulary.ts'

/** What a commitment said at one revision. */
export interface Revision {
  readonly revision: number
  readonly content: CommitmentContent
  /** A field whose words were erased is absent. */
  readonly prose: Partial<Record<ProseField, LocalizedText>>
  readonly reasonGiven: boolean
  /** Null when none was given, or when it was erased. */
  readonly reason: string | null
  readonly publishedAt: Date
  readonly entryId: string
}

const selectRevisions = (db: Db) =>
  db
    .selectFrom('commitment_revision as r')
    .select(['r.revision', 'r.content', 'r.prose', 'r.reason_given as reasonGiven', 'r.reason'])
    .select(['r.published_at as publishedAt', 'r.entry_id as entryId'])

/** Every revision of a commitment, the newest first. */
export async function revisionsOf(db: Db, commitmentId: string): Promise<readonly Revision[]> {
  return selectRevisions(db).where('r.commitment_id', '=', commitmentId).orderBy('r.revision', 'desc').execute()
}

/** The newest revision of a commitment that is known to be on the record, and whose it is. */
export async function newestRevision(db: Db, reference: string) {
  return selectRevisions(db)
    .innerJoin('commitment as c', (join) => join.onRef('c.id', '=', 'r.commitment_id').onRef('c.revision', '=', 'r.revision'))
    .select(['c.id', 'c.plan_id as planId', 'c.member_id as memberId', 'c.country'])
    .where('c.reference', '=', reference.toUpperCase())
    .executeTakeFirstOrThrow()
}

/** The withdrawal of a commitment, or null while it stands. */
export async function findWithdrawal(
  db: Db,
  commitmentId: string,
): Promise<{ readonly at: Date; readonly entryId: string; readonly reasonGiven: boolean; readonly reason: string | null } | null> {
  const row = await db
    .selectFrom('commitment')
    .select(['withdrawn_at as at', 'withdrawal_entry_id as entryId', 'withdrawal_reason_given as reasonGiven'])
    .select('withdrawal_reason as reason')
    .where('id', '=', commitmentId)
    .executeTakeFirst()
  if (!row || row.at === null || row.entryId === null) return null
  return { ...row, at: row.at, entryId: row.entryId }
}
