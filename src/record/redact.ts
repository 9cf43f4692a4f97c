import { sql, type Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { append } from './append.ts'
import { type ContentRedacted, contentRedacted } from './content-redacted.ts'
import type { AnyFactDefinition, Author, RecordedFact } from './fact.ts'
import './tables.ts'
import { kindOf, type LockWords, lockWords } from './withhold.ts'

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
 * Words that moderation took off the pages are erased where they wait: they cannot come back.
 */
export async function redact(
  trx: Trx,
  redaction: Redaction,
  facts: readonly AnyFactDefinition[],
  lock: LockWords = lockWords,
): Promise<Outcome<RecordedFact<ContentRedacted>, 'nothing-to-erase'>> {
  const { target, field, ground, id, at, recordedAt, by } = redaction
  // Locked first: of two erasures at once, the second finds nothing left; a removal under way is waited for.
  await lock(trx, target)
  if (!(await isHeld(trx, target, field))) return refuse('nothing-to-erase')
  const kind = await kindOf(trx, target)
  const fact = await append(trx, contentRedacted, { id, at, recordedAt, by, about: { entry: target }, data: { target, field, ground } })
  await trx.deleteFrom('record_disclosure').where('entry_id', '=', target).where('field', '=', field).execute()
  await trx.deleteFrom('record_withheld').where('entry_id', '=', target).where('field', '=', field).execute()
  await facts.find((definition) => definition.kind === kind)?.erase?.(trx, target, field)
  return allow(fact)
}

async function isHeld(trx: Trx, entryId: string, field: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from record_disclosure where entry_id = ${entryId} and field = ${field}
    union all select 1 from record_withheld where entry_id = ${entryId} and field = ${field}
  `.execute(trx)
  return rows.length > 0
}
