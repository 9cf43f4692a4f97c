import { type Db, type RawBuilder, sql } from '#kernel/database.ts'
import '../tables.ts'
import type { Completion, OgpValue, PlanPhase, PolicyArea } from '../vocabulary.ts'

/** What lists and figures ask of a commitment, in one row. Days are `2026-12-31`. */
export interface CommitmentFacts {
  readonly id: string
  readonly planId: string
  readonly memberId: string
  readonly reference: string
  readonly lead: string | null
  readonly actionIds: readonly string[]
  readonly policyAreas: readonly PolicyArea[]
  readonly values: readonly OgpValue[]
  readonly sdgTargets: readonly string[]
  /** The year its plan begins, or was submitted. */
  readonly planYear: number | null
  readonly phase: PlanPhase | null
  readonly adopted: boolean
  readonly withdrawn: boolean
  readonly source: string | null
  readonly fictional: boolean
  readonly revisedAt: Date
  readonly milestones: number
  /** Reported done, with evidence that stands. */
  readonly proven: number
  /** Reported done, without. */
  readonly unproven: number
  /** The earliest date of a milestone that is not done. */
  readonly nextDue: string | null
  readonly lastDue: string | null
  /** The date of each milestone that has one, and whether it was shown done with evidence. */
  readonly dated: readonly DatedMilestone[]
  /** What the member last declared. */
  readonly declared: Completion | null
  /** What a source last told of an independent review. */
  readonly assessed: Completion | null
  /** The state a source gives it. */
  readonly told: Completion | null
}

/** When a milestone falls due, and whether it was reported done with evidence that stands. */
export interface DatedMilestone {
  readonly due: string
  readonly shown: boolean
}

/** Some commitments, those of some plans or members; or all, some at a time in the order of their ids. */
export type FactsScope =
  | { readonly ids: readonly string[]; readonly planIds: readonly string[]; readonly memberIds: readonly string[] }
  | { readonly after: string | null; readonly limit: number }

/** Reads these rows. Everything a commitment holds is found by index: a page of twenty costs the same among a hundred thousand. */
export async function commitmentFacts(db: Db, scope: FactsScope): Promise<readonly CommitmentFacts[]> {
  const chosen = condition(scope)
  if (chosen === null) return []
  const { rows } = await sql<Omit<CommitmentFacts, 'dated'> & { dated: string | null }>`
    select c.id, c.plan_id as "planId", c.member_id as "memberId", c.reference, c.lead, c.action_ids as "actionIds",
      c.policy_areas as "policyAreas", c.ogp_values as values, c.sdg_targets as "sdgTargets",
      coalesce(left(p.period_from, 4)::integer, p.year_submitted) as "planYear", p.phase, p.adopted_at is not null as adopted,
      (c.withdrawn_at is not null or p.withdrawn_at is not null) as withdrawn, c.source, c.fictional, c.revised_at as "revisedAt",
      k.milestones, k.proven, k.unproven, k.next_due as "nextDue", coalesce(k.last_due, c.period_to) as "lastDue", k.dated,
      (select completion from progress_report r where r.commitment_id = c.id order by r.period_to desc, r.reported_at desc limit 1) as declared,
      (select told->>'completion' from commitment_review v where v.commitment_id = c.id and v.told->>'completion' is not null
        order by v.year desc nulls last, v.told_at desc limit 1) as assessed,
      (select completion from commitment_status s where s.commitment_id = c.id and s.milestone_id is null order by s.told_at desc limit 1) as told
    from commitment c
    join action_plan p on p.id = c.plan_id
    cross join lateral (
      select count(*)::integer as milestones, count(*) filter (where m.shown)::integer as proven,
        count(*) filter (where m.done_on is not null and not m.shown)::integer as unproven,
        min(m.due_on) filter (where m.done_on is null) as next_due, max(m.due_on) as last_due,
        string_agg(m.due_on || case when m.shown then '+' else '-' end, ' ') as dated
      from (
        select due_on, done_on, done_on is not null and exists (
          select from evidence e where e.milestone_id = milestone.id and e.withdrawn_at is null and e.state <> 'vanished') as shown
        from milestone where commitment_id = c.id and not dropped
      ) as m
    ) as k
    where ${chosen}
  `.execute(db)
  return rows.map((row) => ({ ...row, dated: (row.dated?.split(' ') ?? []).map(datedMilestone) }))
}

const datedMilestone = (text: string): DatedMilestone => ({ due: text.slice(0, -1), shown: text.endsWith('+') })

/** The condition of a scope; null for one that names nothing. Only what is named is asked: each part has its own index. */
function condition(scope: FactsScope): RawBuilder<unknown> | null {
  if ('limit' in scope) {
    const { after, limit } = scope
    return sql`c.id in (select id from commitment where ${after === null ? sql`true` : sql`id > ${after}::uuid`} order by id limit ${limit})`
  }
  const parts = [
    ...(scope.ids.length === 0 ? [] : [sql`c.id = any(${scope.ids}::uuid[])`]),
    ...(scope.planIds.length === 0 ? [] : [sql`c.plan_id = any(${scope.planIds}::uuid[])`]),
    ...(scope.memberIds.length === 0 ? [] : [sql`c.member_id = any(${scope.memberIds}::uuid[])`]),
  ]
  return parts.length === 0 ? null : sql`(${sql.join(parts, sql` or `)})`
}
