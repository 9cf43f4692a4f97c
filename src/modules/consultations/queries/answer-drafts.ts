import type { Selectable } from 'kysely'
import type { Db } from '#kernel/database.ts'
import '../tables.ts'
import type { AnswerDraftTable } from '../tables/private.ts'
import type { AnswerDraft } from '../vocabulary.ts'

const draftFrom = (row: Selectable<AnswerDraftTable>): AnswerDraft => ({
  id: row.id,
  consultationId: row.consultation_id,
  inputs: row.inputs,
  decision: row.decision,
  reason: row.reason,
  words: row.words,
  takenUpIn: row.taken_up_in,
  institution: row.institution,
  revises: row.answer_id === null || row.answer_version === null ? null : { answer: row.answer_id, version: row.answer_version },
  version: row.version,
  writtenBy: row.written_by,
  writtenAt: row.written_at,
  readBy: row.read_by,
  readAt: row.read_at,
  note: row.note,
  returnedAt: row.returned_at,
  publishedAt: row.published_at,
})

/** The draft of this id in a consultation, published or not, or null. Never for the public. */
export async function findAnswerDraft(db: Db, consultationId: string, id: string): Promise<AnswerDraft | null> {
  const row = await db
    .selectFrom('answer_draft')
    .selectAll()
    .where('id', '=', id)
    .where('consultation_id', '=', consultationId)
    .executeTakeFirst()
  return row === undefined ? null : draftFrom(row)
}

/** Drafts shown at most. */
const mostDrafts = 200

/** The drafts of a consultation that are not published, the oldest first; at most 200. Never for the public. */
export async function listAnswerDrafts(db: Db, consultationId: string): Promise<readonly AnswerDraft[]> {
  const rows = await db
    .selectFrom('answer_draft')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .where('published_at', 'is', null)
    .orderBy('written_at')
    .orderBy('id')
    .limit(mostDrafts)
    .execute()
  return rows.map(draftFrom)
}

/** The draft that revises a published answer, or null. */
export async function findRevision(db: Db, answerId: string): Promise<string | null> {
  const row = await db
    .selectFrom('answer_draft')
    .select('id')
    .where('answer_id', '=', answerId)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}
