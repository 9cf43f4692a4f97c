import type { Trx } from '#kernel/database.ts'
import type { RecordedFact } from '#record'
import '../tables.ts'
import type { AuthorKind, InputKind } from '../vocabulary.ts'
import { aboutOf, findAbout, memberOf } from './reading.ts'

/** What the ledger needs of an input. */
interface GivenInput {
  readonly id: string
  readonly kind: InputKind
  readonly authorKind: AuthorKind
}

/** Puts an input in the ledger. */
export async function insertInput(trx: Trx, fact: RecordedFact<unknown>, { id, kind, authorKind }: GivenInput): Promise<void> {
  await trx
    .insertInto('consultation_input')
    .values({
      id,
      kind,
      author_kind: authorKind,
      consultation_id: aboutOf(fact, 'consultation'),
      participant_id: findAbout(fact, 'participant'),
      member_id: memberOf(fact, authorKind),
      given_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
}

/** Marks an input withdrawn: no answer is owed to it any more. */
export async function withdrawInput(trx: Trx, fact: RecordedFact<unknown>, id: string): Promise<void> {
  await trx.updateTable('consultation_input').set({ withdrawn_at: fact.at, withdrawn_entry_id: fact.id }).where('id', '=', id).execute()
}
