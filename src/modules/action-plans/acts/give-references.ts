import { sql, type Trx } from '#kernel/database.ts'
import '../tables.ts'

/**
 * References for commitments that a source tells for the first time: the one it brings where that is of this country and free,
 * else the next ones of the country. Held until the transaction ends, under the lock of every other giver of references;
 * drafts count, so that a reference once given is never given to another commitment.
 */
export async function giveReferences(trx: Trx, country: string, brought: readonly (string | null)[]): Promise<string[]> {
  if (brought.length === 0) return []
  await sql`select pg_advisory_xact_lock(hashtextextended(${`parvis/reference/${country}`}, 0))`.execute(trx)
  const wanted = brought.filter((reference) => reference !== null)
  const { rows } = await sql<{ last: number; taken: string[] }>`
    with given as (
      select reference from commitment where country = ${country}
      union all
      select reference from commitment_draft where country = ${country}
    )
    select coalesce((select max(substring(reference from 3)::integer) from given), 0) as last,
      array(select reference from given where reference = any(${wanted}::text[])) as taken
  `.execute(trx)
  const taken = new Set(rows[0]?.taken ?? [])
  const kept = brought.map((reference) => {
    if (reference === null || !reference.startsWith(country) || taken.has(reference)) return null
    taken.add(reference)
    return reference
  })
  let next = Math.max(rows[0]?.last ?? 0, ...kept.map((reference) => (reference === null ? 0 : Number(reference.slice(2)))))
  return kept.map((reference) => {
    if (reference !== null) return reference
    next += 1
    return `${country}${String(next).padStart(4, '0')}`
  })
}
