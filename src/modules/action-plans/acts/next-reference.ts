import { sql, type Trx } from '#kernel/database.ts'
import '../tables.ts'

/**
 * The next free reference of a country, `EX0008`, held until the transaction ends: drafts count, so that a reference once
 * given is never given to another commitment. Imports that bring no reference of their own take theirs here too.
 */
export async function nextReference(trx: Trx, country: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`parvis/reference/${country}`}, 0))`.execute(trx)
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(substring(reference from 3)::integer), 0) + 1 as next from (
      select reference from commitment where country = ${country}
      union all
      select reference from commitment_draft where country = ${country}
    ) as given
  `.execute(trx)
  return `${country}${String(rows[0]?.next ?? 1).padStart(4, '0')}`
}
