import type { Db } from '#kernel/database.ts'
import { type AnyRule, defineRule, type RuleScope, type RuleSubject } from '#modules/declaration'
import '../tables.ts'
import { type CommitmentDates, checkDatesKept } from '../rules/dates-kept.ts'
import { type Completeness, checkShownComplete } from '../rules/shown-complete.ts'
import { readMilestones } from './milestones.ts'

/** Commitments that bind: of an adopted plan, by the member's own acts, not withdrawn. What a source tells is nobody's fault here. */
export const bindingCommitments = (db: Db, { memberId }: RuleScope) =>
  db
    .selectFrom('commitment as c')
    .innerJoin('action_plan as p', 'p.id', 'c.plan_id')
    .select(['c.id', 'c.member_id as memberId', 'c.plan_id as planId', 'c.reference', 'c.title', 'p.adopted_at as adoptedAt', 'p.phase'])
    .where('c.source', 'is', null)
    .where('p.adopted_at', 'is not', null)
    .where('c.withdrawn_at', 'is', null)
    .where('p.withdrawn_at', 'is', null)
    .$if(memberId !== undefined, (query) => query.where('c.member_id', '=', memberId ?? ''))
    .orderBy('c.reference')
    .execute()

async function readBinding(db: Db, scope: RuleScope) {
  const commitments = await bindingCommitments(db, scope)
  const milestones = await readMilestones(
    db,
    commitments.map(({ id }) => id),
  )
  return commitments.map(({ id, memberId, reference, title, adoptedAt }) => ({
    subject: { id: `${memberId}/${id}`, memberId, about: title, href: `/commitments/${reference}` },
    commitmentId: id,
    reference,
    adoptedAt,
    milestones: milestones.get(id) ?? [],
  }))
}

/** The facts of R9, for every commitment that binds. */
async function datesToKeep(db: Db, scope: RuleScope): Promise<readonly RuleSubject<CommitmentDates>[]> {
  const commitments = await readBinding(db, scope)
  return commitments.map(({ subject, reference, milestones }) => ({ ...subject, facts: { reference, milestones } }))
}

/** The facts of R10, for every commitment that binds. */
async function completeness(db: Db, scope: RuleScope): Promise<readonly RuleSubject<Completeness>[]> {
  const commitments = await readBinding(db, scope)
  const declared = await lastDeclared(
    db,
    commitments.map(({ commitmentId }) => commitmentId),
  )
  return commitments.map(({ subject, commitmentId, adoptedAt, milestones }) => ({
    ...subject,
    facts: { adoptedAt, declared: declared.get(commitmentId) ?? null, milestones },
  }))
}

/** What each commitment's member declared last and to which day, by commitment. */
export async function lastDeclared(db: Db, commitmentIds: readonly string[]) {
  if (commitmentIds.length === 0) return new Map<string, NonNullable<Completeness['declared']> & { readonly to: string }>()
  const rows = await db
    .selectFrom('progress_report')
    .distinctOn('commitment_id')
    .select(['commitment_id', 'completion', 'entry_id as entryId', 'period_to as to'])
    .where('commitment_id', 'in', [...commitmentIds])
    .orderBy('commitment_id')
    .orderBy('period_to', 'desc')
    .orderBy('reported_at', 'desc')
    .execute()
  return new Map(rows.map(({ commitment_id, ...declared }) => [commitment_id, declared]))
}

/** R9 and R10, each with how its facts are read and how they are checked. */
export const milestoneRules: readonly AnyRule[] = [
  defineRule({ code: 'R9', load: datesToKeep, check: (facts, _thresholds, now) => checkDatesKept(facts, now) }),
  defineRule({ code: 'R10', load: completeness, check: (facts, _thresholds, now) => checkShownComplete(facts, now) }),
]
