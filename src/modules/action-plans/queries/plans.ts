import type { Db } from '#kernel/database.ts'
import type { Words } from '#kernel/i18n.ts'
import { type LocalizedText, textFor } from '#kernel/languages.ts'
import { isSlug } from '#kernel/slug.ts'
import '../tables.ts'
import type { PlanLevel, PlanPhase } from '../vocabulary.ts'

/** A plan as pages and other modules see it. */
export interface Plan {
  readonly id: string
  readonly memberId: string
  readonly slug: string
  readonly cycle: number | null
  readonly level: PlanLevel
  readonly years: number | null
  readonly yearSubmitted: number | null
  readonly from: string | null
  readonly to: string | null
  readonly adoptionDue: string | null
  readonly title: LocalizedText | null
  readonly fictional: boolean
  readonly source: string | null
  readonly phase: PlanPhase | null
  readonly phaseAt: Date | null
  readonly adoptedAt: Date | null
  readonly adoptedVersion: number | null
  readonly toldAt: Date
  readonly entryId: string
  readonly withdrawnAt: Date | null
  readonly withdrawalReason: string | null
  readonly withdrawalEntryId: string | null
}

const selectPlans = (db: Db) =>
  db
    .selectFrom('action_plan')
    .select(['id', 'member_id as memberId', 'slug', 'cycle', 'level', 'years', 'year_submitted as yearSubmitted'])
    .select(['period_from as from', 'period_to as to', 'adoption_due as adoptionDue', 'title', 'fictional', 'source', 'phase'])
    .select(['phase_at as phaseAt', 'adopted_at as adoptedAt', 'adopted_version as adoptedVersion', 'told_at as toldAt'])
    .select(['entry_id as entryId', 'withdrawn_at as withdrawnAt', 'withdrawal_reason as withdrawalReason'])
    .select('withdrawal_entry_id as withdrawalEntryId')

/** The plan of this slug, or null. */
export async function findPlan(db: Db, slug: string): Promise<Plan | null> {
  if (!isSlug(slug)) return null
  return (await selectPlans(db).where('slug', '=', slug).executeTakeFirst()) ?? null
}

/** The plans of these ids, by id; an id that no plan has is absent. */
export async function plansByIds(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Plan>> {
  if (ids.length === 0) return new Map()
  const rows = await selectPlans(db)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((plan) => [plan.id, plan]))
}

/** Plans, the newest period first: all, or those of some members. */
export async function listPlans(db: Db, scope: { readonly memberIds?: readonly string[] } = {}): Promise<readonly Plan[]> {
  const { memberIds } = scope
  if (memberIds !== undefined && memberIds.length === 0) return []
  return selectPlans(db)
    .$if(memberIds !== undefined, (query) => query.where('member_id', 'in', [...(memberIds ?? [])]))
    .orderBy('period_from', (order) => order.desc().nullsLast())
    .orderBy('year_submitted', (order) => order.desc().nullsLast())
    .orderBy('slug')
    .execute()
}

/** The name of a plan in the reader's language: its title, or what it is and for which years. */
export function planName(plan: Pick<Plan, 'title' | 'from' | 'to' | 'cycle' | 'yearSubmitted'>, words: Words): string {
  if (plan.title !== null) return textFor(plan.title, words.lang).text
  const [from, to] = [plan.from?.slice(0, 4) ?? plan.yearSubmitted?.toString(), plan.to?.slice(0, 4)]
  if (from !== undefined && to !== undefined) return words.t('plans.name.period', { from, to })
  if (from !== undefined) return words.t('plans.name.year', { year: from })
  return plan.cycle === null ? words.t('plans.name.plain') : words.t('plans.name.cycle', { n: plan.cycle })
}
