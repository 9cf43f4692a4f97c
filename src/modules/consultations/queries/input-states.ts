import type { Db } from '#kernel/database.ts'
import '../tables.ts'
import type { InputState } from '../rules/answer.ts'

/** How inputs of a consultation stand, by id; what is not of this consultation is absent. Read under its lock to decide on them. */
export async function inputStates(db: Db, consultationId: string, ids: readonly string[]): Promise<ReadonlyMap<string, InputState>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('consultation_input')
    .select(['id', 'kind', 'answer_id', 'withdrawn_at', 'merged_into', 'split_at'])
    .where('consultation_id', '=', consultationId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(
    rows.map(({ id, kind, answer_id, withdrawn_at, merged_into, split_at }) => {
      const gone = { isWithdrawn: withdrawn_at !== null, isMerged: merged_into !== null, isSplit: split_at !== null }
      return [id, { id, kind, answerId: answer_id, ...gone }]
    }),
  )
}
