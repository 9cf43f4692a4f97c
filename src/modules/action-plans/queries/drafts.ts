import type { Db } from '#kernel/database.ts'
import '../tables.ts'
import { revisionOfDraft } from '../rules/draft-content.ts'
import { sameValue } from '../rules/same-value.ts'
import type { Draft } from '../vocabulary.ts'

const selectDrafts = (db: Db) =>
  db
    .selectFrom('commitment_draft as d')
    .leftJoin('commitment as c', 'c.id', 'd.id')
    .leftJoin('commitment_revision as r', (join) => join.onRef('r.commitment_id', '=', 'c.id').onRef('r.revision', '=', 'c.revision'))
    .select(['d.id', 'd.plan_id as planId', 'd.member_id as memberId', 'd.reference', 'd.country', 'd.language', 'd.content', 'd.version'])
    .select(['d.created_at as createdAt', 'd.changed_at as changedAt', 'd.deleted_at as deletedAt'])
    .select(['d.revision_opened_at as revisionOpenedAt', 'd.published_by as publishedBy', 'c.revision as publishedRevision'])
    .select(['r.content as publishedContent', 'r.prose as publishedProse'])

type Row = Awaited<ReturnType<ReturnType<typeof selectDrafts>['execute']>>[number]

function draftFrom({ publishedContent, publishedProse, ...draft }: Row): Draft {
  const told = revisionOfDraft(draft.content)
  const same = publishedContent !== null && sameValue(told.content, publishedContent) && sameValue(told.prose, publishedProse)
  const publishedMilestones = publishedContent?.milestones.map(({ id }) => id) ?? []
  return { ...draft, publishedMilestones, changed: !same }
}

/**
 * The drafts of a plan's commitments in the order of the plan: neither deleted nor withdrawn. Ask inside the transaction that
 * holds the plan when something is decided on them: saving a draft shares the plan's row.
 */
export async function draftsOfPlan(db: Db, planId: string): Promise<readonly Draft[]> {
  const rows = await selectDrafts(db)
    .where('d.plan_id', '=', planId)
    .where('d.deleted_at', 'is', null)
    .where('c.withdrawn_at', 'is', null)
    .orderBy('d.reference')
    .execute()
  const last = Number.POSITIVE_INFINITY
  return rows.map(draftFrom).sort((a, b) => (a.content.number ?? last) - (b.content.number ?? last) || 0)
}

/** The draft of this reference (`EX0007`, in any case), deleted or not, or null. */
export async function findDraft(db: Db, reference: string): Promise<Draft | null> {
  const row = await selectDrafts(db).where('d.reference', '=', reference.toUpperCase()).executeTakeFirst()
  return row === undefined ? null : draftFrom(row)
}

/** The draft of this id, deleted or not, or null. */
export async function findDraftById(db: Db, id: string): Promise<Draft | null> {
  const row = await selectDrafts(db).where('d.id', '=', id).executeTakeFirst()
  return row === undefined ? null : draftFrom(row)
}
