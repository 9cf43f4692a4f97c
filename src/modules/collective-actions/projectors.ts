import { sql, type Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import { defineFact, type RecordedFact } from '#record'
import './tables.ts'
import {
  ActionClosed,
  ActionProposed,
  ActionStep,
  ContributionCorrected,
  ContributionDelivered,
  ContributionReceiptConfirmed,
  MemberJoinedAction,
  MemberWithdrewFromAction,
  wordsField,
} from './vocabulary.ts'

/** The words of a field; null when there are none, or when they were erased. */
function wordsOf(fact: RecordedFact<unknown>, field: string): string | null {
  const value = fact.disclosed[field]
  return typeof value === 'string' ? value : null
}

/** The id of what an entry is about. */
function aboutOf(fact: RecordedFact<unknown>, kind: 'action' | 'member'): string {
  const id = fact.about[kind]
  if (id === undefined) throw new Bug(`the entry ${fact.id} (${fact.kind}) names no ${kind}`)
  return id
}

async function projectActionProposed(trx: Trx, fact: RecordedFact<ActionProposed>): Promise<void> {
  const { title, asks, from, to, ...rest } = fact.data
  await trx
    .insertInto('collective_action')
    .values({
      ...rest,
      id: aboutOf(fact, 'action'),
      title: JSON.stringify(title),
      asks: JSON.stringify(asks),
      period_from: from,
      period_to: to,
      proposed_at: fact.at,
      close_reason_given: false,
      entry_id: fact.id,
    })
    .execute()
}

async function projectActionOpened(trx: Trx, fact: RecordedFact<ActionStep>): Promise<void> {
  await trx
    .updateTable('collective_action')
    .set({ opened_at: fact.at, opened_entry_id: fact.id })
    .where('id', '=', aboutOf(fact, 'action'))
    .execute()
}

async function projectActionClosed(trx: Trx, fact: RecordedFact<ActionClosed>): Promise<void> {
  await trx
    .updateTable('collective_action')
    .set({
      closed_at: fact.at,
      closed_entry_id: fact.id,
      close_reason_given: fact.data.reasonGiven,
      close_reason: wordsOf(fact, wordsField.reason),
    })
    .where('id', '=', aboutOf(fact, 'action'))
    .execute()
}

async function eraseCloseReason(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field !== wordsField.reason) return
  await trx.updateTable('collective_action').set({ close_reason: null }).where('closed_entry_id', '=', entryId).execute()
}

async function projectActionLeadNamed(trx: Trx, fact: RecordedFact<ActionStep>): Promise<void> {
  await trx
    .insertInto('collective_action_lead')
    .values({ action_id: aboutOf(fact, 'action'), member_id: aboutOf(fact, 'member'), named_at: fact.at, entry_id: fact.id })
    .execute()
}

/** Writes a participation with its contributions in one statement: an act pays one round trip for its rows. */
async function projectMemberJoinedAction(trx: Trx, fact: RecordedFact<MemberJoinedAction>): Promise<void> {
  const { participation, contributions, contributionsTold, reservationMade } = fact.data
  const column = <Value>(pick: (contribution: MemberJoinedAction['contributions'][number], position: number) => Value) =>
    contributions.map((contribution, index) => pick(contribution, index + 1))
  await sql`
    with joined as (
      insert into participation (id, action_id, member_id, joined_at, contributions_told, reservation_made, reservation, entry_id)
      values (${participation}, ${aboutOf(fact, 'action')}, ${aboutOf(fact, 'member')}, ${fact.at}, ${contributionsTold}, ${reservationMade},
        ${wordsOf(fact, wordsField.reservation)}, ${fact.id})
    ), told as (
      select * from unnest(
        ${column((it) => it.id)}::uuid[], ${column((_, position) => position)}::integer[], ${column((it) => it.kind)}::text[],
        ${column((_, position) => wordsOf(fact, wordsField.contribution(position)))}::text[],
        ${column((_, position) => wordsOf(fact, wordsField.contributionLink(position)))}::text[],
        ${column((it) => it.from)}::text[], ${column((it) => it.to)}::text[],
        ${column((it) => it.amount?.minor ?? null)}::bigint[], ${column((it) => it.amount?.currency ?? null)}::text[]
      ) as t (id, position, kind, description, link, period_from, period_to, amount_minor, currency)
    ), brought as (
      insert into contribution (id, participation_id, position) select id, ${participation}::uuid, position from told
    )
    insert into contribution_version
      (contribution_id, version, kind, description, link, period_from, period_to, amount_minor, currency, told_at, entry_id)
    select id, 1, kind, description, link, period_from, period_to, amount_minor, currency, ${fact.at}::timestamptz, ${fact.id}::uuid from told
  `.execute(trx)
}

async function eraseJoiningWords(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field === wordsField.reservation) {
    await trx.updateTable('participation').set({ reservation: null }).where('entry_id', '=', entryId).execute()
    return
  }
  const named = /^contribution-(\d+)(-link)?$/.exec(field)
  if (named === null) return
  const erased = named[2] === undefined ? { description: null } : { link: null }
  await trx
    .updateTable('contribution_version')
    .set(erased)
    .where('entry_id', '=', entryId)
    .where('contribution_id', 'in', (eb) => eb.selectFrom('contribution').select('id').where('position', '=', Number(named[1])))
    .execute()
}

