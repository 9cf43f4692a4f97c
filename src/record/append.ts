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
  const encoded = await encode(definition, fact, { salt, name: nameOnce(trx) })
  await insertPending(trx, [encoded])
  await definition.project(trx, encoded.recorded)
  return encoded.recorded
}

/** Facts of one kind to append. Made by `appending`. */
export interface Appending {
  encode(salting: Salting): Promise<readonly Encoded[]>
  project(trx: Trx): Promise<void>
}

/** Holds facts and their definition together, so that facts of several kinds can be appended at once. */
export function appending<Data>(definition: FactDefinition<Data>, facts: readonly NewFact<Data>[]): Appending {
  const recorded: RecordedFact<Data>[] = []
  return {
    encode: async (salting) => {
      const encoded: Encoded<Data>[] = []
      for (const fact of facts) encoded.push(await encode(definition, fact, salting))
      recorded.push(...encoded.map((it) => it.recorded))
      return encoded
    },
    project: async (trx) => {
      if (definition.projectAll !== undefined && recorded.length > 1) await definition.projectAll(trx, recorded)
      else for (const fact of recorded) await definition.project(trx, fact)
    },
  }
}

/**
 * Appends many facts, in their order, as `append` does one: in the caller's transaction, all or none. Their entries enter the
 * outbox in one statement; then each kind is projected, in order. For imports, where a round trip per entry would be most of
 * the time.
 */
export async function appendAll(trx: Trx, groups: readonly Appending[], salt: () => Buffer = freshSalt): Promise<void> {
  const salting = { salt, name: nameOnce(trx) }
  const encoded: Encoded[] = []
  for (const group of groups) encoded.push(...(await group.encode(salting)))
  if (encoded.length === 0) return
  await insertPending(trx, encoded)
  for (const group of groups) await group.project(trx)
}

/** An entry ready for the outbox. */
interface Encoded<Data = unknown> {
  readonly recorded: RecordedFact<Data>
  readonly leaf: Buffer
  readonly words: readonly SaltedWords[]
}

/** What digests of words are made with. */
interface Salting {
  readonly salt: () => Buffer
  /** The record's name, asked once in a transaction. */
  name(): Promise<string>
}

async function encode<Data>(definition: FactDefinition<Data>, fact: NewFact<Data>, salting: Salting): Promise<Encoded<Data>> {
  const data = definition.schema.parse(fact.data)
  const words = await saltWords(fact.disclosures ?? {}, salting)
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
  return { recorded, leaf, words }
}

interface SaltedWords {
  readonly field: string
  readonly salt: Buffer
  readonly value: string
  readonly digest: string
}

async function saltWords(disclosures: Readonly<Record<string, Json>>, salting: Salting): Promise<SaltedWords[]> {
  const fields = Object.entries(disclosures)
  if (fields.length === 0) return []
  const name = await salting.name()
  return fields.map(([field, value]) => {
    const own = salting.salt()
    return { field, salt: own, value: canonicalJson(value), digest: disclosureDigest(name, own, value) }
  })
}

function nameOnce(trx: Trx): () => Promise<string> {
  let asked: Promise<string> | undefined
  return () => {
    asked ??= nameOf(trx)
    return asked
  }
}

// The key share keeps the name as it is until the digests made with it are committed (`openRecord` may still set it).
async function nameOf(trx: Trx): Promise<string> {
  const { name } = await trx.selectFrom('record_state').select('name').forKeyShare().executeTakeFirstOrThrow()
  return name
}

/** The same value, known to be JSON: its canonical text read back. */
function asJson(value: unknown): Json {
  const json: Json = JSON.parse(canonicalJson(value))
  return json
}

// One statement: an act pays one round trip for its entries whatever they are about.
async function insertPending(trx: Trx, entries: readonly Encoded[]): Promise<void> {
  const about = entries.flatMap(({ recorded }) => Object.entries(recorded.about).map(([kind, id]) => ({ entry: recorded.id, kind, id })))
  const words = entries.flatMap(({ recorded, words: own }) => own.map((word) => ({ ...word, entry: recorded.id })))
  const column = <Value>(pick: (entry: Encoded) => Value) => entries.map(pick)
  await sql`
    with subjects as (
      insert into record_about (entry_id, subject_kind, subject_id)
      select s.entry, s.kind, s.id
      from unnest(${about.map(({ entry }) => entry)}::uuid[], ${about.map(({ kind }) => kind)}::text[], ${about.map(({ id }) => id)}::text[])
        as s (entry, kind, id)
    ), words as (
      insert into record_disclosure (entry_id, field, salt, value)
      select w.entry, w.field, w.salt, w.value
      from unnest(${words.map(({ entry }) => entry)}::uuid[], ${words.map((word) => word.field)}::text[],
        ${words.map((word) => word.salt)}::bytea[], ${words.map((word) => word.value)}::text[]) as w (entry, field, salt, value)
    )
    insert into record_outbox (entry_id, kind, at, recorded_at, leaf)
    select e.id, e.kind, e.at, e.recorded_at, e.leaf
    from unnest(${column(({ recorded }) => recorded.id)}::uuid[], ${column(({ recorded }) => recorded.kind)}::text[],
      ${column(({ recorded }) => recorded.at)}::timestamptz[], ${column(({ recorded }) => recorded.recordedAt)}::timestamptz[],
      ${column(({ leaf }) => leaf)}::bytea[]) with ordinality as e (id, kind, at, recorded_at, leaf, place)
    order by e.place
  `.execute(trx)
}
