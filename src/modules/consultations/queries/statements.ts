import type { Db } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import '../tables.ts'
import type { StatementOrigin } from '../vocabulary.ts'

/** A statement put to people. */
export interface Statement {
  readonly id: string
  readonly number: number
  readonly origin: StatementOrigin
  readonly language: Language
  /** Null once its words were erased: nobody is asked about it any more. */
  readonly text: string | null
  readonly acceptedAt: Date
  readonly entryId: string
}

/** The statements of a consultation, in order of number. */
export async function listStatements(db: Db, consultationId: string): Promise<readonly Statement[]> {
  return db
    .selectFrom('consultation_statement')
    .select(['id', 'number', 'origin', 'language', 'text', 'accepted_at as acceptedAt', 'entry_id as entryId'])
    .where('consultation_id', '=', consultationId)
    .orderBy('number')
    .execute()
}

/** What somebody answered, by number of statement: 1 agree, -1 disagree, 0 pass. For that person's own page only. */
export async function votesOf(db: Db, consultationId: string, participantId: string): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('statement_vote')
    .select(['statement', 'choice'])
    .where('consultation_id', '=', consultationId)
    .where('participant_id', '=', participantId)
    .execute()
  return new Map(rows.map(({ statement, choice }) => [statement, choice]))
}

/** What a participant wrote that waits for a decision. */
export interface StatementDraft {
  readonly id: string
  readonly participantId: string
  readonly language: Language
  readonly text: string
  readonly writtenAt: Date
}

/** What waits for the organiser's decision, the oldest first; at most 200. Never public. */
export async function listStatementDrafts(db: Db, consultationId: string): Promise<readonly StatementDraft[]> {
  return db
    .selectFrom('statement_draft')
    .select(['id', 'participant_id as participantId', 'language', 'text', 'written_at as writtenAt'])
    .where('consultation_id', '=', consultationId)
    .orderBy('written_at')
    .limit(200)
    .execute()
}
