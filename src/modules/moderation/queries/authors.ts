import type { Db } from '#kernel/database.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { mandatesEverHeldBy, personOfMandate, personToWrite, type ReachablePerson } from '#modules/accounts'
import type { Author } from '#record'

/** What consultations know of who takes part; given by whoever composes the platform. */
export interface Participants {
  /** The account behind a participant, by its pseudonym; null for somebody without one. */
  personOf(db: Db, participantId: string): Promise<string | null>
  /** The participants an account is. */
  idsOf(db: Db, personId: string): Promise<readonly string[]>
}

/** The pseudonym of the account that wrote an entry; null when it has none any more, or never had. */
export async function personWhoWrote(db: Db, by: Author, participants: Participants): Promise<string | null> {
  if (by.kind === 'participant') return participants.personOf(db, by.participant)
  return by.kind === 'mandate' ? ((await personOfMandate(db, by.mandate))?.personId ?? null) : null
}

/** Where an author can be written to; null when that is not known. */
export async function reachAuthor(db: Db, by: Author, participants: Participants): Promise<ReachablePerson | null> {
  const personId = await personWhoWrote(db, by, participants)
  return personId === null ? null : personToWrite(db, personId)
}

/** Whether somebody wrote an entry; never somebody without an account. */
export const isAuthor = async (db: Db, visitor: Visitor | null, by: Author, participants: Participants): Promise<boolean> =>
  visitor !== null && (await personWhoWrote(db, by, participants)) === visitor.personId

/** Under which names of the record a person wrote: mandates, ended ones too, and participants. */
export async function authorsOf(db: Db, personId: string, participants: Participants) {
  return { mandates: await mandatesEverHeldBy(db, personId), participants: await participants.idsOf(db, personId) }
}
