import type { Trx } from '#kernel/database.ts'
import { defineFact, type RecordedFact } from '#record'
import '../tables.ts'
import { StatementAccepted, StatementRefused, wordsField } from '../vocabulary.ts'
import { insertInput } from './input.ts'
import { aboutOf, wordsOf } from './reading.ts'

async function projectAccepted(trx: Trx, fact: RecordedFact<StatementAccepted>): Promise<void> {
  const { statement, number, origin, language } = fact.data
  await trx
    .insertInto('consultation_statement')
    .values({
      id: statement,
      consultation_id: aboutOf(fact, 'consultation'),
      number,
      origin,
      language,
      text: wordsOf(fact, wordsField.text),
      accepted_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
  if (origin === 'participant') await insertInput(trx, fact, { id: statement, kind: 'statement', authorKind: 'person' })
}

async function eraseStatement(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field !== wordsField.text) return
  await trx.updateTable('consultation_statement').set({ text: null }).where('entry_id', '=', entryId).execute()
}

async function projectRefused(trx: Trx, fact: RecordedFact<StatementRefused>): Promise<void> {
  const { statement, ground } = fact.data
  const consultation_id = aboutOf(fact, 'consultation')
  await trx
    .insertInto('statement_refusal')
    .values({ statement_id: statement, consultation_id, ground, refused_at: fact.at, entry_id: fact.id })
    .execute()
}

/** A statement is put to people. About: `{ consultation, member }`, and `participant` for somebody's; disclosed: `text`. */
export const statementAccepted = defineFact({
  kind: 'statement-accepted',
  schema: StatementAccepted,
  project: projectAccepted,
  erase: eraseStatement,
})

/** A statement is not put to people, for a published ground. About: `{ consultation, member, participant }`. */
export const statementRefused = defineFact({ kind: 'statement-refused', schema: StatementRefused, project: projectRefused })
