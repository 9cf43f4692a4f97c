import { v7 } from 'uuid'
import { z } from 'zod'
import { type Db, sql } from '#kernel/database.ts'
import { type AnyFactDefinition, append, defineFact, factFrom, openRecord, recordFacts, recordProjectedTables } from '#record'
import { freshDatabase } from '#test/database.ts'
import { signerFromSeed } from '../../src/record/signer.ts'

const PebblePlaced = z.strictObject({ weight: z.int(), place: z.string() })

/** A toy fact with a table of its own, whose row holds a person's words while they are disclosed. */
export const pebblePlaced = defineFact<z.infer<typeof PebblePlaced>>({
  kind: 'pebble-placed',
  schema: PebblePlaced,
  async project(trx, fact) {
    const { weight, place } = fact.data
    const words = typeof fact.disclosed.words === 'string' ? fact.disclosed.words : null
    await sql`insert into pebble (entry_id, weight, place, words, at) values (${fact.id}, ${weight}, ${place}, ${words}, ${fact.at})`.execute(
      trx,
    )
  },
  async erase(trx, entryId) {
    await sql`update pebble set words = null where entry_id = ${entryId}`.execute(trx)
  },
})

export const toyFacts: readonly AnyFactDefinition[] = [pebblePlaced, ...recordFacts]
export const toyTables: readonly string[] = ['pebble', ...recordProjectedTables]

/** The signer of the toy record; its key is the same in every run. */
export const toySigner = signerFromSeed('toy.example/record', Buffer.alloc(32, 7))

/** The instant tests happen at. */
export const noon = new Date('2026-11-23T12:00:00.000Z')

/** The instant so many seconds later. */
export const later = (seconds: number): Date => new Date(noon.getTime() + seconds * 1000)

/** An empty record in a database of its own, opened by the toy signer. */
export async function toyRecord() {
  const fresh = await freshDatabase({ poolSize: 30 })
  await sql`create table pebble (entry_id uuid primary key, weight bigint not null, place text not null, words text, at timestamptz not null)`.execute(
    fresh.db,
  )
  await openRecord(fresh.db, toySigner, noon)
  return fresh
}

/** Appends one pebble in a transaction of its own; gives the entry's id. */
export async function place(db: Db, weight: number, words?: string): Promise<string> {
  const fact = factFrom(
    { now: () => noon, newId: () => v7() },
    {
      by: { kind: 'instance' },
      about: { place: weight % 2 === 0 ? 'even' : 'odd' },
      data: { weight, place: `place ${weight}` },
      ...(words === undefined ? {} : { disclosures: { words } }),
    },
  )
  await db.transaction().execute((trx) => append(trx, pebblePlaced, fact))
  return fact.id
}

/** Appends so many pebbles, one after the other. */
export async function placeMany(db: Db, count: number): Promise<void> {
  for (let weight = 0; weight < count; weight += 1) await place(db, weight)
}
