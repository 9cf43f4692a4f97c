import { type Db, sql } from '#kernel/database.ts'
import '../tables.ts'
import type { AuthorKind, TakenUpIn } from '../vocabulary.ts'

/** How many people took part, by what they said they speak for. */
export const participantsByKind = (
  db: Db,
  consultationId: string,
): Promise<ReadonlyArray<{ readonly kind: AuthorKind; readonly n: number }>> =>
  db
    .selectFrom('participant')
    .select('author_kind as kind')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('consultation_id', '=', consultationId)
    .groupBy('author_kind')
    .orderBy('author_kind')
    .execute()

/** The commitments that answers of a consultation, as they stand now, say took words up; each once, the first answered first. */
export async function commitmentsTakingUp(db: Db, consultationId: string): Promise<readonly TakenUpIn[]> {
  const { rows } = await sql<{ place: TakenUpIn }>`
    select place from answer n
    join answer_version w on w.answer_id = n.id and w.version = n.version,
      lateral jsonb_array_elements(w.taken_up_in) place
    where n.consultation_id = ${consultationId} and place ->> 'kind' = 'commitment'
    group by place order by min(n.published_at), place
  `.execute(db)
  return rows.map(({ place }) => place)
}
