import { sql, type Trx } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { defineFact, type RecordedFact, sourceOf } from '#record'
import '../tables.ts'
import {
  CommitmentPublished,
  CommitmentWithdrawn,
  type ProseField,
  proseFields,
  ReviewTold,
  type RevisionMilestone,
  StatusTold,
  wordsField,
} from '../vocabulary.ts'
import { indexCommitments, keepTitleWords } from './commitment-search.ts'
import { aboutOf, localizedOf, wordsOf } from './read-fact.ts'

async function projectCommitmentPublished(trx: Trx, fact: RecordedFact<CommitmentPublished>): Promise<void> {
  const commitment = aboutOf(fact, 'commitment')
  const { content } = fact.data
  await upsertCommitments(trx, [fact])
  await trx.deleteFrom('commitment_trace').where('commitment_id', '=', commitment).execute()
  if (content.traces.length > 0) {
    const traces = content.traces.map(({ kind, id }) => ({ commitment_id: commitment, kind, target_id: id }))
    await trx
      .insertInto('commitment_trace')
      .values(traces)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await projectMilestones(trx, commitment, content.milestones)
  await indexCommitments(trx, [commitment])
  await keepTitleWords(trx, [commitment])
}

/** Revisions of many commitments: those that bring no traces and no milestones, and take none away, are written together. */
async function projectAllPublished(trx: Trx, facts: readonly RecordedFact<CommitmentPublished>[]): Promise<void> {
  const together = facts.filter(
    ({ data: { content, revision } }) => revision === 1 && content.traces.length + content.milestones.length === 0,
  )
  const ids = new Set(facts.map((fact) => aboutOf(fact, 'commitment')))
  if (ids.size < facts.length || together.length < 2) {
    for (const fact of facts) await projectCommitmentPublished(trx, fact)
    return
  }
  await upsertCommitments(trx, together)
  const written = together.map((fact) => aboutOf(fact, 'commitment'))
  await indexCommitments(trx, written)
  await keepTitleWords(trx, written)
  const first = new Set(together)
  for (const fact of facts) if (!first.has(fact)) await projectCommitmentPublished(trx, fact)
}

const newestOf = (fact: RecordedFact<CommitmentPublished>, fictional: boolean) => {
  const { content, reference, country, revision } = fact.data
  return {
    plan_id: aboutOf(fact, 'plan'),
    member_id: aboutOf(fact, 'member'),
    reference,
    country,
    number: content.number,
    revision,
    title: JSON.stringify(content.title),
    lead: content.lead,
    period_from: content.from,
    period_to: content.to,
    ogp_values: content.values,
    policy_areas: content.policyAreas,
    action_ids: content.actions,
    sdg_targets: content.sdgTargets,
    uncac_articles: content.uncacArticles,
    climate: content.climate,
    carried_from: content.carriedFrom,
    source: sourceOf(fact),
    fictional,
    revised_at: fact.at,
    entry_id: fact.id,
  }
}

const newestColumns = [
  'plan_id',
  'member_id',
  'reference',
  'country',
  'number',
  'revision',
  'title',
  'lead',
  'period_from',
  'period_to',
  'ogp_values',
  'policy_areas',
  'action_ids',
  'sdg_targets',
  'uncac_articles',
  'climate',
  'carried_from',
  'source',
  'fictional',
  'revised_at',
  'entry_id',
] as const satisfies readonly (keyof ReturnType<typeof newestOf>)[]

/** Commitments as their newest revisions say, and these revisions. Each commitment at most once. */
async function upsertCommitments(trx: Trx, facts: readonly RecordedFact<CommitmentPublished>[]): Promise<void> {
  const plans = await trx
    .selectFrom('action_plan')
    .select(['id', 'fictional'])
    .where('id', 'in', [...new Set(facts.map((fact) => aboutOf(fact, 'plan')))])
    .execute()
  const fictional = new Map(plans.map((plan) => [plan.id, plan.fictional]))
  const rows = facts.map((fact) => ({
    ...newestOf(fact, fictional.get(aboutOf(fact, 'plan')) ?? false),
    id: aboutOf(fact, 'commitment'),
    first_published_at: fact.at,
    withdrawal_reason_given: false,
  }))
  await trx
    .insertInto('commitment')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => Object.fromEntries(newestColumns.map((column) => [column, eb.ref(`excluded.${column}`)]))),
    )
    .execute()
  await trx
    .insertInto('commitment_revision')
    .values(
      facts.map((fact) => ({
        commitment_id: aboutOf(fact, 'commitment'),
        revision: fact.data.revision,
        content: JSON.stringify(fact.data.content),
        prose: JSON.stringify(proseOf(fact)),
        reason_given: fact.data.reasonGiven,
        reason: wordsOf(fact, wordsField.reason),
        published_at: fact.at,
        entry_id: fact.id,
      })),
    )
    .execute()
}

/** The prose that stands beside the entry and was not erased. */
function proseOf(fact: RecordedFact<CommitmentPublished>): Partial<Record<ProseField, LocalizedText>> {
  const told = fact.data.prose.flatMap((field) => {
    const text = localizedOf(fact, field)
    return text === null ? [] : [[field, text] as const]
  })
  return Object.fromEntries(told)
}

/**
 * Milestones as the newest revision gives them. Once the plan is adopted a milestone keeps its date here: only
 * `milestone-date-changed` adds another.
 */
