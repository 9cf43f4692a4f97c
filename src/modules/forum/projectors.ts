import type { Trx } from '#kernel/database.ts'
import { Bug } from '#kernel/errors.ts'
import { defineFact, type RecordedFact } from '#record'
import './tables.ts'
import {
  ForumChairNamed,
  ForumDecisionTaken,
  ForumEstablished,
  ForumMeetingAnnounced,
  ForumMeetingCalledOff,
  ForumMeetingHeld,
  ForumMinutesPublished,
  ForumRulesPublished,
  ForumSeatEnded,
  ForumSeatFilled,
  targetKinds,
  wordsField,
} from './vocabulary.ts'

/** The words of a field; null when there are none, or when they were erased. */
function wordsOf(fact: RecordedFact<unknown>, field: string): string | null {
  const value = fact.disclosed[field]
  return typeof value === 'string' ? value : null
}

function aboutOf(fact: RecordedFact<unknown>, kind: 'forum' | 'member'): string {
  const id = fact.about[kind]
  if (id === undefined) throw new Bug(`the entry ${fact.id} (${fact.kind}) names no ${kind}`)
  return id
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

async function projectEstablished(trx: Trx, fact: RecordedFact<ForumEstablished>): Promise<void> {
  const { name, purpose } = fact.data
  await trx
    .insertInto('forum')
    .values({
      id: aboutOf(fact, 'forum'),
      member_id: aboutOf(fact, 'member'),
      name: JSON.stringify(name),
      purpose: JSON.stringify(purpose),
      established_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
}

async function projectRules(trx: Trx, fact: RecordedFact<ForumRulesPublished>): Promise<void> {
  const { version, text, link } = fact.data
  await trx
    .insertInto('forum_rules')
    .values({ forum_id: aboutOf(fact, 'forum'), version, text: json(text), link, published_at: fact.at, entry_id: fact.id })
    .execute()
}

async function projectSeatFilled(trx: Trx, fact: RecordedFact<ForumSeatFilled>): Promise<void> {
  const { seat, side, kind, body, representativeNamed } = fact.data
  await trx
    .insertInto('forum_seat')
    .values({
      id: seat,
      forum_id: aboutOf(fact, 'forum'),
      side,
      kind,
      holder_id: fact.about['holder'] ?? null,
      body: json(body),
      representative_named: representativeNamed,
      representative: wordsOf(fact, wordsField.representative),
      filled_at: fact.at,
      entry_id: fact.id,
      end_reason_given: false,
    })
    .execute()
}

async function eraseRepresentative(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field !== wordsField.representative) return
  await trx.updateTable('forum_seat').set({ representative: null }).where('entry_id', '=', entryId).execute()
}

async function projectSeatEnded(trx: Trx, fact: RecordedFact<ForumSeatEnded>): Promise<void> {
  const { seat, ending, reasonGiven } = fact.data
  await trx
    .updateTable('forum_seat')
    .set({
      ended_at: fact.at,
      ending_id: ending,
      end_reason_given: reasonGiven,
      end_reason: wordsOf(fact, wordsField.reason),
      ended_entry_id: fact.id,
    })
    .where('id', '=', seat)
    .execute()
  await trx.updateTable('forum_chair').set({ ended_at: fact.at }).where('seat_id', '=', seat).where('ended_at', 'is', null).execute()
}

async function eraseEndReason(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field !== wordsField.reason) return
  await trx.updateTable('forum_seat').set({ end_reason: null }).where('ended_entry_id', '=', entryId).execute()
}

async function projectChairNamed(trx: Trx, fact: RecordedFact<ForumChairNamed>): Promise<void> {
  const forumId = aboutOf(fact, 'forum')
  const { seat, side } = fact.data
  await trx
    .updateTable('forum_chair')
    .set({ ended_at: fact.at })
    .where('forum_id', '=', forumId)
    .where('side', '=', side)
    .where('ended_at', 'is', null)
    .execute()
  await trx.insertInto('forum_chair').values({ entry_id: fact.id, forum_id: forumId, seat_id: seat, side, named_at: fact.at }).execute()
}

async function projectMeetingAnnounced(trx: Trx, fact: RecordedFact<ForumMeetingAnnounced>): Promise<void> {
  const { meeting, number, startsAt, endsAt, venue, link, agenda } = fact.data
  await trx
    .insertInto('forum_meeting')
    .values({
      id: meeting,
      forum_id: aboutOf(fact, 'forum'),
      number,
      starts_at: new Date(startsAt),
      ends_at: endsAt === null ? null : new Date(endsAt),
      place: json(venue),
      link,
      agenda: JSON.stringify(agenda),
      announced_at: fact.at,
      entry_id: fact.id,
      call_off_reason_given: false,
    })
    .execute()
}

async function projectMeetingCalledOff(trx: Trx, fact: RecordedFact<ForumMeetingCalledOff>): Promise<void> {
  const { meeting, reasonGiven } = fact.data
  const reason = wordsOf(fact, wordsField.reason)
  await trx
    .updateTable('forum_meeting')
    .set({ called_off_at: fact.at, call_off_reason_given: reasonGiven, call_off_reason: reason, called_off_entry_id: fact.id })
    .where('id', '=', meeting)
    .execute()
}

async function eraseCallOffReason(trx: Trx, entryId: string, field: string): Promise<void> {
  if (field !== wordsField.reason) return
  await trx.updateTable('forum_meeting').set({ call_off_reason: null }).where('called_off_entry_id', '=', entryId).execute()
}

async function projectMeetingHeld(trx: Trx, fact: RecordedFact<ForumMeetingHeld>): Promise<void> {
  const { meeting, attendance, resultsPresented, commentsTaken } = fact.data
  await trx
    .updateTable('forum_meeting')
    .set({
      reported_at: fact.at,
      attendance: JSON.stringify(attendance),
      results_presented: resultsPresented,
      comments_taken: commentsTaken,
      held_entry_id: fact.id,
    })
    .where('id', '=', meeting)
    .execute()
}

async function projectMinutes(trx: Trx, fact: RecordedFact<ForumMinutesPublished>): Promise<void> {
  const { meeting, version, text, link } = fact.data
  await trx
    .insertInto('forum_minutes')
    .values({ meeting_id: meeting, version, text: json(text), link, published_at: fact.at, entry_id: fact.id })
    .execute()
}

async function projectDecision(trx: Trx, fact: RecordedFact<ForumDecisionTaken>): Promise<void> {
  const { decision, number, meeting, title, text, present } = fact.data
  const target = targetKinds.find((kind) => fact.about[kind] !== undefined) ?? null
  await trx
    .insertInto('forum_decision')
    .values({
      id: decision,
      forum_id: aboutOf(fact, 'forum'),
      number,
      meeting_id: meeting,
      title: JSON.stringify(title),
      text: JSON.stringify(text),
      present: JSON.stringify(present),
      target_kind: target,
      target_id: target === null ? null : (fact.about[target] ?? null),
      taken_at: fact.at,
      entry_id: fact.id,
    })
    .execute()
}

/** A member establishes its forum. About: `{ member, forum }`, as every fact of this module. */
export const forumEstablished = defineFact({ kind: 'forum-established', schema: ForumEstablished, project: projectEstablished })

/** Rules of procedure are published: a new version, the earlier ones stay. */
export const forumRulesPublished = defineFact({ kind: 'forum-rules-published', schema: ForumRulesPublished, project: projectRules })

/** A body takes a seat. About also `holder` when it is a member; disclosed: `representative`. */
export const forumSeatFilled = defineFact({
  kind: 'forum-seat-filled',
  schema: ForumSeatFilled,
  project: projectSeatFilled,
  erase: eraseRepresentative,
})

/** A body leaves its seat, and the chair if it had it. About also `holder`; disclosed: `reason`. */
export const forumSeatEnded = defineFact({
  kind: 'forum-seat-ended',
  schema: ForumSeatEnded,
  project: projectSeatEnded,
  erase: eraseEndReason,
})

/** A seat comes to chair its side. */
export const forumChairNamed = defineFact({ kind: 'forum-chair-named', schema: ForumChairNamed, project: projectChairNamed })

/** A meeting is announced. */
export const forumMeetingAnnounced = defineFact({
  kind: 'forum-meeting-announced',
  schema: ForumMeetingAnnounced,
  project: projectMeetingAnnounced,
})

/** An announced meeting does not take place. Disclosed: `reason`. */
export const forumMeetingCalledOff = defineFact({
  kind: 'forum-meeting-called-off',
  schema: ForumMeetingCalledOff,
  project: projectMeetingCalledOff,
  erase: eraseCallOffReason,
})

/** A meeting took place: who came, by kind. */
export const forumMeetingHeld = defineFact({ kind: 'forum-meeting-held', schema: ForumMeetingHeld, project: projectMeetingHeld })

/** Minutes of a meeting are published: a new version, the earlier ones stay. */
export const forumMinutesPublished = defineFact({ kind: 'forum-minutes-published', schema: ForumMinutesPublished, project: projectMinutes })

/** The forum decides. About also the plan, commitment, consultation or action it is for. */
export const forumDecisionTaken = defineFact({ kind: 'forum-decision-taken', schema: ForumDecisionTaken, project: projectDecision })
