import { z } from 'zod'
import { LocalizedText } from '#kernel/languages.ts'
import { MemberKind, memberKinds } from '#modules/members'

/** The two sides of a forum: the state and who answers to it, and everybody else. */
export const sides = ['government', 'non-government'] as const
export const Side = z.enum(sides)
export type Side = z.infer<typeof Side>

/** Bodies of the state; the others count as non-government. */
const stateKinds: readonly MemberKind[] = ['state', 'local-government', 'parliament']

/** The side a kind of body sits on, unless the forum seats it otherwise. */
export const sideOf = (kind: MemberKind): Side => (stateKinds.includes(kind) ? 'government' : 'non-government')

/** Who may be counted at a meeting: bodies by kind, and people who came for themselves. */
export const attendanceKinds = [...memberKinds, 'public'] as const
export type AttendanceKind = (typeof attendanceKinds)[number]

/** Most characters of an institutional text and of what a person writes; four languages of the longest fit an entry. */
export const longestName = 200
export const longestTitle = 300
export const longestText = 4000
export const longestPlace = 300
export const longestRepresentative = 120
export const longestReason = 1000
export const longestLink = 500
export const mostPresent = 100_000

const upTo = (most: number) =>
  LocalizedText.refine((text) => Object.values(text).every((value) => (value ?? '').length <= most), {
    error: `more than ${most} characters`,
  })

/** An address anyone can open safely: https only, no user name or password in it. */
export const isSafeLink = (text: string): boolean => {
  if (text.length > longestLink || !URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.')
}

const Link = z.string().refine(isSafeLink, { error: 'not a safe link' })
const Instant = z.iso.datetime()
const present = z.int().min(0).max(mostPresent)

/** How many took part, by kind of body. Numbers only: nobody is named. */
export const Attendance = z.strictObject({
  state: present,
  'local-government': present,
  parliament: present,
  'civil-society': present,
  media: present,
  academia: present,
  'private-sector': present,
  'international-body': present,
  public: present,
})
export type Attendance = z.infer<typeof Attendance>

export const ForumEstablished = z.strictObject({ name: upTo(longestName), purpose: upTo(longestText) })
export type ForumEstablished = z.infer<typeof ForumEstablished>

/** Rules of procedure: their text, or the address where they are published, or both. */
export const ForumRulesPublished = z
  .strictObject({ version: z.int().min(1), text: upTo(longestText).nullable(), link: Link.nullable() })
  .refine(({ text, link }) => text !== null || link !== null, { error: 'rules without text or link' })
export type ForumRulesPublished = z.infer<typeof ForumRulesPublished>

/** A body takes a seat: a member (named in `about.holder`) or any other, by its name. Who sits for it is disclosed, never here. */
export const ForumSeatFilled = z.strictObject({
  seat: z.uuid(),
  side: Side,
  kind: MemberKind,
  /** Null when the holder is a member. */
  body: upTo(longestName).nullable(),
  representativeNamed: z.boolean(),
})
export type ForumSeatFilled = z.infer<typeof ForumSeatFilled>

export const ForumSeatEnded = z.strictObject({ seat: z.uuid(), ending: z.uuid(), reasonGiven: z.boolean() })
export type ForumSeatEnded = z.infer<typeof ForumSeatEnded>

/** Whoever holds the seat chairs its side from then on, in place of who did. */
export const ForumChairNamed = z.strictObject({ seat: z.uuid(), side: Side })
export type ForumChairNamed = z.infer<typeof ForumChairNamed>

export const ForumMeetingAnnounced = z
  .strictObject({
    meeting: z.uuid(),
    number: z.int().min(1),
    startsAt: Instant,
    endsAt: Instant.nullable(),
    venue: upTo(longestPlace).nullable(),
    link: Link.nullable(),
    agenda: upTo(longestText),
  })
  .refine(({ venue, link }) => venue !== null || link !== null, { error: 'a meeting without place or link' })
export type ForumMeetingAnnounced = z.infer<typeof ForumMeetingAnnounced>

export const ForumMeetingCalledOff = z.strictObject({ meeting: z.uuid(), reasonGiven: z.boolean() })
export type ForumMeetingCalledOff = z.infer<typeof ForumMeetingCalledOff>

/** A meeting took place. The two answers are what standard 5.1 asks of a meeting with civil society. */
export const ForumMeetingHeld = z.strictObject({
  meeting: z.uuid(),
  attendance: Attendance,
  resultsPresented: z.boolean(),
  commentsTaken: z.boolean(),
})
export type ForumMeetingHeld = z.infer<typeof ForumMeetingHeld>

export const ForumMinutesPublished = z
  .strictObject({ meeting: z.uuid(), version: z.int().min(1), text: upTo(longestText).nullable(), link: Link.nullable() })
  .refine(({ text, link }) => text !== null || link !== null, { error: 'minutes without text or link' })
export type ForumMinutesPublished = z.infer<typeof ForumMinutesPublished>

/** What a decision may be for, besides the forum itself: the role it has in `about`. */
export const targetKinds = ['action', 'plan', 'commitment', 'consultation'] as const
export const TargetKind = z.enum(targetKinds)
export type TargetKind = z.infer<typeof TargetKind>

export const ForumDecisionTaken = z.strictObject({
  decision: z.uuid(),
  number: z.int().min(1),
  meeting: z.uuid(),
  title: upTo(longestTitle),
  text: upTo(longestText),
  present: Attendance,
})
export type ForumDecisionTaken = z.infer<typeof ForumDecisionTaken>

/** Names of the fields of a person's words in the entries of this module. */
export const wordsField = { representative: 'representative', reason: 'reason' } as const

/** How far a meeting is. */
export const meetingStates = ['announced', 'held', 'called-off'] as const
export type MeetingState = (typeof meetingStates)[number]

/** Why an act is refused. Each has a sentence in every language: `forum.refusal.<name>`. */
export const refusals = [
  'member-unknown',
  'mandate-not-in-force',
  'mandate-for-another',
  'mandate-not-of-member',
  'not-a-government',
  'member-withdrawn',
  'forum-missing',
  'forum-exists',
  'holder-unknown',
  'holder-withdrawn',
  'holder-fictional-differs',
  'holder-seated',
  'seats-too-many',
  'seat-unknown',
  'seat-ended',
  'meeting-in-past',
  'meeting-end-before-start',
  'meeting-same-time',
  'meeting-unknown',
  'meeting-not-yet',
  'meeting-held',
  'meeting-called-off',
  'meeting-not-held',
  'nobody-present',
  'target-unknown',
] as const
export type ForumRefusal = (typeof refusals)[number]

/** Most seats a forum has at one time: beyond it, a forum decides nothing. */
export const mostSeats = 100
