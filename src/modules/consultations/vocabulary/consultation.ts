import { z } from 'zod'
import { Language, LocalizedText } from '#kernel/languages.ts'
import { isSlug } from '#kernel/slug.ts'
import { Day, fitsInEntry, Instant, Numbered, SafeLink, Sha256, textUpTo } from './words.ts'

/** What a consultation is about. */
export const consultationSubjects = ['plan', 'action', 'local-question'] as const
export const ConsultationSubject = z.enum(consultationSubjects)
export type ConsultationSubject = z.infer<typeof ConsultationSubject>

/** What people do in a phase; in `answers` the organiser answers. */
export const phaseKinds = ['statements', 'proposals', 'amendments', 'answers'] as const
export const PhaseKind = z.enum(phaseKinds)
export type PhaseKind = z.infer<typeof PhaseKind>

/** A phase runs from the beginning of its first day to the end of its last, in UTC. */
export const Phase = z.strictObject({ kind: PhaseKind, from: Day, to: Day }).refine(({ from, to }) => from <= to, {
  error: 'a phase ends before it begins',
})
export type Phase = z.infer<typeof Phase>

/**
 * Who may take part. `anyone`: a signed cookie tells people apart. `confirmed-email`: an account. `residents`: an account
 * on the organiser's list or with a claim of the sign-in service. `organisations`: an account that speaks for one.
 */
export const audiences = ['anyone', 'confirmed-email', 'residents', 'organisations'] as const
export const Audience = z.enum(audiences)
export type Audience = z.infer<typeof Audience>

/** How residents are known: by a list of addresses, kept as digests and never published, or by what their sign-in service says. */
export const residencyProofs = ['list', 'claim'] as const
export const ResidencyProof = z.enum(residencyProofs)
export type ResidencyProof = z.infer<typeof ResidencyProof>

/** What people give to a consultation; each kind may be owed an answer. */
export const inputKinds = ['proposal', 'amendment', 'statement', 'argument'] as const
export const InputKind = z.enum(inputKinds)
export type InputKind = z.infer<typeof InputKind>

export const longestTitle = 200
export const longestPurpose = 1500
export const longestQuestion = 400
export const longestPoint = 300
export const mostQuestions = 8
export const mostPoints = 12
export const mostThemes = 12

/** A theme of a consultation: proposals carry its id. */
export const Theme = z.strictObject({ id: z.string().refine(isSlug, { error: 'not a slug' }), name: textUpTo(80) })
export type Theme = z.infer<typeof Theme>

const isEachOnce = (values: readonly string[]) => new Set(values).size === values.length

/** `consultation-announced`: everything people are told before it opens, worded as of that day. */
export const ConsultationAnnounced = z
  .strictObject({
    /** Made from the English title, or the original one; never changes. */
    slug: z.string().refine(isSlug, { error: 'not a slug' }),
    subject: ConsultationSubject,
    title: textUpTo(longestTitle),
    purpose: textUpTo(longestPurpose),
    questions: z.array(textUpTo(longestQuestion)).min(1).max(mostQuestions),
    /** What can still change. */
    open: z.array(textUpTo(longestPoint)).min(1).max(mostPoints),
    /** What cannot, and why. */
    settled: z.array(z.strictObject({ what: textUpTo(longestPoint), why: textUpTo(longestPoint) })).max(mostPoints),
    decider: textUpTo(longestPoint),
    themes: z.array(Theme).max(mostThemes),
    /** The languages people may write in. */
    languages: z.array(Language).min(1),
    audience: Audience,
    residency: ResidencyProof.nullable(),
    phases: z.array(Phase).min(1).max(phaseKinds.length),
    /** What is owed a reasoned answer; proposals always are (R6). */
    owed: z.array(InputKind).min(1),
    fictional: z.boolean(),
  })
  .refine(({ phases }) => isEachOnce(phases.map(({ kind }) => kind)), { error: 'a phase stands twice' })
  .refine(({ owed }) => owed.includes('proposal') && isEachOnce(owed), { error: 'proposals are owed an answer, once' })
  .refine(({ audience, residency }) => (audience === 'residents') === (residency !== null), { error: 'residents are known in one way' })
  .refine(fitsInEntry, { error: 'too much text for one entry' })
