import type { Db } from '#kernel/database.ts'
import '../tables.ts'
import type { DocumentKind } from '../vocabulary.ts'

/** A document of a plan: a file that is kept here, or an address. Its words are null when they were erased. */
export interface PlanDocument {
  readonly id: string
  readonly kind: DocumentKind
  readonly title: string | null
  readonly link: string | null
  readonly sha256: string | null
  readonly mediaType: string | null
  readonly bytes: number | null
  readonly addedAt: Date
  readonly entryId: string
}

/** The documents of a plan, the newest first. */
export async function documentsOfPlan(db: Db, planId: string): Promise<readonly PlanDocument[]> {
  const rows = await db
    .selectFrom('plan_document')
    .select(['id', 'kind', 'title', 'link', 'sha256', 'media_type as mediaType', 'bytes', 'added_at as addedAt', 'entry_id as entryId'])
    .where('plan_id', '=', planId)
    .orderBy('added_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, bytes: row.bytes === null ? null : Number(row.bytes) }))
}
