import type { Db } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import '../tables.ts'

/** What names a proposal: its number in its consultation, and its title as it stands. */
export interface ProposalName {
  readonly number: number
  /** Null once its words were erased. */
  readonly title: string | null
  readonly language: Language
  readonly slug: string
  readonly fictional: boolean
}

/** Names of proposals by id; an id that none has is absent. */
export async function proposalNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, ProposalName>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('proposal as p')
    .innerJoin('proposal_version as v', (join) => join.onRef('v.proposal_id', '=', 'p.id').onRef('v.version', '=', 'p.version'))
    .innerJoin('consultation as c', 'c.id', 'p.consultation_id')
    .select(['p.id', 'p.number', 'v.title', 'v.language', 'c.slug', 'c.fictional'])
    .where('p.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, ...name }) => [id, name]))
}
