import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import '../tables.ts'
import type { Decision, InputRef, TakenUpIn } from '../vocabulary.ts'

/** One version of a published answer. */
export interface AnswerVersion {
  readonly version: number
  readonly decision: Decision
  readonly reason: LocalizedText
  readonly words: LocalizedText | null
  readonly takenUpIn: readonly TakenUpIn[]
  readonly institution: LocalizedText
  /** The mandate of whoever read it before it was published. */
  readonly secondReader: string
  readonly publishedAt: Date
  readonly entryId: string
}

/** A published answer. */
export interface PublishedAnswer {
  readonly id: string
  readonly consultationId: string
  /** The newest first. */
  readonly versions: readonly [AnswerVersion, ...AnswerVersion[]]
  /** What it answers, in the order it was given. */
  readonly inputs: readonly InputRef[]
}

/** The published answer of this id, with every version and what it answers, or null. */
export async function findAnswer(db: Db, id: string): Promise<PublishedAnswer | null> {
  const answer = await db.selectFrom('answer').select(['id', 'consultation_id']).where('id', '=', id).executeTakeFirst()
  if (answer === undefined) return null
  const [newest, ...earlier] = await db
    .selectFrom('answer_version')
    .select(['version', 'decision', 'reason', 'words', 'taken_up_in as takenUpIn', 'institution', 'second_reader as secondReader'])
    .select(['published_at as publishedAt', 'entry_id as entryId'])
    .where('answer_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  if (newest === undefined) return null
  const inputs = await db
    .selectFrom('consultation_input')
    .select(['id', 'kind'])
    .where('answer_id', '=', id)
    .orderBy('given_at')
    .orderBy('id')
    .execute()
  return { id, consultationId: answer.consultation_id, versions: [newest, ...earlier], inputs }
}
