import { consultationsByIds, participantsOfPerson, personOfParticipant } from '#modules/consultations'
import { type MemberOfEntry, moderationRoutes as makeRoutes, moderationRules as makeRules, type Surroundings } from '#modules/moderation'
import { facts, projectedTables } from './facts.ts'
import { labelOf } from './record/told-value.tsx'
import { entryLines } from './sentences.ts'

/** What moderation sees of the rest of the platform: its facts, its participants, its sentences. */
export const surroundings: Surroundings = {
  projection: { facts, projectedTables },
  participants: { personOf: personOfParticipant, idsOf: participantsOfPerson },
  lines: async (db, words, entries) => new Map((await entryLines(db, words, entries)).map((line) => [line.id, line])),
  fieldName: labelOf,
}

/** The member on whose pages words stand: the one an entry is about, else the organiser of its consultation. */
const memberOfEntry: MemberOfEntry = async (db, entries) => {
  const consultations = await consultationsByIds(
    db,
    entries.flatMap(({ about }) => about['consultation'] ?? []),
  )
  return new Map(
    entries.flatMap(({ id, about }) => {
      const member = about['member'] ?? consultations.get(about['consultation'] ?? '')?.memberId
      return member === undefined ? [] : [[id, member] as const]
    }),
  )
}

/** The pages and forms of moderation. */
export const moderationRoutes = makeRoutes(surroundings)

/** R14. */
export const moderationRules = makeRules(memberOfEntry)
