import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import '../tables.ts'

/** A commitment in short, as its newest revision says. */
export interface CommitmentSummary {
  readonly id: string
  readonly planId: string
  readonly memberId: string
  readonly reference: string
  readonly number: number | null
  readonly revision: number
  readonly title: LocalizedText
  readonly lead: string | null
  readonly actionIds: readonly string[]
  readonly carriedFrom: string | null
  readonly source: string | null
  readonly fictional: boolean
  readonly entryId: string
  readonly withdrawnAt: Date | null
}

const selectCommitments = (db: Db) =>
  db
    .selectFrom('commitment')
    .select(['id', 'plan_id as planId', 'member_id as memberId', 'reference', 'number', 'revision', 'title', 'lead'])
    .select(['action_ids as actionIds', 'carried_from as carriedFrom', 'source', 'fictional', 'entry_id as entryId'])
    .select('withdrawn_at as withdrawnAt')

/** The commitment of this reference (`EX0007`, in any case), or null. */
export async function findCommitment(db: Db, reference: string): Promise<CommitmentSummary | null> {
  const asked = reference.toUpperCase()
  if (!/^[A-Z]{2}\d{4,5}$/.test(asked)) return null
  return (await selectCommitments(db).where('reference', '=', asked).executeTakeFirst()) ?? null
}

/** The commitments of these ids, by id; an id that no commitment has is absent. */
export async function commitmentsByIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, CommitmentSummary>> {
  if (ids.length === 0) return new Map()
  const rows = await selectCommitments(db)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((commitment) => [commitment.id, commitment]))
}

/** The commitments of a plan, in its order. */
export async function commitmentsOfPlan(db: Db, planId: string): Promise<readonly CommitmentSummary[]> {
  return selectCommitments(db)
    .where('plan_id', '=', planId)
    .orderBy('number', (order) => order.asc().nullsLast())
    .orderBy('reference')
    .execute()
}
