import type { Trx } from '#kernel/database.ts'
import { defineFact, type RecordedFact } from '#record'
import '../tables.ts'
import {
  ProposalAuthorAdded,
  ProposalClarified,
  ProposalRevised,
  ProposalSplit,
  ProposalSubmitted,
  ProposalsMerged,
  ProposalWithdrawn,
  SupportsCounted,
  wordsField,
} from '../vocabulary.ts'
import { insertInput, withdrawInput } from './input.ts'
import { aboutOf, asJson, asJsonOrNull, memberOf, wordsOf } from './reading.ts'

type Told = Pick<ProposalRevised, 'proposal' | 'version' | 'language' | 'theme' | 'attachments'> & { readonly revision: string | null }

async function insertVersion(trx: Trx, fact: RecordedFact<unknown>, told: Told): Promise<void> {
  const links = Array.from({ length: told.attachments }, (_, index) => wordsOf(fact, wordsField.attachment(index + 1)))
  await trx
    .insertInto('proposal_version')
    .values({
      proposal_id: told.proposal,
      version: told.version,
      revision_id: told.revision,
      language: told.language,
      theme: told.theme,
      title: wordsOf(fact, wordsField.title),
      text: wordsOf(fact, wordsField.text),
      place: wordsOf(fact, wordsField.place),
      signature: wordsOf(fact, wordsField.signature),
      attachments: asJson(links),
      told_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
}

async function projectSubmitted(trx: Trx, fact: RecordedFact<ProposalSubmitted>): Promise<void> {
  const { proposal, number, authorKind, theme } = fact.data
  const consultation_id = aboutOf(fact, 'consultation')
  await insertInput(trx, fact, { id: proposal, kind: 'proposal', authorKind })
  await trx.insertInto('proposal').values({ id: proposal, consultation_id, number, submitted_at: fact.at, version: 1, theme }).execute()
  await insertVersion(trx, fact, { ...fact.data, version: 1, revision: null })
}

async function projectRevised(trx: Trx, fact: RecordedFact<ProposalRevised>): Promise<void> {
  const { proposal, version, theme } = fact.data
  await trx.updateTable('proposal').set({ version, theme }).where('id', '=', proposal).execute()
  await insertVersion(trx, fact, fact.data)
}

async function eraseProposalWords(trx: Trx, entryId: string, field: string): Promise<void> {
  const version = () => trx.updateTable('proposal_version').where('entry_id', '=', entryId)
  if (field === wordsField.title) await version().set({ title: null }).execute()
  if (field === wordsField.text) await version().set({ text: null }).execute()
  if (field === wordsField.place) await version().set({ place: null }).execute()
  if (field === wordsField.signature) await version().set({ signature: null }).execute()
  const attachment = /^attachment-(\d+)$/.exec(field)
  if (attachment !== null) await eraseAttachment(trx, entryId, Number(attachment[1]))
}

async function eraseAttachment(trx: Trx, entryId: string, position: number): Promise<void> {
  const row = await trx.selectFrom('proposal_version').select('attachments').where('entry_id', '=', entryId).executeTakeFirst()
  if (row === undefined) return
  const attachments = row.attachments.map((link, index) => (index === position - 1 ? null : link))
  await trx
    .updateTable('proposal_version')
    .set({ attachments: asJson(attachments) })
    .where('entry_id', '=', entryId)
    .execute()
}

async function projectAuthorAdded(trx: Trx, fact: RecordedFact<ProposalAuthorAdded>): Promise<void> {
  const { proposal, authorKind } = fact.data
  await trx
    .insertInto('proposal_author')
    .values({
      proposal_id: proposal,
      participant_id: aboutOf(fact, 'participant'),
      author_kind: authorKind,
      member_id: memberOf(fact, authorKind),
      signature: wordsOf(fact, wordsField.signature),
      added_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
}

async function eraseSignature(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field !== wordsField.signature) return
  await trx.updateTable('proposal_author').set({ signature: null }).where('entry_id', '=', entryId).execute()
}

async function projectWithdrawn(trx: Trx, fact: RecordedFact<ProposalWithdrawn>): Promise<void> {
  const { proposal } = fact.data
  await withdrawInput(trx, fact, proposal)
  await trx
    .updateTable('proposal')
    .set({ withdraw_reason: wordsOf(fact, wordsField.reason) })
    .where('id', '=', proposal)
    .execute()
}

async function eraseWithdrawReason(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field !== wordsField.reason) return
  await trx
    .updateTable('proposal')
    .set({ withdraw_reason: null })
    .where('id', 'in', (eb) => eb.selectFrom('consultation_input').select('id').where('withdrawn_entry_id', '=', entryId))
    .execute()
}

async function projectMerged(trx: Trx, fact: RecordedFact<ProposalsMerged>): Promise<void> {
  const { into, merged, reason } = fact.data
  await trx.updateTable('consultation_input').set({ merged_into: into, merged_entry_id: fact.id }).where('id', 'in', merged).execute()
  const rows = merged.map((merged_id) => ({ merged_id, into_id: into, reason: asJsonOrNull(reason), entry_id: fact.id }))
  await trx.insertInto('proposal_merge').values(rows).execute()
}

async function projectSplit(trx: Trx, fact: RecordedFact<ProposalSplit>): Promise<void> {
  const { proposal, into, reason } = fact.data
  await trx.updateTable('consultation_input').set({ split_at: fact.at, split_entry_id: fact.id }).where('id', '=', proposal).execute()
  const rows = into.map((into_id) => ({ proposal_id: proposal, into_id, reason: asJsonOrNull(reason), entry_id: fact.id }))
  await trx.insertInto('proposal_split').values(rows).execute()
}

async function projectClarified(trx: Trx, fact: RecordedFact<ProposalClarified>): Promise<void> {
  const { clarification, proposal, text } = fact.data
  const told = { member_id: aboutOf(fact, 'member'), text: asJson(text), clarified_at: fact.at, entry_id: fact.id }
  await trx
    .insertInto('proposal_clarification')
    .values({ id: clarification, proposal_id: proposal, ...told })
    .execute()
}

async function projectSupportsCounted(trx: Trx, fact: RecordedFact<SupportsCounted>): Promise<void> {
  const consultation_id = aboutOf(fact, 'consultation')
  const rows = fact.data.counts.map(({ kind, id, supports }) => ({ kind, target_id: id, consultation_id, supports, entry_id: fact.id }))
  await trx.insertInto('support_count').values(rows).execute()
}

/** Somebody proposes. About: `{ consultation, proposal, participant }`, and `member` for a member; disclosed: its words. */
export const proposalSubmitted = defineFact({
  kind: 'proposal-submitted',
  schema: ProposalSubmitted,
  project: projectSubmitted,
  erase: eraseProposalWords,
})

/** An author changes the words. About and disclosed as for a submission. */
export const proposalRevised = defineFact({
  kind: 'proposal-revised',
  schema: ProposalRevised,
  project: projectRevised,
  erase: eraseProposalWords,
})

/** One more author. About: `{ consultation, proposal, participant }`; disclosed: perhaps `signature`. */
export const proposalAuthorAdded = defineFact({
  kind: 'proposal-author-added',
  schema: ProposalAuthorAdded,
  project: projectAuthorAdded,
  erase: eraseSignature,
})

/** Its authors take it back. About: `{ consultation, proposal, participant }`; disclosed: perhaps `reason`. */
export const proposalWithdrawn = defineFact({
  kind: 'proposal-withdrawn',
  schema: ProposalWithdrawn,
  project: projectWithdrawn,
  erase: eraseWithdrawReason,
})

/** Several become one. About: `{ consultation, proposal }`, the one that stands. */
export const proposalsMerged = defineFact({ kind: 'proposals-merged', schema: ProposalsMerged, project: projectMerged })

/** One becomes several. About: `{ consultation, proposal }`, the one that is split. */
export const proposalSplit = defineFact({ kind: 'proposal-split', schema: ProposalSplit, project: projectSplit })

/** The organiser explains. About: `{ consultation, proposal, member }`. */
export const proposalClarified = defineFact({ kind: 'proposal-clarified', schema: ProposalClarified, project: projectClarified })

/** Supports as they stood at the closing. About: `{ consultation, member }`. */
export const supportsCounted = defineFact({ kind: 'supports-counted', schema: SupportsCounted, project: projectSupportsCounted })
