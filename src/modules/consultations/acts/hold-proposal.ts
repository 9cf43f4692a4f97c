import type { Db, Trx } from '#kernel/database.ts'
import type { ArgumentState, ProposalState } from '../rules/proposals.ts'
import '../tables.ts'
import type { AuthorKind } from '../vocabulary.ts'

/** A proposal as acts see it. */
export interface HeldProposal extends ProposalState {
  readonly id: string
  readonly number: number
  readonly version: number
  /** Whoever submitted it; null for the member's own account of an import. */
  readonly participantId: string | null
  readonly memberId: string | null
  readonly authorKind: AuthorKind
}

const findProposals = (db: Db, consultationId: string) =>
  db
    .selectFrom('proposal as p')
    .innerJoin('consultation_input as i', 'i.id', 'p.id')
    .select(['p.id', 'p.number', 'p.version', 'i.participant_id as participantId', 'i.member_id as memberId'])
    .select(['i.author_kind as authorKind', 'i.withdrawn_at as withdrawnAt', 'i.merged_into as mergedInto', 'i.split_at as splitAt'])
    .select('i.answer_id as answerId')
    .select(({ exists, selectFrom }) =>
      exists(selectFrom('proposal_merge as m').select('m.merged_id').whereRef('m.into_id', '=', 'p.id'))
        .$castTo<boolean>()
        .as('holdsOthers'),
    )
    .where('p.consultation_id', '=', consultationId)

/** Holds a proposal and reads it, or null: one act on it at a time. Taken after the consultation's own lock. */
export async function holdProposal(trx: Trx, consultationId: string, number: number): Promise<HeldProposal | null> {
  await trx
    .selectFrom('proposal')
    .select('id')
    .where('consultation_id', '=', consultationId)
    .where('number', '=', number)
    .forUpdate()
    .execute()
  const row = await findProposals(trx, consultationId).where('p.number', '=', number).executeTakeFirst()
  return row ?? null
}

/** Several proposals of these numbers, null for one that is not there. The consultation is held by its organiser. */
export async function readProposals(trx: Trx, consultationId: string, numbers: readonly number[]): Promise<(HeldProposal | null)[]> {
  if (numbers.length === 0) return []
  const rows = await findProposals(trx, consultationId).where('p.number', 'in', numbers).execute()
  return numbers.map((number) => rows.find((row) => row.number === number) ?? null)
}

/** Holds an argument or a reply and reads it, or null. */
export async function holdArgument(
  trx: Trx,
  proposalId: string,
  argumentId: string,
): Promise<(ArgumentState & { readonly participantId: string | null }) | null> {
  const row = await trx
    .selectFrom('proposal_argument')
    .select(['reply_to', 'withdrawn_at', 'participant_id'])
    .where('id', '=', argumentId)
    .where('proposal_id', '=', proposalId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return null
  return { isReply: row.reply_to !== null, withdrawnAt: row.withdrawn_at, participantId: row.participant_id }
}

/** Tells whether a participant is among the authors of a proposal. */
export async function isAuthorOf(
  db: Db,
  { id, participantId }: Pick<HeldProposal, 'id' | 'participantId'>,
  who: string | null,
): Promise<boolean> {
  if (who === null) return false
  if (participantId === who) return true
  const row = await db
    .selectFrom('proposal_author')
    .select('proposal_id')
    .where('proposal_id', '=', id)
    .where('participant_id', '=', who)
    .executeTakeFirst()
  return row !== undefined
}
