import { sql, type Trx } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { defineFact, type RecordedFact } from '#record'
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
import { indexCommitment, keepTitleWords } from './commitment-search.ts'
import { aboutOf, localizedOf, sourceOf, wordsOf } from './read-fact.ts'

async function projectCommitmentPublished(trx: Trx, fact: RecordedFact<CommitmentPublished>): Promise<void> {
  const commitment = aboutOf(fact, 'commitment')
  const { content, revision, reasonGiven } = fact.data
  await upsertCommitment(trx, fact, commitment)
  await trx
    .insertInto('commitment_revision')
    .values({
      commitment_id: commitment,
      revision,
      content: JSON.stringify(content),
      prose: JSON.stringify(proseOf(fact)),
      reason_given: reasonGiven,
      reason: wordsOf(fact, wordsField.reason),
      published_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
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
  await indexCommitment(trx, commitment)
  await keepTitleWords(trx, commitment)
}

async function upsertCommitment(trx: Trx, fact: RecordedFact<CommitmentPublished>, commitment: string): Promise<void> {
  const { content, reference, country, revision } = fact.data
  const plan = aboutOf(fact, 'plan')
  const { fictional } = await trx.selectFrom('action_plan').select('fictional').where('id', '=', plan).executeTakeFirstOrThrow()
  const newest = {
    plan_id: plan,
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
  await trx
    .insertInto('commitment')
    .values({ ...newest, id: commitment, first_published_at: fact.at, withdrawal_reason_given: false })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(newest))
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
  for (const { commitment } of rows) await indexCommitment(trx, commitment)
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

async function projectReviewTold(trx: Trx, fact: RecordedFact<ReviewTold>): Promise<void> {
  const { review, product, year, values } = fact.data
  const told = {
    commitment_id: aboutOf(fact, 'commitment'),
    product,
    year,
    told: JSON.stringify(values),
    source: sourceOf(fact) ?? '',
    told_at: fact.at,
    entry_id: fact.id,
  }
  await trx
    .insertInto('commitment_review')
    .values({ ...told, id: review })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(told))
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
export const reviewTold = defineFact({ kind: 'review-told', schema: ReviewTold, project: projectReviewTold })

/** A source tells the state of a commitment or a milestone. About: `{ commitment, plan, member }`. */
export const statusTold = defineFact({ kind: 'status-told', schema: StatusTold, project: projectStatusTold })
