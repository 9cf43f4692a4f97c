import type { PageRequest } from '#kernel/http/variables.ts'
import { membersByIds } from '#modules/members'
import { removedFields } from '#record'
import { participantIdOf } from '../acts/join-consultation.ts'
import { type Amendment, supportedBy } from '../queries/amendments.ts'
import type { Consultation } from '../queries/consultations.ts'
import type { Text } from '../queries/texts.ts'
import { isPhaseOpen } from '../rules/timetable.ts'
import type { AmendmentShown } from './amendment-parts.tsx'
import { findPerson } from './person.ts'

/** Everything a page needs to show some amendments. */
export async function showingOf(c: PageRequest, consultation: Consultation, text: Text, amendments: readonly Amendment[]) {
  const { ctx, words, visitor } = c.var
  const participantId = await participantIdOf(ctx.db, consultation.id, await findPerson(c))
  const ids = amendments.map(({ id }) => id)
  const memberIds = amendments.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]))
  const entries = amendments.flatMap(({ entryId, withdrawnEntryId }) => [entryId, ...(withdrawnEntryId === null ? [] : [withdrawnEntryId])])
  const [members, removed, supported] = await Promise.all([
    membersByIds(ctx.db, memberIds),
    removedFields(ctx.db, entries),
    participantId === null ? new Set<string>() : supportedBy(ctx.db, participantId, ids),
  ])
  const isOpen = isPhaseOpen(consultation, 'amendments', ctx.now())
  const submission = ctx.newId()
  const shown = (amendment: Amendment): AmendmentShown => ({
    words,
    visitor,
    consultation,
    text,
    amendment,
    member: amendment.memberId === null ? undefined : members.get(amendment.memberId),
    removed: removed.get(amendment.entryId),
    supported: isOpen ? supported.has(amendment.id) : null,
    submission,
  })
  return { shown, removed, participantId, isOpen, submission }
}