async function projectMemberWithdrew(trx: Trx, fact: RecordedFact<MemberWithdrewFromAction>): Promise<void> {
  await trx
    .updateTable('participation')
    .set({
      withdrawn_at: fact.at,
      withdrawal_id: fact.data.withdrawal,
      withdrawal_reason_given: fact.data.reasonGiven,
      withdrawal_reason: wordsOf(fact, wordsField.reason),
      withdrawal_entry_id: fact.id,
    })
    .where('id', '=', fact.data.participation)
    .execute()
}

async function eraseWithdrawalReason(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field !== wordsField.reason) return
  await trx.updateTable('participation').set({ withdrawal_reason: null }).where('withdrawal_entry_id', '=', entryId).execute()
}

async function projectContributionCorrected(trx: Trx, fact: RecordedFact<ContributionCorrected>): Promise<void> {
  const { contribution, version, correction, kind, from, to, amount } = fact.data
  await trx
    .insertInto('contribution_version')
    .values({
      contribution_id: contribution,
      version,
      correction_id: correction,
      kind,
      description: wordsOf(fact, wordsField.corrected),
      link: wordsOf(fact, wordsField.correctedLink),
      period_from: from,
      period_to: to,
      amount_minor: amount?.minor ?? null,
      currency: amount?.currency ?? null,
      told_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
}

async function eraseCorrectedWords(trx: Trx, entryId: string, field: string): Promise<void> {
  const erased = field === wordsField.corrected ? { description: null } : field === wordsField.correctedLink ? { link: null } : null
  if (erased !== null) await trx.updateTable('contribution_version').set(erased).where('entry_id', '=', entryId).execute()
}

async function projectContributionDelivered(trx: Trx, fact: RecordedFact<ContributionDelivered>): Promise<void> {
  await trx
    .updateTable('contribution')
    .set({
      delivered_at: fact.at,
      delivery_id: fact.data.delivery,
      delivery_entry_id: fact.id,
      evidence: wordsOf(fact, wordsField.evidence),
      evidence_link: wordsOf(fact, wordsField.evidenceLink),
    })
    .where('id', '=', fact.data.contribution)
    .execute()
}

async function eraseEvidence(trx: Trx, entryId: string, field: string): Promise<void> {
  const erased = field === wordsField.evidence ? { evidence: null } : field === wordsField.evidenceLink ? { evidence_link: null } : null
  if (erased !== null) await trx.updateTable('contribution').set(erased).where('delivery_entry_id', '=', entryId).execute()
}

async function projectReceiptConfirmed(trx: Trx, fact: RecordedFact<ContributionReceiptConfirmed>): Promise<void> {
  await trx
    .updateTable('contribution')
    .set({ received_at: fact.at, received_by: aboutOf(fact, 'member'), receipt_id: fact.data.receipt, receipt_entry_id: fact.id })
    .where('id', '=', fact.data.contribution)
    .execute()
}

/** An action is proposed, with all that it asks. About: `{ action }`. */
export const actionProposed = defineFact({ kind: 'action-proposed', schema: ActionProposed, project: projectActionProposed })

/** An action is open: members may join it from `at` on. About: `{ action }`. */
export const actionOpened = defineFact({ kind: 'action-opened', schema: ActionStep, project: projectActionOpened })

/** An action is closed: nobody joins any more, leaving stays free. About: `{ action }`; disclosed: `reason`. */
export const actionClosed = defineFact({
  kind: 'action-closed',
  schema: ActionClosed,
  project: projectActionClosed,
  erase: eraseCloseReason,
})

/** A member leads an action. About: `{ action, member }`. */
export const actionLeadNamed = defineFact({ kind: 'action-lead-named', schema: ActionStep, project: projectActionLeadNamed })

/** A member joins an action. About: `{ action, member }`; disclosed: `contribution-N`, `contribution-N-link`, `reservation`. */
export const memberJoinedAction = defineFact({
  kind: 'member-joined-action',
  schema: MemberJoinedAction,
  project: projectMemberJoinedAction,
  erase: eraseJoiningWords,
})

/** A member withdraws. About: `{ action, member }`; disclosed: `reason`. */
export const memberWithdrewFromAction = defineFact({
  kind: 'member-withdrew-from-action',
  schema: MemberWithdrewFromAction,
  project: projectMemberWithdrew,
  erase: eraseWithdrawalReason,
})

/** A contribution gets a new version. About: `{ action, member }`; disclosed: `contribution`, `contribution-link`. */
export const contributionCorrected = defineFact({
  kind: 'contribution-corrected',
  schema: ContributionCorrected,
  project: projectContributionCorrected,
  erase: eraseCorrectedWords,
})

/** The giver says a contribution is delivered. About: `{ action, member }`; disclosed: `evidence`, `evidence-link`. */
export const contributionDelivered = defineFact({
  kind: 'contribution-delivered',
  schema: ContributionDelivered,
  project: projectContributionDelivered,
  erase: eraseEvidence,
})

/** Another member says it received a contribution. About: `{ action, member, giver }`: `member` is the one that received. */
export const contributionReceiptConfirmed = defineFact({
  kind: 'contribution-receipt-confirmed',
  schema: ContributionReceiptConfirmed,
  project: projectReceiptConfirmed,
})
