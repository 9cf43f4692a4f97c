import { type Db, sql, type Trx } from '#kernel/database.ts'
import { NotFound } from '#kernel/errors.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { append } from './append.ts'
import { type ContentRemoved, type ContentRestored, contentRemoved, contentRestored } from './content-removed.ts'
import type { AnyFactDefinition, Author, RecordedFact } from './fact.ts'
import './tables.ts'
import { eraseRemembering, putBack } from './withheld-rows.ts'

interface Told {
  readonly id: string
  readonly at: Date
  readonly recordedAt: Date
  readonly by: Author
}

/** Which words to take off the pages, why, and with how many opinions. */
export interface Removal extends Told, ContentRemoved {}

/** Which removal to undo, and why. */
export interface Restoration extends Told {
  readonly removal: string
  readonly reason: ContentRestored['reason']
}

/** What the platform projects: facts and their tables. */
export interface Projection {
  readonly facts: readonly AnyFactDefinition[]
  readonly projectedTables: readonly string[]
}

/** Takes the lock of an entry's words; the races replace it to show what happens without. */
export type LockWords = (trx: Trx, entryId: string) => Promise<void>

/**
 * Lets one transaction at a time remove, restore or erase words of an entry: the words move between two tables, so that no
 * row stays to be locked. What is decided on is read afterwards.
 */
export const lockWords: LockWords = async (trx, entryId) => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`parvis/words/${entryId}`}, 0))`.execute(trx)
}

/**
 * Takes words off every page, file and answer of the platform, and appends `content-removed`. They leave the projected
 * tables as an erasure would make them leave, so that a replay gives the same rows; they wait aside, with their salt, for
 * an appeal. Fields whose words are gone already are passed over; `nothing-to-remove` when none is left.
 */
export async function withhold(
  trx: Trx,
  removal: Removal,
  { facts, projectedTables }: Projection,
  lock: LockWords = lockWords,
): Promise<Outcome<RecordedFact<ContentRemoved>, 'nothing-to-remove'>> {
  const { target, ground, opinions, other, id, at, recordedAt, by } = removal
  await lock(trx, target)
  const words = await trx
    .selectFrom('record_disclosure')
    .selectAll()
    .where('entry_id', '=', target)
    .where('field', 'in', removal.fields)
    .orderBy('field')
    .execute()
  if (words.length === 0) return refuse('nothing-to-remove')
  const fields = words.map(({ field }) => field)
  await trx.insertInto('record_withheld').values(words).execute()
  const data = { target, fields, ground, opinions, other }
  const fact = await append(trx, contentRemoved, { id, at, recordedAt, by, about: { entry: target }, data })
  await trx.deleteFrom('record_disclosure').where('entry_id', '=', target).where('field', 'in', fields).execute()
  const kind = await kindOf(trx, target)
  const definition = facts.find((known) => known.kind === kind)
  for (const field of fields) await eraseRemembering(trx, definition, { entryId: target, field }, projectedTables)
  return allow(fact)
}

/**
 * Brings words back that a removal took off the pages, and appends `content-restored`. What their author erased meanwhile
 * does not come back; `nothing-to-restore` when nothing is left or the removal was undone before.
 */
export async function restoreWords(
  trx: Trx,
  { removal, reason, id, at, recordedAt, by }: Restoration,
  lock: LockWords = lockWords,
): Promise<Outcome<RecordedFact<ContentRestored>, 'nothing-to-restore'>> {
  const target = await targetOf(trx, removal)
  if (target === null) return refuse('nothing-to-restore')
  await lock(trx, target)
  const words = await trx
    .selectFrom('record_withheld as w')
    .innerJoin('record_removal as r', (join) => join.onRef('r.target', '=', 'w.entry_id').onRef('r.field', '=', 'w.field'))
    .select(['w.entry_id', 'w.field', 'w.salt', 'w.value'])
    .where('r.entry_id', '=', removal)
    .where('r.restored_entry_id', 'is', null)
    .orderBy('w.field')
    .execute()
  if (words.length === 0) return refuse('nothing-to-restore')
  const fields = words.map(({ field }) => field)
  const fact = await append(trx, contentRestored, {
    id,
    at,
    recordedAt,
    by,
    about: { entry: target },
    data: { target, removal, fields, reason },
  })
  await trx.insertInto('record_disclosure').values(words).execute()
  for (const field of fields.toReversed()) await putBack(trx, { entryId: target, field })
  await trx.deleteFrom('record_withheld').where('entry_id', '=', target).where('field', 'in', fields).execute()
  return allow(fact)
}

async function targetOf(db: Db, removal: string): Promise<string | null> {
  const row = await db.selectFrom('record_removal').select('target').where('entry_id', '=', removal).executeTakeFirst()
  return row?.target ?? null
}

/** The kind of an entry, sequenced or waiting. Throws `NotFound`. */
export async function kindOf(db: Db, entryId: string): Promise<string> {
  const sequenced = await db.selectFrom('record_entry').select('kind').where('entry_id', '=', entryId).executeTakeFirst()
  const found = sequenced ?? (await db.selectFrom('record_outbox').select('kind').where('entry_id', '=', entryId).executeTakeFirst())
  if (!found) throw new NotFound(`no entry ${entryId}`)
  return found.kind
}
