import './tables.ts'
import type { MessageKey } from '#kernel/i18n.ts'
import type { AnyFactDefinition } from '#record'
import {
  forumChairNamed,
  forumDecisionTaken,
  forumEstablished,
  forumMeetingAnnounced,
  forumMeetingCalledOff,
  forumMeetingHeld,
  forumMinutesPublished,
  forumRulesPublished,
  forumSeatEnded,
  forumSeatFilled,
} from './projectors.ts'

export { migrations } from './migrations/index.ts'
export {
  forumChairNamed,
  forumDecisionTaken,
  forumEstablished,
  forumMeetingAnnounced,
  forumMeetingHeld,
  forumMinutesPublished,
  forumRulesPublished,
  forumSeatFilled,
} from './projectors.ts'
export type { DecisionTarget, TargetsOf } from './queries/decision-targets.ts'
export { type DecisionToTrace, decisionsByIds, decisionsOf, type ForumDecision, forumDecisions } from './queries/decisions.ts'
export { type Forum, findForumOf, forumsByIds, forumsOf } from './queries/find-forum.ts'
export { type ForumMeetingHeldBy, forumMeetings } from './queries/meetings.ts'
export { type MeetingToTell, meetingsToTell } from './queries/meetings-to-tell.ts'
export { forumRules as rules } from './queries/rules.ts'
export { forumsWhereSits, seatsInShort } from './queries/seats.ts'
export { type HeldMeeting, heldInYear, isDialogue, nextMeetingDue, showedResults } from './rules/dialogue.ts'
export { Attendance } from './vocabulary.ts'
export { forumRoutes } from './web/forum-routes.tsx'
export { forumInShort } from './web/parts.tsx'

/** The facts this module adds to the record. */
export const facts: readonly AnyFactDefinition[] = [
  forumEstablished,
  forumRulesPublished,
  forumSeatFilled,
  forumSeatEnded,
  forumChairNamed,
  forumMeetingAnnounced,
  forumMeetingCalledOff,
  forumMeetingHeld,
  forumMinutesPublished,
  forumDecisionTaken,
]

/** The tables computed from them, parents first. */
export const projectedTables: readonly string[] = [
  'forum',
  'forum_rules',
  'forum_seat',
  'forum_chair',
  'forum_meeting',
  'forum_minutes',
  'forum_decision',
]

/** The sentence of each kind of entry; its placeholder is `{member}`. */
export const sentences = {
  'forum-established': 'forum.sentence.forum-established',
  'forum-rules-published': 'forum.sentence.forum-rules-published',
  'forum-seat-filled': 'forum.sentence.forum-seat-filled',
  'forum-seat-ended': 'forum.sentence.forum-seat-ended',
  'forum-chair-named': 'forum.sentence.forum-chair-named',
  'forum-meeting-announced': 'forum.sentence.forum-meeting-announced',
  'forum-meeting-called-off': 'forum.sentence.forum-meeting-called-off',
  'forum-meeting-held': 'forum.sentence.forum-meeting-held',
  'forum-minutes-published': 'forum.sentence.forum-minutes-published',
  'forum-decision-taken': 'forum.sentence.forum-decision-taken',
} as const satisfies Record<string, MessageKey>