export type ConsultationAnnounced = z.infer<typeof ConsultationAnnounced>

/** `consultation-extended`: a phase ends later than was said, and why. */
export const ConsultationExtended = z
  .strictObject({ phase: PhaseKind, before: Day, after: Day, reason: textUpTo(longestPoint) })
  .refine(({ before, after }) => before < after, { error: 'a consultation is never shortened' })
export type ConsultationExtended = z.infer<typeof ConsultationExtended>

/** `consultation-document-added`: something to read before taking part. */
export const ConsultationDocumentAdded = z.strictObject({
  document: z.uuid(),
  title: textUpTo(longestTitle),
  link: SafeLink,
  language: Language,
  /** SHA-256 of the file behind the link on that day, when it was computed. */
  digest: Sha256.nullable(),
})
export type ConsultationDocumentAdded = z.infer<typeof ConsultationDocumentAdded>

export const mostAgendaPoints = 20

/** `consultation-meeting-called`: where, when and about what people meet. */
export const ConsultationMeetingCalled = z
  .strictObject({
    meeting: z.uuid(),
    title: textUpTo(longestTitle),
    startsAt: Instant,
    endsAt: Instant,
    place: textUpTo(longestPoint).nullable(),
    link: SafeLink.nullable(),
    agenda: z.array(textUpTo(longestPoint)).max(mostAgendaPoints),
  })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, { error: 'a meeting ends before it begins' })
  .refine(({ place, link }) => place !== null || link !== null, { error: 'a meeting is somewhere' })
export type ConsultationMeetingCalled = z.infer<typeof ConsultationMeetingCalled>

/** `consultation-meeting-cancelled`: it does not take place, and why. */
export const ConsultationMeetingCancelled = z.strictObject({ meeting: z.uuid(), reason: textUpTo(longestPoint) })
export type ConsultationMeetingCancelled = z.infer<typeof ConsultationMeetingCancelled>

/** Kinds of people at a meeting, counted and never named. */
export const attendanceKinds = ['public', 'civil-society', 'government', 'others'] as const

const count = z.int().min(0).max(1_000_000)

/** `consultation-meeting-held`: how many came, and what was said. */
export const ConsultationMeetingHeld = z.strictObject({
  meeting: z.uuid(),
  attendance: z.strictObject({ public: count, 'civil-society': count, government: count, others: count }),
  minutes: LocalizedText,
  minutesLink: SafeLink.nullable(),
})
export type ConsultationMeetingHeld = z.infer<typeof ConsultationMeetingHeld>

/** The published anonymous matrix: its digest, and what it holds. */
export const PublishedMatrix = z.strictObject({
  /** SHA-256 of the bytes of the CSV. */
  digest: Sha256,
  participants: z.int().min(0),
  statements: z.int().min(0),
  votes: z.int().min(0),
  /** People whose rows are left out, because so few answered that their choices could point to them. */
  suppressed: z.int().min(0),
})
export type PublishedMatrix = z.infer<typeof PublishedMatrix>

/** `consultation-closed`: nobody takes part any more; what was counted on that day. */
export const ConsultationClosed = z.strictObject({
  participants: z.int().min(0),
  votes: z.int().min(0),
  inputs: z.strictObject({ proposal: count, amendment: count, statement: count, argument: count }),
  /** Null when nobody weighed a statement, or so few that none of it can be published. */
  matrix: PublishedMatrix.nullable(),
})
export type ConsultationClosed = z.infer<typeof ConsultationClosed>

/** `consultation-report-published`: who took part, what was asked and what changed. */
export const ConsultationReportPublished = z
  .strictObject({ report: z.uuid(), version: Numbered, summary: LocalizedText, changed: LocalizedText, link: SafeLink.nullable() })
  .refine(fitsInEntry, { error: 'too much text for one entry' })
export type ConsultationReportPublished = z.infer<typeof ConsultationReportPublished>

/** How far a consultation is: computed from its dates and its closing, never declared. */
export const consultationStatuses = ['announced', 'open', 'answering', 'closed'] as const
export type ConsultationStatus = (typeof consultationStatuses)[number]
