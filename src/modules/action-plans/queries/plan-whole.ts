import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import '../tables.ts'
import type { CommitmentContent, ProseField } from '../vocabulary.ts'

/** The newest words of a commitment. */
export interface CommitmentRevisionNow {
  readonly content: CommitmentContent
  readonly prose: Partial<Record<ProseField, LocalizedText>>
}

/** The newest words of every commitment of a plan, by commitment. */
export async function newestWords(db: Db, planId: string): Promise<ReadonlyMap<string, CommitmentRevisionNow>> {
  const rows = await db
    .selectFrom('commitment as c')
    .innerJoin('commitment_revision as r', (join) => join.onRef('r.commitment_id', '=', 'c.id').onRef('r.revision', '=', 'c.revision'))
    .select(['c.id', 'r.content', 'r.prose'])
    .where('c.plan_id', '=', planId)
    .execute()
  return new Map(rows.map(({ id, ...told }) => [id, told]))
}
