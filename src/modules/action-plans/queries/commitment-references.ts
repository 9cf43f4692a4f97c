import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import '../tables.ts'

/** What a commitment is called in public: a draft has a reference and no title yet. */
export interface CommitmentReference {
  readonly reference: string
  /** Null until it was published. */
  readonly title: LocalizedText | null
}

/** The references of commitments by id, published or still drafts; an id that none has is absent. */
export async function commitmentReferences(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, CommitmentReference>> {
  if (ids.length === 0) return new Map()
  const wanted = [...new Set(ids)]
  const drafts = await db.selectFrom('commitment_draft').select(['id', 'reference']).where('id', 'in', wanted).execute()
  const published = await db.selectFrom('commitment').select(['id', 'reference', 'title']).where('id', 'in', wanted).execute()
  return new Map<string, CommitmentReference>([
    ...drafts.map(({ id, reference }) => [id, { reference, title: null }] as const),
    ...published.map(({ id, reference, title }) => [id, { reference, title }] as const),
  ])
}
