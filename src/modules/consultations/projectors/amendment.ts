import type { Trx } from '#kernel/database.ts'
import { defineFact, type RecordedFact } from '#record'
import '../tables.ts'
import { AmendmentSubmitted, AmendmentWithdrawn, TextVersionPublished, wordsField } from '../vocabulary.ts'
import { insertInput, withdrawInput } from './input.ts'
import { aboutOf, asJson, wordsOf } from './reading.ts'

async function projectTextVersion(trx: Trx, fact: RecordedFact<TextVersionPublished>): Promise<void> {
  const { text, version, title, language, paragraphs, amendments } = fact.data
  await trx
    .insertInto('text_version')
    .values({
      text_id: text,
      version,
      consultation_id: aboutOf(fact, 'consultation'),
      title: asJson(title),
      language,
      paragraphs: asJson(paragraphs),
      published_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
  if (amendments.length === 0) return
  await trx.updateTable('amendment').set({ accepted_version: version, accepted_entry_id: fact.id }).where('id', 'in', amendments).execute()
}

async function projectSubmitted(trx: Trx, fact: RecordedFact<AmendmentSubmitted>): Promise<void> {
  const { amendment, number, text, version, paragraph, change, language, authorKind } = fact.data
  await insertInput(trx, fact, { id: amendment, kind: 'amendment', authorKind })
  await trx
    .insertInto('amendment')
    .values({
      id: amendment,
      consultation_id: aboutOf(fact, 'consultation'),
      number,
      text_id: text,
      version,
      paragraph_id: paragraph,
      change,
      language,
      words: wordsOf(fact, wordsField.words),
      reason: wordsOf(fact, wordsField.reason),
      signature: wordsOf(fact, wordsField.signature),
      submitted_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
}

async function eraseAmendment(trx: Trx, entryId: string, field: string): Promise<void> {
  const row = () => trx.updateTable('amendment').where('entry_id', '=', entryId)
  if (field === wordsField.words) await row().set({ words: null }).execute()
  if (field === wordsField.reason) await row().set({ reason: null }).execute()
  if (field === wordsField.signature) await row().set({ signature: null }).execute()
}

async function projectWithdrawn(trx: Trx, fact: RecordedFact<AmendmentWithdrawn>): Promise<void> {
  const { amendment } = fact.data
  await withdrawInput(trx, fact, amendment)
  await trx
    .updateTable('amendment')
    .set({ withdraw_reason: wordsOf(fact, wordsField.reason) })
    .where('id', '=', amendment)
    .execute()
}

async function eraseWithdrawReason(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field !== wordsField.reason) return
  await trx
    .updateTable('amendment')
    .set({ withdraw_reason: null })
    .where('id', 'in', (eb) => eb.selectFrom('consultation_input').select('id').where('withdrawn_entry_id', '=', entryId))
    .execute()
}

/** A text under consultation, at one version. About: `{ consultation, member, text }`. */
export const textVersionPublished = defineFact({
  kind: 'text-version-published',
  schema: TextVersionPublished,
  project: projectTextVersion,
})

/** Somebody proposes other words, or comments. About: `{ consultation, text, amendment, participant }`. */
export const amendmentSubmitted = defineFact({
  kind: 'amendment-submitted',
  schema: AmendmentSubmitted,
  project: projectSubmitted,
  erase: eraseAmendment,
})

/** Its author takes it back. About: `{ consultation, text, amendment, participant }`; disclosed: perhaps `reason`. */
export const amendmentWithdrawn = defineFact({
  kind: 'amendment-withdrawn',
  schema: AmendmentWithdrawn,
  project: projectWithdrawn,
  erase: eraseWithdrawReason,
})
