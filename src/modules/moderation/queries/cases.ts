import type { Selectable } from 'kysely'
import type { Db, Trx } from '#kernel/database.ts'
import type { RemovalGround } from '#record'
import type { ModerationCaseTable } from '../tables.ts'
import { type CaseFacts, type CaseState, stateOf } from '../vocabulary.ts'

/** A case with its state. */
export interface Case extends CaseFacts {
  readonly state: CaseState
}

/** A case from its row. */
export function caseFrom(row: Selectable<ModerationCaseTable>): Case {
  const facts: CaseFacts = {
    id: row.id,
    entryId: row.entry_id,
    openedAt: row.opened_at,
    firstAt: row.first_at,
    firstPerson: row.first_person,
    firstMandate: row.first_mandate,
    firstDecision: row.first_decision,
    ground: row.ground,
    fields: row.fields,
    reason: row.reason,
    secondAt: row.second_at,
    secondPerson: row.second_person,
    secondAgrees: row.second_agrees,
    removalId: row.removal_id,
    removedAt: row.removed_at,
    appeal: row.appeal,
    appealedAt: row.appealed_at,
    appealDecidedAt: row.appeal_decided_at,
    appealGranted: row.appeal_granted,
    appealReason: row.appeal_reason,
    erasedAt: row.erased_at,
  }
  return { ...facts, state: stateOf(facts) }
}

/** Locks a case until the transaction ends; the races replace it to show what happens without. */
export type LockCase = (trx: Trx, id: string) => Promise<Case | null>

/** Lets one decision at a time be made on a case: what is decided on is what was locked. */
export const lockCase: LockCase = async (trx, id) => {
  const row = await trx.selectFrom('moderation_case').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? null : caseFrom(row)
}

/** A case by its id, or null. */
export async function findCase(db: Db, id: string): Promise<Case | null> {
  const row = await db.selectFrom('moderation_case').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : caseFrom(row)
}

/** The case a removal was decided in, by the entry `content-removed`, or null. */
export async function findCaseOfRemoval(db: Db, removalId: string): Promise<Case | null> {
  const row = await db.selectFrom('moderation_case').selectAll().where('removal_id', '=', removalId).executeTakeFirst()
  return row === undefined ? null : caseFrom(row)
}

/** One report, as moderators read it: never who sent it. */
export interface Report {
  readonly ground: RemovalGround
  readonly fields: readonly string[]
  readonly words: string | null
  readonly reportedAt: Date
}

/** The reports of a case, the oldest first. */
export const reportsOf = (db: Db, caseId: string): Promise<readonly Report[]> =>
  db
    .selectFrom('moderation_report')
    .select(['ground', 'fields', 'words', 'reported_at as reportedAt'])
    .where('case_id', '=', caseId)
    .orderBy('reported_at')
    .orderBy('id')
    .execute()

/** A case in the queue, with how many reported it. */
export interface QueuedCase extends Case {
  readonly reports: number
}

/** What waits for a moderator, the longest wait first: new cases, second opinions, appeals. */
export async function queuedCases(db: Db): Promise<readonly QueuedCase[]> {
  const rows = await db
    .selectFrom('moderation_case as c')
    .selectAll('c')
    .select((eb) =>
      eb.selectFrom('moderation_report as r').select(eb.fn.countAll<number>().as('n')).whereRef('r.case_id', '=', 'c.id').as('reports'),
    )
    .where('c.erased_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('c.first_decision', 'is', null),
        eb.and([eb('c.first_decision', '=', 'remove'), eb('c.second_agrees', 'is', null)]),
        eb.and([eb('c.appealed_at', 'is not', null), eb('c.appeal_granted', 'is', null)]),
      ]),
    )
    .orderBy('c.opened_at')
    .limit(500)
    .execute()
  return rows.map((row) => ({ ...caseFrom(row), reports: Number(row.reports ?? 0) }))
}
