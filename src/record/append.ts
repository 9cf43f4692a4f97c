import { canonicalJson, type Json } from '#kernel/canonical-json.ts'
import type { Context } from '#kernel/context.ts'
import { sql, type Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import { disclosureDigest, freshSalt } from './disclosure.ts'
import { encodeEntry, largestEntryBytes } from './entry.ts'
import type { About, Author, FactDefinition, NewFact, RecordedFact } from './fact.ts'
import './tables.ts'

/** What an act says of a fact; `factFrom` adds the id and the times. */
export interface FactContent<Data> {
  readonly by: Author
  readonly about: About
  readonly data: Data
  /** When the act took place, if not now. */
  readonly at?: Date
  readonly disclosures?: Readonly<Record<string, Json>>
}

/** A new fact with a fresh id, recorded now. */
export function factFrom<Data>(ctx: Pick<Context, 'now' | 'newId'>, content: FactContent<Data>): NewFact<Data> {
  const now = ctx.now()
  return { id: ctx.newId(), recordedAt: now, ...content, at: content.at ?? now }
}

/**
 * Appends one fact to the public record and writes the tables computed from it.
 *
 * Runs in the caller's transaction: entry, words and tables are committed together or not at all. The entry waits in the
 * outbox until `sequence` gives it an index. Throws when the data does not fit the definition's schema, has no canonical
 * form or makes an entry of more than 65,535 bytes: acts check their forms before.
 */
export async function append<Data>(
  trx: Trx,
  definition: FactDefinition<Data>,
  fact: NewFact<Data>,
  salt: () => Buffer = freshSalt,
): Promise<RecordedFact<Data>> {
  const data = definition.schema.parse(fact.data)
  const words = await saltWords(trx, fact.disclosures ?? {}, salt)
  const recorded: RecordedFact<Data> = {
    id: fact.id,
    kind: definition.kind,
    at: fact.at,
    recordedAt: fact.recordedAt,
    by: fact.by,
    about: fact.about,
    data,
    disclosed: fact.disclosures ?? {},
  }
  const leaf = encodeEntry({ ...recorded, data: asJson(data), digests: words })
  if (leaf.length > largestEntryBytes) throw new Bug(`an entry ${definition.kind} of ${leaf.length} bytes is over ${largestEntryBytes}`)
  await insertPending(trx, recorded, leaf, words)
  await definition.project(trx, recorded)
  return recorded
}

interface SaltedWords {
  readonly field: string
  readonly salt: Buffer
  readonly value: string
  readonly digest: string
}

async function saltWords(trx: Trx, disclosures: Readonly<Record<string, Json>>, salt: () => Buffer): Promise<SaltedWords[]> {
  const fields = Object.entries(disclosures)
  if (fields.length === 0) return []
  // The key share keeps the name as it is until the digests made with it are committed (`openRecord` may still set it).
  const { name } = await trx.selectFrom('record_state').select('name').forKeyShare().executeTakeFirstOrThrow()
  return fields.map(([field, value]) => {
    const own = salt()
    return { field, salt: own, value: canonicalJson(value), digest: disclosureDigest(name, own, value) }
  })
}

/** The same value, known to be JSON: its canonical text read back. */
function asJson(value: unknown): Json {
  const json: Json = JSON.parse(canonicalJson(value))
  return json
}

// One statement: an act pays one round trip for its entry whatever it is about.
async function insertPending(trx: Trx, fact: RecordedFact<unknown>, leaf: Buffer, words: readonly SaltedWords[]): Promise<void> {
  const about = Object.entries(fact.about)
  await sql`
    with subjects as (
      insert into record_about (entry_id, subject_kind, subject_id)
      select ${fact.id}::uuid, s.kind, s.id
      from unnest(${about.map(([kind]) => kind)}::text[], ${about.map(([, id]) => id)}::text[]) as s (kind, id)
    ), words as (
      insert into record_disclosure (entry_id, field, salt, value)
      select ${fact.id}::uuid, w.field, w.salt, w.value
      from unnest(${words.map((word) => word.field)}::text[], ${words.map((word) => word.salt)}::bytea[], ${words.map((word) => word.value)}::text[])
        as w (field, salt, value)
    )
    insert into record_outbox (entry_id, kind, at, recorded_at, leaf)
    values (${fact.id}, ${fact.kind}, ${fact.at}, ${fact.recordedAt}, ${leaf})
  `.execute(trx)
}
