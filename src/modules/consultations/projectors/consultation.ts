import type { Trx } from '#kernel/database.ts'
import { defineFact, type RecordedFact, sourceOf } from '#record'
import '../tables.ts'
import {
  ConsultationAnnounced,
  ConsultationClosed,
  ConsultationDocumentAdded,
  ConsultationExtended,
  ConsultationMeetingCalled,
  ConsultationMeetingCancelled,
  ConsultationMeetingHeld,
  ConsultationReportPublished,
} from '../vocabulary.ts'
import { aboutOf, asJson, asJsonOrNull, findAbout } from './reading.ts'

async function projectAnnounced(trx: Trx, fact: RecordedFact<ConsultationAnnounced>): Promise<void> {
  const { phases, slug, subject, audience, residency, fictional, ...told } = fact.data
  const id = aboutOf(fact, 'consultation')
  await trx
    .insertInto('consultation')
    .values({
      id,
      slug,
      subject,
      audience,
      residency,
      fictional,
      source: sourceOf(fact),
      member_id: aboutOf(fact, 'member'),
      plan_id: findAbout(fact, 'plan'),
      action_id: findAbout(fact, 'action'),
      title: asJson(told.title),
      purpose: asJson(told.purpose),
      questions: asJson(told.questions),
      open: asJson(told.open),
      settled: asJson(told.settled),
      decider: asJson(told.decider),
      themes: asJson(told.themes),
      languages: asJson(told.languages),
      owed: asJson(told.owed),
      announced_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
  await trx
    .insertInto('consultation_phase')
    .values(phases.map(({ kind, from, to }) => ({ consultation_id: id, kind, from_day: from, to_day: to })))
    .execute()
}

async function projectExtended(trx: Trx, fact: RecordedFact<ConsultationExtended>): Promise<void> {
  const { phase, before, after, reason } = fact.data
  const consultation = aboutOf(fact, 'consultation')
  await trx
    .updateTable('consultation_phase')
    .set({ to_day: after })
    .where('consultation_id', '=', consultation)
    .where('kind', '=', phase)
    .execute()
  await trx
    .insertInto('consultation_extension')
    .values({
      entry_id: fact.id,
      consultation_id: consultation,
      phase,
      before_day: before,
      after_day: after,
      reason: asJson(reason),
      extended_at: fact.at,
    })
    .execute()
}

async function projectDocumentAdded(trx: Trx, fact: RecordedFact<ConsultationDocumentAdded>): Promise<void> {
  const { document, title, ...rest } = fact.data
  const consultation_id = aboutOf(fact, 'consultation')
  await trx
    .insertInto('consultation_document')
    .values({ ...rest, id: document, consultation_id, title: asJson(title), added_at: fact.at, entry_id: fact.id })
    .execute()
}

async function projectMeetingCalled(trx: Trx, fact: RecordedFact<ConsultationMeetingCalled>): Promise<void> {
  const { meeting, title, startsAt, endsAt, place, link, agenda } = fact.data
  await trx
    .insertInto('consultation_meeting')
    .values({
      id: meeting,
      consultation_id: aboutOf(fact, 'consultation'),
      title: asJson(title),
      starts_at: new Date(startsAt),
      ends_at: new Date(endsAt),
      place: asJsonOrNull(place),
      link,
      agenda: asJson(agenda),
      called_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
}

async function projectMeetingCancelled(trx: Trx, fact: RecordedFact<ConsultationMeetingCancelled>): Promise<void> {
  await trx
    .updateTable('consultation_meeting')
    .set({ cancelled_at: fact.at, cancel_reason: asJson(fact.data.reason), cancelled_entry_id: fact.id })
    .where('id', '=', fact.data.meeting)
    .execute()
}

async function projectMeetingHeld(trx: Trx, fact: RecordedFact<ConsultationMeetingHeld>): Promise<void> {
  const { meeting, attendance, minutes, minutesLink } = fact.data
  await trx
    .updateTable('consultation_meeting')
    .set({
      held_at: fact.at,
      attendance: asJson(attendance),
      minutes: asJson(minutes),
      minutes_link: minutesLink,
      held_entry_id: fact.id,
    })
    .where('id', '=', meeting)
    .execute()
}

async function projectClosed(trx: Trx, fact: RecordedFact<ConsultationClosed>): Promise<void> {
  const { participants, votes, inputs, matrix } = fact.data
  await trx
    .updateTable('consultation')
    .set({
      closed_at: fact.at,
      closed_entry_id: fact.id,
      closed_participants: participants,
      closed_votes: votes,
      closed_inputs: asJson(inputs),
      matrix_digest: matrix?.digest ?? null,
      matrix_participants: matrix?.participants ?? null,
      matrix_statements: matrix?.statements ?? null,
      matrix_votes: matrix?.votes ?? null,
      matrix_suppressed: matrix?.suppressed ?? null,
    })
    .where('id', '=', aboutOf(fact, 'consultation'))
    .execute()
}

async function projectReport(trx: Trx, fact: RecordedFact<ConsultationReportPublished>): Promise<void> {
  const { report, version, summary, changed, link } = fact.data
  const consultation_id = aboutOf(fact, 'consultation')
  const told = { summary: asJson(summary), changed: asJson(changed), link, published_at: fact.at, entry_id: fact.id }
  await trx
    .insertInto('consultation_report')
    .values({ id: report, version, consultation_id, ...told })
    .execute()
}

/** A consultation is announced, with all that people are told. About: `{ consultation, member }`, perhaps `plan` or `action`. */
export const consultationAnnounced = defineFact({
  kind: 'consultation-announced',
  schema: ConsultationAnnounced,
  project: projectAnnounced,
})

/** A phase ends later. About: `{ consultation, member }`, as everything below. */
export const consultationExtended = defineFact({ kind: 'consultation-extended', schema: ConsultationExtended, project: projectExtended })

/** Something to read is added. */
export const consultationDocumentAdded = defineFact({
  kind: 'consultation-document-added',
  schema: ConsultationDocumentAdded,
  project: projectDocumentAdded,
})

/** A meeting is called. */
export const consultationMeetingCalled = defineFact({
  kind: 'consultation-meeting-called',
  schema: ConsultationMeetingCalled,
  project: projectMeetingCalled,
})

/** A meeting does not take place. */
export const consultationMeetingCancelled = defineFact({
  kind: 'consultation-meeting-cancelled',
  schema: ConsultationMeetingCancelled,
  project: projectMeetingCancelled,
})

/** A meeting took place: how many came, its minutes. */
export const consultationMeetingHeld = defineFact({
  kind: 'consultation-meeting-held',
  schema: ConsultationMeetingHeld,
  project: projectMeetingHeld,
})

/** A consultation is closed, with what was counted and the digest of the anonymous matrix. */
export const consultationClosed = defineFact({ kind: 'consultation-closed', schema: ConsultationClosed, project: projectClosed })

/** The report of a closed consultation. */
export const consultationReportPublished = defineFact({
  kind: 'consultation-report-published',
  schema: ConsultationReportPublished,
  project: projectReport,
})
