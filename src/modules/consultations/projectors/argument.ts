import type { Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import { defineFact, type RecordedFact } from '#record'
import '../tables.ts'
import { ArgumentMade, ArgumentReplyMade, type ArgumentSide, ArgumentWithdrawn, type AuthorKind, wordsField } from '../vocabulary.ts'
import { insertInput, withdrawInput } from './input.ts'
import { findAbout, memberOf, wordsOf } from './reading.ts'

const wordsAndTimes = (fact: RecordedFact<{ readonly authorKind: AuthorKind }>) => ({
  participant_id: findAbout(fact, 'participant'),
  member_id: memberOf(fact, fact.data.authorKind),
  text: wordsOf(fact, wordsField.text),
  signature: wordsOf(fact, wordsField.signature),
  made_at: fact.at,
  entry_id: fact.id,
})

async function projectMade(trx: Trx, fact: RecordedFact<ArgumentMade>): Promise<void> {
  const { argument, proposal, side, language, authorKind } = fact.data
  await insertInput(trx, fact, { id: argument, kind: 'argument', authorKind })
  await trx
    .insertInto('proposal_argument')
    .values({ id: argument, proposal_id: proposal, side, language, author_kind: authorKind, ...wordsAndTimes(fact) })
    .execute()
  await countArgument(trx, proposal, side, 1)
}

/** Counts as they change: a page with thousands of proposals does not count their arguments. */
async function countArgument(trx: Trx, proposal: string, side: ArgumentSide, more: 1 | -1): Promise<void> {
  const column = side === 'for' ? 'arguments_for' : 'arguments_against'
  await trx
    .updateTable('proposal')
    .set((eb) => ({ [column]: eb(column, '+', more) }))
    .where('id', '=', proposal)
    .execute()
}

async function projectReply(trx: Trx, fact: RecordedFact<ArgumentReplyMade>): Promise<void> {
  const { reply, argument, language, authorKind } = fact.data
  const parent = await trx.selectFrom('proposal_argument').select('proposal_id').where('id', '=', argument).executeTakeFirst()
  if (parent === undefined) throw new Bug(`the entry ${fact.id} replies to the unknown argument ${argument}`)
  const { proposal_id } = parent
  await trx
    .insertInto('proposal_argument')
    .values({ id: reply, proposal_id, reply_to: argument, language, author_kind: authorKind, ...wordsAndTimes(fact) })
    .execute()
}

async function projectWithdrawn(trx: Trx, fact: RecordedFact<ArgumentWithdrawn>): Promise<void> {
  await withdrawInput(trx, fact, fact.data.argument)
  const withdrawn = await trx
    .updateTable('proposal_argument')
    .set({ withdrawn_at: fact.at, withdrawn_entry_id: fact.id })
    .where('id', '=', fact.data.argument)
    .returning(['proposal_id', 'side'])
    .executeTakeFirst()
  // A reply has no side and is not counted.
  if (withdrawn !== undefined && withdrawn.side !== null) await countArgument(trx, withdrawn.proposal_id, withdrawn.side, -1)
}

async function eraseArgument(trx: Trx, entryId: string, field: string): Promise<void> {
  const row = () => trx.updateTable('proposal_argument').where('entry_id', '=', entryId)
  if (field === wordsField.text) await row().set({ text: null }).execute()
  if (field === wordsField.signature) await row().set({ signature: null }).execute()
}

/** A reason for or against. About: `{ consultation, proposal, participant }`; disclosed: `text`, perhaps `signature`. */
export const argumentMade = defineFact({ kind: 'argument-made', schema: ArgumentMade, project: projectMade, erase: eraseArgument })

/** A reply to a reason. About and disclosed as for the reason. */
export const argumentReplyMade = defineFact({
  kind: 'argument-reply-made',
  schema: ArgumentReplyMade,
  project: projectReply,
  erase: eraseArgument,
})

/** Its author takes a reason or a reply back. About: `{ consultation, proposal, participant }`. */
export const argumentWithdrawn = defineFact({ kind: 'argument-withdrawn', schema: ArgumentWithdrawn, project: projectWithdrawn })
