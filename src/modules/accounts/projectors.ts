import type { Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import { type AnyFactDefinition, defineFact, type RecordedFact } from '#record'
import './tables.ts'
import { MandateGranted, MandateRevoked } from './vocabulary.ts'

/** Writes a mandate as the record tells it: without the person. */
export async function projectMandateGranted(trx: Trx, fact: RecordedFact<MandateGranted>): Promise<void> {
  const { mandate, kind, member, until } = fact.data
  await trx
    .insertInto('mandate')
    .values({
      id: mandate,
      kind,
      member_id: member ?? null,
      granted_at: fact.at,
      granted_by: fact.by.kind === 'mandate' ? fact.by.mandate : null,
      valid_until: until === undefined ? null : new Date(until),
      entry_id: fact.id,
      revoked_at: null,
      revoked_ground: null,
      revoked_entry_id: null,
    })
    .execute()
}

/** Ends a mandate. The row stays: entries made under it still name it. */
export async function projectMandateRevoked(trx: Trx, fact: RecordedFact<MandateRevoked>): Promise<void> {
  const ended = await trx
    .updateTable('mandate')
    .set({ revoked_at: fact.at, revoked_ground: fact.data.ground, revoked_entry_id: fact.id })
    .where('id', '=', fact.data.mandate)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows !== 1n) throw new Bug(`no mandate ${fact.data.mandate} in force to revoke`)
}

export const mandateGranted = defineFact<MandateGranted>({
  kind: 'mandate-granted',
  schema: MandateGranted,
  project: projectMandateGranted,
})
export const mandateRevoked = defineFact<MandateRevoked>({
  kind: 'mandate-revoked',
  schema: MandateRevoked,
  project: projectMandateRevoked,
})

/** The kinds of entry this module adds to the record. */
export const facts: readonly AnyFactDefinition[] = [mandateGranted, mandateRevoked]

/** The tables computed from them. */
export const projectedTables: readonly string[] = ['mandate']
