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
  /** What the member last declared. */
  readonly declared: Completion | null
  /** What a source last told of an independent review. */
  readonly assessed: Completion | null
  /** The state a source gives it. */
  readonly told: Completion | null
}

/** Reads these rows for some commitments, for those of some plans or members, or for all. */
export async function commitmentFacts(
  db: Db,
  scope: { readonly ids: readonly string[]; readonly planIds: readonly string[]; readonly memberIds: readonly string[] } | 'all',
): Promise<readonly CommitmentFacts[]> {
  if (scope !== 'all' && scope.ids.length + scope.planIds.length + scope.memberIds.length === 0) return []
  const chosen: RawBuilder<unknown> =
    scope === 'all'
      ? sql`true`
      : sql`c.id = any(${scope.ids}::uuid[]) or c.plan_id = any(${scope.planIds}::uuid[]) or c.member_id = any(${scope.memberIds}::uuid[])`
  const { rows } = await sql<CommitmentFacts>`
    with chosen as materialized (select c.* from commitment c where ${chosen}), carried as (
      select m.commitment_id, count(*)::integer as milestones,
        count(*) filter (where m.done_on is not null and e.stands)::integer as proven,
        count(*) filter (where m.done_on is not null and e.stands is null)::integer as unproven,
        min(m.due_on) filter (where m.done_on is null) as next_due, max(m.due_on) as last_due
      from milestone m
      left join (
        select distinct milestone_id, true as stands from evidence where withdrawn_at is null and state <> 'vanished' and milestone_id is not null
      ) e on e.milestone_id = m.id
      where not m.dropped and m.commitment_id in (select id from chosen)
      group by m.commitment_id
    )
    select c.id, c.plan_id as "planId", c.member_id as "memberId", c.reference, c.lead, c.action_ids as "actionIds",
      c.policy_areas as "policyAreas", c.ogp_values as values, c.sdg_targets as "sdgTargets",
      coalesce(left(p.period_from, 4)::integer, p.year_submitted) as "planYear", p.phase, p.adopted_at is not null as adopted,
      (c.withdrawn_at is not null or p.withdrawn_at is not null) as withdrawn, c.source, c.fictional, c.revised_at as "revisedAt",
      coalesce(k.milestones, 0) as milestones, coalesce(k.proven, 0) as proven, coalesce(k.unproven, 0) as unproven,
      k.next_due as "nextDue", coalesce(k.last_due, c.period_to) as "lastDue",
      (select completion from progress_report r where r.commitment_id = c.id order by r.period_to desc, r.reported_at desc limit 1) as declared,
      (select told->>'completion' from commitment_review v where v.commitment_id = c.id and v.told->>'completion' is not null
        order by v.year desc nulls last, v.told_at desc limit 1) as assessed,
      (select completion from commitment_status s where s.commitment_id = c.id and s.milestone_id is null order by s.told_at desc limit 1) as told
    from chosen c
    join action_plan p on p.id = c.plan_id
    left join carried k on k.commitment_id = c.id
  `.execute(db)
  return rows
}