async function projectMilestones(trx: Trx, commitment: string, milestones: readonly RevisionMilestone[]): Promise<void> {
  await trx
    .updateTable('milestone')
    .set({ dropped: true })
    .where('commitment_id', '=', commitment)
    .$if(milestones.length > 0, (query) =>
      query.where(
        'id',
        'not in',
        milestones.map(({ id }) => id),
      ),
    )
    .execute()
  for (const [index, it] of milestones.entries()) {
    await sql`
      insert into milestone (id, commitment_id, position, title, output, starts_on, due_on, first_due_on, owner, supporters, dropped)
      values (${it.id}, ${commitment}, ${index + 1}, ${JSON.stringify(it.title)}::jsonb, ${it.output === null ? null : JSON.stringify(it.output)}::jsonb,
        ${it.from}, ${it.due}, ${it.due}, ${it.owner}, ${it.supporters}::text[], false)
      on conflict (id) do update set
        position = excluded.position, title = excluded.title, output = excluded.output, starts_on = excluded.starts_on,
        owner = excluded.owner, supporters = excluded.supporters, dropped = false,
        due_on = case when (${adopted(commitment)}) then milestone.due_on else excluded.due_on end,
        first_due_on = case when (${adopted(commitment)}) then milestone.first_due_on else excluded.first_due_on end
    `.execute(trx)
  }
}

const adopted = (commitment: string) =>
  sql`select p.adopted_at is not null from commitment c join action_plan p on p.id = c.plan_id where c.id = ${commitment}`

const isProseField = (field: string): field is ProseField => proseFields.some((name) => name === field)

async function eraseRevisionWords(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field === wordsField.reason) {
    await trx.updateTable('commitment_revision').set({ reason: null }).where('entry_id', '=', entryId).execute()
  }
  if (!isProseField(field)) return
  const { rows } = await sql<{ commitment: string }>`
    update commitment_revision set prose = prose - ${field}::text where entry_id = ${entryId} returning commitment_id as commitment
  `.execute(trx)
  const changed = rows.map(({ commitment }) => commitment)
  await indexCommitments(trx, changed)
}

async function projectCommitmentWithdrawn(trx: Trx, fact: RecordedFact<CommitmentWithdrawn>): Promise<void> {
  await trx
    .updateTable('commitment')
    .set({
      withdrawn_at: fact.at,
      withdrawal_reason_given: fact.data.reasonGiven,
      withdrawal_reason: wordsOf(fact, wordsField.reason),
      withdrawal_entry_id: fact.id,
    })
    .where('id', '=', aboutOf(fact, 'commitment'))
    .execute()
}

async function eraseWithdrawalReason(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field !== wordsField.reason) return
  await trx.updateTable('commitment').set({ withdrawal_reason: null }).where('withdrawal_entry_id', '=', entryId).execute()
}

const projectReviewTold = (trx: Trx, fact: RecordedFact<ReviewTold>): Promise<void> => upsertReviews(trx, [fact])

async function projectAllReviews(trx: Trx, facts: readonly RecordedFact<ReviewTold>[]): Promise<void> {
  const ids = new Set(facts.map(({ data }) => data.review))
  if (ids.size === facts.length) await upsertReviews(trx, facts)
  else for (const fact of facts) await projectReviewTold(trx, fact)
}

/** Each review at most once. */
async function upsertReviews(trx: Trx, facts: readonly RecordedFact<ReviewTold>[]): Promise<void> {
  const rows = facts.map((fact) => ({
    id: fact.data.review,
    commitment_id: aboutOf(fact, 'commitment'),
    product: fact.data.product,
    year: fact.data.year,
    told: JSON.stringify(fact.data.values),
    source: sourceOf(fact) ?? '',
    told_at: fact.at,
    entry_id: fact.id,
  }))
  const columns = ['commitment_id', 'product', 'year', 'told', 'source', 'told_at', 'entry_id'] as const
  await trx
    .insertInto('commitment_review')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => Object.fromEntries(columns.map((column) => [column, eb.ref(`excluded.${column}`)]))),
    )
    .execute()
}

async function projectStatusTold(trx: Trx, fact: RecordedFact<StatusTold>): Promise<void> {
  const { milestone, completion, word, on } = fact.data
  await trx
    .insertInto('commitment_status')
    .values({
      entry_id: fact.id,
      commitment_id: aboutOf(fact, 'commitment'),
      milestone_id: milestone,
      completion,
      word,
      status_on: on,
      source: sourceOf(fact) ?? '',
      told_at: fact.at,
    })
    .execute()
}

/** A revision of a commitment is public. About: `{ commitment, plan, member }`. */
export const commitmentPublished = defineFact({
  kind: 'commitment-published',
  schema: CommitmentPublished,
  project: projectCommitmentPublished,
  projectAll: projectAllPublished,
  erase: eraseRevisionWords,
})

/** A commitment is withdrawn; what it said stays. About: `{ commitment, plan, member }`. */
export const commitmentWithdrawn = defineFact({
  kind: 'commitment-withdrawn',
  schema: CommitmentWithdrawn,
  project: projectCommitmentWithdrawn,
  erase: eraseWithdrawalReason,
})

/** A source tells what an independent review found. About: `{ commitment, plan, member }`. */
export const reviewTold = defineFact({ kind: 'review-told', schema: ReviewTold, project: projectReviewTold, projectAll: projectAllReviews })

/** A source tells the state of a commitment or a milestone. About: `{ commitment, plan, member }`. */
export const statusTold = defineFact({ kind: 'status-told', schema: StatusTold, project: projectStatusTold })
