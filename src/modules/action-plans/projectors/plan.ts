import { sql, type Trx } from '#kernel/database.ts'
import { defineFact, type RecordedFact, sourceOf } from '#record'
import '../tables.ts'
import {
  PlanAdopted,
  PlanAnnounced,
  PlanDocumentAdded,
  PlanDraftPublished,
  type PlanPhase,
  PlanPhaseReached,
  PlanRefreshed,
  PlanToldBySource,
  PlanWithdrawn,
  wordsField,
} from '../vocabulary.ts'
import { aboutOf, wordsOf } from './read-fact.ts'

async function reachPhase(trx: Trx, fact: RecordedFact<unknown>, phase: PlanPhase): Promise<void> {
  const plan = aboutOf(fact, 'plan')
  await trx
    .insertInto('plan_phase')
    .values({ plan_id: plan, phase, reached_at: fact.at, entry_id: fact.id })
    // A second draft is a new version, not a new phase: the phase keeps the day it was first reached.
    .onConflict((conflict) => conflict.columns(['plan_id', 'phase']).doNothing())
    .execute()
  await trx.updateTable('action_plan').set({ phase, phase_at: fact.at }).where('id', '=', plan).execute()
}

async function projectPlanAnnounced(trx: Trx, fact: RecordedFact<PlanAnnounced>): Promise<void> {
  const { from, to, adoptionDue, title, ...rest } = fact.data
  await trx
    .insertInto('action_plan')
    .values({
      ...rest,
      id: aboutOf(fact, 'plan'),
      member_id: aboutOf(fact, 'member'),
      period_from: from,
      period_to: to,
      adoption_due: adoptionDue,
      title: JSON.stringify(title),
      source: sourceOf(fact),
      told_at: fact.at,
      withdrawal_reason_given: false,
      entry_id: fact.id,
    })
    .execute()
  await reachPhase(trx, fact, 'announced')
}

async function projectPlanToldBySource(trx: Trx, fact: RecordedFact<PlanToldBySource>): Promise<void> {
  const { from, to, yearSubmitted, title, ...rest } = fact.data
  const told = {
    ...rest,
    member_id: aboutOf(fact, 'member'),
    period_from: from,
    period_to: to,
    year_submitted: yearSubmitted,
    title: JSON.stringify(title),
    source: sourceOf(fact),
    told_at: fact.at,
    entry_id: fact.id,
  }
  await trx
    .insertInto('action_plan')
    .values({ ...told, id: aboutOf(fact, 'plan'), fictional: false, withdrawal_reason_given: false })
    // The source told it again, otherwise: what it says now stands.
    .onConflict((conflict) => conflict.column('id').doUpdateSet(told))
    .execute()
}

type Version = { readonly version: number; readonly commitments: readonly { readonly commitment: string; readonly revision: number }[] }

async function insertVersion(
  trx: Trx,
  fact: RecordedFact<Version>,
  kind: 'draft' | 'adopted' | 'refreshed',
  commentUntil: string | null,
): Promise<void> {
  const plan = aboutOf(fact, 'plan')
  const { version, commitments } = fact.data
  await trx
    .insertInto('plan_version')
    .values({ plan_id: plan, version, kind, comment_until: commentUntil, published_at: fact.at, entry_id: fact.id })
    .execute()
  await sql`
    insert into plan_version_commitment (plan_id, version, position, commitment_id, revision)
    select ${plan}::uuid, ${version}::integer, c.position, c.commitment, c.revision
    from unnest(${commitments.map((it) => it.commitment)}::uuid[], ${commitments.map((it) => it.revision)}::integer[])
      with ordinality as c (commitment, revision, position)
  `.execute(trx)
}

async function projectDraftPublished(trx: Trx, fact: RecordedFact<PlanDraftPublished>): Promise<void> {
  await insertVersion(trx, fact, 'draft', fact.data.commentUntil)
  await reachPhase(trx, fact, 'draft-published')
}

