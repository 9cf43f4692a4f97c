import type { Trx } from '#kernel/database.ts'
import { defineFact, type RecordedFact } from '#record'
import '../tables.ts'
import { AnswerAssigned, AnswerPublished, AnswerRevised } from '../vocabulary.ts'
import { aboutOf, asJson, asJsonOrNull } from './reading.ts'

async function projectAssigned(trx: Trx, fact: RecordedFact<AnswerAssigned>): Promise<void> {
  const { inputs, institution } = fact.data
  await trx
    .updateTable('consultation_input')
    .set({ institution: asJson(institution), assigned_at: fact.at, assigned_entry_id: fact.id })
    .where(
      'id',
      'in',
      inputs.map(({ id }) => id),
    )
    .execute()
}

async function insertVersion(trx: Trx, fact: RecordedFact<AnswerPublished>, version: number): Promise<void> {
  const { answer, decision, reason, words, takenUpIn, institution, secondReader } = fact.data
  await trx
    .insertInto('answer_version')
    .values({
      answer_id: answer,
      version,
      decision,
      reason: asJson(reason),
      words: asJsonOrNull(words),
      taken_up_in: asJson(takenUpIn),
      institution: asJson(institution),
      second_reader: secondReader,
      published_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
}

async function projectPublished(trx: Trx, fact: RecordedFact<AnswerPublished>): Promise<void> {
  const { answer, inputs } = fact.data
  const consultation_id = aboutOf(fact, 'consultation')
  await trx.insertInto('answer').values({ id: answer, consultation_id, version: 1, published_at: fact.at }).execute()
  await insertVersion(trx, fact, 1)
  const ids = inputs.map(({ id }) => id)
  await trx.updateTable('consultation_input').set({ answer_id: answer }).where('id', 'in', ids).execute()
}

async function projectRevised(trx: Trx, fact: RecordedFact<AnswerRevised>): Promise<void> {
  const { answer, version } = fact.data
  await insertVersion(trx, fact, version)
  await trx.updateTable('answer').set({ version }).where('id', '=', answer).execute()
}

/** Who is to answer these inputs. About: `{ consultation, member }`. */
export const answerAssigned = defineFact({ kind: 'answer-assigned', schema: AnswerAssigned, project: projectAssigned })

/** The reasoned answer to one or several inputs. About: `{ consultation, member }`, and `proposal` when it answers one alone. */
export const answerPublished = defineFact({ kind: 'answer-published', schema: AnswerPublished, project: projectPublished })

/** Another version of a published answer. About as for the first. */
export const answerRevised = defineFact({ kind: 'answer-revised', schema: AnswerRevised, project: projectRevised })
