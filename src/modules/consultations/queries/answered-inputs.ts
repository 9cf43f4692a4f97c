import { type Db, sql } from '#kernel/database.ts'
import '../tables.ts'

/**
 * Every input an answer answers: those it names, what was merged into them, however many times over, and what they are parts of.
 * Whoever gave any of them is answered.
 */
export async function inputsBehind(db: Db, answerId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive behind as (
      select id from consultation_input where answer_id = ${answerId}
      union
      select f.id from behind b cross join lateral (
        select i.id from consultation_input i where i.merged_into = b.id
        union all select s.proposal_id from proposal_split s where s.into_id = b.id
      ) f
    )
    select id from behind
  `.execute(db)
  return rows.map(({ id }) => id)
}
