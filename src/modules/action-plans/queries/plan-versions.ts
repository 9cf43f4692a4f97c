import { type Db, sql } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import '../tables.ts'
import type { CommitmentContent, LastVersion, ProseField } from '../vocabulary.ts'

/** A version of a plan: a draft, the adopted one, the mid-term refresh. */
export interface PlanVersion {
  readonly version: number
  readonly kind: 'draft' | 'adopted' | 'refreshed'
  readonly commentUntil: string | null
  readonly publishedAt: Date
  readonly entryId: string
}

/** A commitment as a version of its plan holds it. */
export interface VersionCommitment {
  readonly id: string
  readonly reference: string
  readonly revision: number
  readonly content: CommitmentContent
  readonly prose: Partial<Record<ProseField, LocalizedText>>
  /** The reference of the earlier commitment it carries on. */
  readonly carriedFrom: string | null
}

/** The versions of a plan, the oldest first. */
export async function versionsOfPlan(db: Db, planId: string): Promise<readonly PlanVersion[]> {
  return db
    .selectFrom('plan_version')
    .select(['version', 'kind', 'comment_until as commentUntil', 'published_at as publishedAt', 'entry_id as entryId'])
    .where('plan_id', '=', planId)
    .orderBy('version')
    .execute()
}

/** Everything a version of a plan says, in its order. */
export async function commitmentsOfVersion(db: Db, planId: string, version: number): Promise<readonly VersionCommitment[]> {
  return db
    .selectFrom('plan_version_commitment as v')
    .innerJoin('commitment as c', 'c.id', 'v.commitment_id')
    .innerJoin('commitment_revision as r', (join) =>
      join.onRef('r.commitment_id', '=', 'v.commitment_id').onRef('r.revision', '=', 'v.revision'),
    )
    .leftJoin('commitment as o', (join) => join.on('o.id', '=', sql<string>`(r.content->>'carriedFrom')::uuid`))
    .select(['c.id', 'c.reference', 'v.revision', 'r.content', 'r.prose', 'o.reference as carriedFrom'])
    .where('v.plan_id', '=', planId)
    .where('v.version', '=', version)
    .orderBy('v.position')
    .execute()
}

/** The newest version of a plan with what it holds, withdrawn commitments left out; null while none is public. */
export async function lastVersion(db: Db, planId: string): Promise<LastVersion | null> {
  const last = (await versionsOfPlan(db, planId)).at(-1)
  if (last === undefined) return null
  const commitments = await db
    .selectFrom('plan_version_commitment as v')
    .innerJoin('commitment as c', 'c.id', 'v.commitment_id')
    .select(['v.commitment_id as commitment', 'v.revision'])
    .where('v.plan_id', '=', planId)
    .where('v.version', '=', last.version)
    .where('c.withdrawn_at', 'is', null)
    .orderBy('v.position')
    .execute()
  return { version: last.version, commentUntil: last.commentUntil, commitments }
}

/** Says whether the plan has had its mid-term refresh. */
export const isRefreshed = async (db: Db, planId: string): Promise<boolean> =>
  (await versionsOfPlan(db, planId)).some(({ kind }) => kind === 'refreshed')
