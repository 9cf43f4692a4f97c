import { type Db, sql } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { type AnyRule, defineRule, type RuleScope, type RuleSubject } from '#modules/declaration'
import '../tables.ts'
import type { PlanKeptAlive } from '../rules/plan-kept-alive.ts'
import { checkTracedToPeople, type TracedToPeople } from '../rules/traced-to-people.ts'
import type { PlanPhase } from '../vocabulary.ts'

interface CarryingRow {
  readonly id: string
  readonly memberId: string
  readonly title: LocalizedText
  readonly reference: string
  readonly entryId: string
  readonly traces: number
}

/** The facts of R4, for every commitment of an adopted plan that carries an action by the member's own acts. */
async function carryingCommitments(db: Db, { memberId }: RuleScope): Promise<readonly RuleSubject<TracedToPeople>[]> {
  const { rows } = await sql<CarryingRow>`
    select c.id, c.member_id as "memberId", c.title, c.reference, c.entry_id as "entryId",
      (select count(*)::integer from commitment_trace t where t.commitment_id = c.id) as traces
    from commitment c join action_plan p on p.id = c.plan_id
    where c.source is null and p.adopted_at is not null and c.withdrawn_at is null and p.withdrawn_at is null
      and cardinality(c.action_ids) > 0 and (${memberId ?? null}::uuid is null or c.member_id = ${memberId ?? null}::uuid)
    order by c.reference
  `.execute(db)
  return rows.map(({ id, memberId: member, title, reference, entryId, traces }) => ({
    id: `${member}/${id}`,
    memberId: member,
    about: title,
    href: `/commitments/${reference}`,
    facts: { reference, entryId, traces },
  }))
}

/** A plan that is being carried out, with what R8 asks of it but for the meetings, which the forum knows. */
export interface PlanCarriedOut extends Omit<PlanKeptAlive, 'meetings'> {
  readonly planId: string
  readonly memberId: string
  readonly slug: string
}

/** Plans that are being carried out now, by the members' own acts: all, or those of one member. */
export async function plansCarriedOut(db: Db, { memberId }: RuleScope): Promise<readonly PlanCarriedOut[]> {
  const { rows } = await sql<Omit<PlanCarriedOut, 'updated'> & { updatedAt: Date; updatedEntryId: string }>`
    select p.id as "planId", p.member_id as "memberId", p.slug, f.reached_at as since, f.entry_id as "sinceEntryId",
      u.at as "updatedAt", u.entry_id as "updatedEntryId"
    from action_plan p
    join plan_phase f on f.plan_id = p.id and f.phase = 'implementation'
    cross join lateral (
      select at, entry_id from (
        select f.reached_at as at, f.entry_id
        union all select added_at, entry_id from plan_document where plan_id = p.id
        union all select r.published_at, r.entry_id from commitment_revision r join commitment c on c.id = r.commitment_id where c.plan_id = p.id
        union all select e.added_at, e.entry_id from evidence e join commitment c on c.id = e.commitment_id where c.plan_id = p.id
        union all select g.reported_at, g.entry_id from progress_report g join commitment c on c.id = g.commitment_id where c.plan_id = p.id
        union all select m.done_at, m.done_entry_id from milestone m join commitment c on c.id = m.commitment_id where c.plan_id = p.id and m.done_at is not null
        union all select d.told_at, d.entry_id from milestone_date d join milestone m on m.id = d.milestone_id join commitment c on c.id = m.commitment_id where c.plan_id = p.id
      ) as updates order by at desc limit 1
    ) u
    where p.phase = 'implementation' and p.source is null and p.withdrawn_at is null
      and (${memberId ?? null}::uuid is null or p.member_id = ${memberId ?? null}::uuid)
    order by p.slug
  `.execute(db)
  return rows.map(({ updatedAt, updatedEntryId, ...plan }) => ({ ...plan, updated: { at: updatedAt, entryId: updatedEntryId } }))
}

/** R4, with how its facts are read and how they are checked. */
export const planRules: readonly AnyRule[] = [
  defineRule({ code: 'R4', load: carryingCommitments, check: (facts) => checkTracedToPeople(facts) }),
]

/** A phase a plan reached. */
export interface ReachedPhase {
  readonly planId: string
  readonly phase: PlanPhase
  readonly at: Date
  readonly entryId: string
}

/** The phases of some plans, in the order they were reached. */
export async function phasesOfPlans(db: Db, planIds: readonly string[]): Promise<readonly ReachedPhase[]> {
  if (planIds.length === 0) return []
  return db
    .selectFrom('plan_phase')
    .select(['plan_id as planId', 'phase', 'reached_at as at', 'entry_id as entryId'])
    .where('plan_id', 'in', [...planIds])
    .orderBy('reached_at')
    .orderBy('phase')
    .execute()
}