async function projectAdopted(trx: Trx, fact: RecordedFact<PlanAdopted>): Promise<void> {
  await insertVersion(trx, fact, 'adopted', null)
  await trx
    .updateTable('action_plan')
    .set({ adopted_at: fact.at, adopted_version: fact.data.version })
    .where('id', '=', aboutOf(fact, 'plan'))
    .execute()
  await reachPhase(trx, fact, 'adopted')
}

async function projectRefreshed(trx: Trx, fact: RecordedFact<PlanRefreshed>): Promise<void> {
  await insertVersion(trx, fact, 'refreshed', null)
}

async function projectWithdrawn(trx: Trx, fact: RecordedFact<PlanWithdrawn>): Promise<void> {
  await trx
    .updateTable('action_plan')
    .set({
      withdrawn_at: fact.at,
      withdrawal_reason_given: fact.data.reasonGiven,
      withdrawal_reason: wordsOf(fact, wordsField.reason),
      withdrawal_entry_id: fact.id,
    })
    .where('id', '=', aboutOf(fact, 'plan'))
    .execute()
}

async function eraseWithdrawalReason(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field !== wordsField.reason) return
  await trx.updateTable('action_plan').set({ withdrawal_reason: null }).where('withdrawal_entry_id', '=', entryId).execute()
}

async function projectDocumentAdded(trx: Trx, fact: RecordedFact<PlanDocumentAdded>): Promise<void> {
  const { document, kind, file } = fact.data
  await trx
    .insertInto('plan_document')
    .values({
      id: document,
      plan_id: aboutOf(fact, 'plan'),
      kind,
      title: wordsOf(fact, wordsField.title),
      link: wordsOf(fact, wordsField.link),
      sha256: file?.sha256 ?? null,
      media_type: file?.mediaType ?? null,
      bytes: file?.bytes ?? null,
      added_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
}

async function eraseDocumentWords(trx: Trx, entryId: string, field: string): Promise<void> {
  const erased = field === wordsField.title ? { title: null } : field === wordsField.link ? { link: null } : null
  if (erased !== null) await trx.updateTable('plan_document').set(erased).where('entry_id', '=', entryId).execute()
}

/** A member announces a plan. About: `{ plan, member }`. */
export const planAnnounced = defineFact({ kind: 'plan-announced', schema: PlanAnnounced, project: projectPlanAnnounced })

/** A published source tells of a plan. About: `{ plan, member }`. */
export const planToldBySource = defineFact({ kind: 'plan-told-by-source', schema: PlanToldBySource, project: projectPlanToldBySource })

/** Co-creation, implementation or the end of a plan begins. About: `{ plan, member }`. */
export const planPhaseReached = defineFact({
  kind: 'plan-phase-reached',
  schema: PlanPhaseReached,
  project: (trx, fact) => reachPhase(trx, fact, fact.data.phase),
})

/** A version of a draft is open to comment. About: `{ plan, member }`. */
export const planDraftPublished = defineFact({ kind: 'plan-draft-published', schema: PlanDraftPublished, project: projectDraftPublished })

/** A plan is adopted: this version binds the member. About: `{ plan, member }`. */
export const planAdopted = defineFact({ kind: 'plan-adopted', schema: PlanAdopted, project: projectAdopted })

/** A plan of four years is refreshed at mid-term. About: `{ plan, member }`. */
export const planRefreshed = defineFact({ kind: 'plan-refreshed', schema: PlanRefreshed, project: projectRefreshed })

/** A plan is withdrawn; what it said stays. About: `{ plan, member }`. */
export const planWithdrawn = defineFact({
  kind: 'plan-withdrawn',
  schema: PlanWithdrawn,
  project: projectWithdrawn,
  erase: eraseWithdrawalReason,
})

/** A document of a plan, a file or a link. About: `{ plan, member }`. */
export const planDocumentAdded = defineFact({
  kind: 'plan-document-added',
  schema: PlanDocumentAdded,
  project: projectDocumentAdded,
  erase: eraseDocumentWords,
})
