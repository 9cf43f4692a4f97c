import type { Db, Trx } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { fold } from '#kernel/slug.ts'
import '../tables.ts'
import type { CommitmentContent, PlanToldBySource, ProseField, ReviewValues, ToldStatus } from '../vocabulary.ts'

/** A commitment that stands in a told plan, with what its newest revision says. */
export interface StandingCommitment {
  readonly id: string
  readonly reference: string
  readonly revision: number
  /** The source of the newest revision; null when the member made it. */
  readonly source: string | null
  /** Its title as titles are compared. */
  readonly title: string
  readonly content: CommitmentContent
  readonly prose: Partial<Record<ProseField, LocalizedText>>
}

/** The plans of a member's own acts, which no source may tell. Withdrawn ones no longer stand. */
export const ownPlans = (trx: Trx, memberId: string) =>
  trx
    .selectFrom('action_plan')
    .select(['cycle', 'period_from as from', 'period_to as to'])
    .where('member_id', '=', memberId)
    .where('source', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()

/** A plan as its source told it last, or null when it never did. */
export async function standingPlan(trx: Trx, id: string): Promise<PlanToldBySource | null> {
  const row = await trx
    .selectFrom('action_plan')
    .select(['slug', 'cycle', 'level', 'years', 'year_submitted as yearSubmitted', 'period_from as from', 'period_to as to', 'title'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Of these slugs, those that plans have. */
export async function takenSlugs(trx: Trx, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('action_plan')
    .select('slug')
    .where('slug', 'in', [...slugs])
    .execute()
  return new Set(rows.map(({ slug }) => slug))
}

/** The commitments of a plan with their newest revisions. */
export async function standingCommitments(trx: Trx, planId: string): Promise<readonly StandingCommitment[]> {
  const rows = await trx
    .selectFrom('commitment as c')
    .innerJoin('commitment_revision as r', (join) => join.onRef('r.commitment_id', '=', 'c.id').onRef('r.revision', '=', 'c.revision'))
    .select(['c.id', 'c.reference', 'c.revision', 'c.source', 'r.content', 'r.prose'])
    .where('c.plan_id', '=', planId)
    .execute()
  return rows.map((row) => ({ ...row, title: fold(row.content.title[row.content.title.original] ?? '') }))
}

/** What sources told of reviews of a plan's commitments, by the id of the review. */
export async function standingReviews(
  trx: Trx,
  planId: string,
): Promise<ReadonlyMap<string, { readonly year: number | null; readonly values: ReviewValues }>> {
  const rows = await trx
    .selectFrom('commitment_review as v')
    .innerJoin('commitment as c', 'c.id', 'v.commitment_id')
    .select(['v.id', 'v.year', 'v.told as values'])
    .where('c.plan_id', '=', planId)
    .execute()
  return new Map(rows.map(({ id, ...told }) => [id, told]))
}

/** The newest state that a source gave each commitment of a plan. */
export async function standingStatuses(trx: Trx, planId: string): Promise<ReadonlyMap<string, ToldStatus>> {
  const rows = await trx
    .selectFrom('commitment_status as s')
    .innerJoin('commitment as c', 'c.id', 's.commitment_id')
    .select(['s.commitment_id as id', 's.completion', 's.word', 's.status_on as on'])
    .where('c.plan_id', '=', planId)
    .where('s.milestone_id', 'is', null)
    .orderBy('s.told_at')
    .orderBy('s.entry_id')
    .execute()
  return new Map(rows.map(({ id, ...status }) => [id, status]))
}

/** Whether a source has told any plan. */
export const hasPlansToldBy = async (db: Db | Trx, source: string): Promise<boolean> =>
  (await db.selectFrom('action_plan').select('id').where('source', '=', source).limit(1).executeTakeFirst()) !== undefined
