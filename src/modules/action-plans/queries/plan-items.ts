import type { Db } from '#kernel/database.ts'
import '../tables.ts'
import { draftOfRevision } from '../rules/draft-content.ts'
import { draftProblems } from '../rules/draft-problems.ts'
import type { Draft, DraftContent, PlanItem } from '../vocabulary.ts'
import { draftsOfPlan } from './drafts.ts'
import type { Plan } from './plans.ts'

/** A commitment as the plan would hold it now, with what is being written; `draft` is null when nobody writes on it. */
export interface PlanItemNow extends PlanItem {
  readonly draft: Draft | null
  readonly content: DraftContent
}

/**
 * What a version of the plan would hold if it were published now, in the order of the plan: drafts that are neither deleted
 * nor withdrawn, and what is public without a draft. Ask inside the transaction that locks the plan when it decides on it.
 */
export async function planItems(db: Db, plan: Pick<Plan, 'id' | 'from' | 'to'>): Promise<readonly PlanItemNow[]> {
  const drafts = await draftsOfPlan(db, plan.id)
  const written = drafts.map((draft) => {
    const { id, reference, publishedRevision: revision, content, changed } = draft
    return { id, reference, revision, changed, content, draft, problems: draftProblems(draft, plan) }
  })
  const known = new Set(drafts.map(({ id }) => id))
  const others = (await publishedWithoutDraft(db, plan)).filter(({ id }) => !known.has(id))
  const last = Number.POSITIVE_INFINITY
  const place = ({ content }: PlanItemNow) => content.number ?? last
  return [...written, ...others].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : a.reference < b.reference ? -1 : 1))
}

async function publishedWithoutDraft(db: Db, plan: Pick<Plan, 'id' | 'from' | 'to'>): Promise<readonly PlanItemNow[]> {
  const rows = await db
    .selectFrom('commitment as c')
    .innerJoin('commitment_revision as r', (join) => join.onRef('r.commitment_id', '=', 'c.id').onRef('r.revision', '=', 'c.revision'))
    .select(['c.id', 'c.reference', 'c.revision', 'r.content', 'r.prose'])
    .where('c.plan_id', '=', plan.id)
    .where('c.withdrawn_at', 'is', null)
    .execute()
  return rows.map(({ id, reference, revision, ...told }) => {
    const content = draftOfRevision(told)
    return { id, reference, revision, changed: false, content, draft: null, problems: draftProblems({ reference, content }, plan) }
  })
}
