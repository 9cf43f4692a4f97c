import type { Trx } from '#kernel/database.ts'
import { NotFound } from '#kernel/errors.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { append } from './append.ts'
import { type ContentRedacted, contentRedacted } from './content-redacted.ts'
import type { AnyFactDefinition, Author, RecordedFact } from './fact.ts'
import './tables.ts'

/** Which words to erase and why. */
export interface Redaction extends ContentRedacted {
  readonly id: string
  readonly at: Date
  readonly recordedAt: Date
  readonly by: Author
}

/**
 * Erases the words of one field of an entry, with their salt, and appends `content-redacted`. The entry and its digest stay,
 * so the record verifies as before. The definition of the entry's kind takes the words out of its own tables (`erase`).
 */
export async function redact(
  trx: Trx,
  redaction: Redaction,
  facts: readonly AnyFactDefinition[],
): Promise<Outcome<RecordedFact<ContentRedacted>, 'nothing-to-erase'>> {
  const { target, field, ground, id, at, recordedAt, by } = redaction
  // Locked first: of two erasures at once, the second finds nothing left.
  const words = await trx
    .selectFrom('record_disclosure')
    .select('field')
    .where('entry_id', '=', target)
    .where('field', '=', field)
    .forUpdate()
    .executeTakeFirst()
  if (!words) return refuse('nothing-to-erase')
  const kind = await kindOf(trx, target)
  const fact = await append(trx, contentRedacted, { id, at, recordedAt, by, about: { entry: target }, data: { target, field, ground } })
  await trx.deleteFrom('record_disclosure').where('entry_id', '=', target).where('field', '=', field).execute()
  await facts.find((definition) => definition.kind === kind)?.erase?.(trx, target, field)
  return allow(fact)
}

async function kindOf(trx: Trx, entryId: string): Promise<string> {
  const sequenced = await trx.selectFrom('record_entry').select('kind').where('entry_id', '=', entryId).executeTakeFirst()
  const found = sequenced ?? (await trx.selectFrom('record_outbox').select('kind').where('entry_id', '=', entryId).executeTakeFirst())
  if (!found) throw new NotFound(`no entry ${entryId}`)
  return found.kind
}
