import { NotFound } from '#kernel/errors.ts'
import type { PageRequest } from '#kernel/http/variables.ts'
import { type Member, membersByIds } from '#modules/members'
import { removedFields } from '#record'
import { participantIdOf } from '../acts/join-consultation.ts'
import type { Consultation } from '../queries/consultations.ts'
import { findProposal, type ProposalShown } from '../queries/proposals.ts'
import { findPerson } from './person.ts'
import type { Removals } from './proposal-words.tsx'
import { consultationAsked } from './statement-routes.tsx'

/** What every page of one proposal reads first. */
export interface ProposalAsked {
  readonly consultation: Consultation
  readonly proposal: ProposalShown
  /** The reader's id in the consultation, or null before they took part. */
  readonly reader: string | null
}

/** The number in the address; 0, which no proposal has, for what is no number. */
export const numberAsked = (c: PageRequest): number => {
  const typed = c.req.param('number') ?? ''
  return /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : 0
}

/** The consultation and the proposal of the address, and who reads. Throws `NotFound`. */
export async function proposalAsked(c: PageRequest): Promise<ProposalAsked> {
  const { db } = c.var.ctx
  const consultation = await consultationAsked(c)
  const [proposal, person] = await Promise.all([findProposal(db, consultation, numberAsked(c)), findPerson(c)])
  if (proposal === null) throw new NotFound('no such proposal')
  return { consultation, proposal, reader: await participantIdOf(db, consultation.id, person) }
}

interface Given {
  readonly memberId: string | null
}

/** The members that things speak for, by id. */
export const membersOf = (c: PageRequest, given: readonly Given[]): Promise<ReadonlyMap<string, Member>> =>
  membersByIds(
    c.var.ctx.db,
    given.flatMap(({ memberId }) => memberId ?? []),
  )

/** What moderation took off the pages among these entries; asked only for those with words that are gone. */
export const removalsOf = (c: PageRequest, entries: readonly { readonly entryId: string; readonly gone: boolean }[]): Promise<Removals> =>
  removedFields(
    c.var.ctx.db,
    entries.flatMap(({ entryId, gone }) => (gone ? [entryId] : [])),
  )
