import { z } from 'zod'
import { Language } from '#kernel/languages.ts'
import {
  Day,
  isSafeLink,
  longestPoint,
  longestStatement,
  longestTitle,
  mostAgendaPoints,
  PhaseKind,
  StatementGround,
} from '../vocabulary.ts'

/** A text of at most so many characters. */
export const text = (most: number, needed = true) => {
  const typed = z.string({ error: 'consultations.problem.text' }).trim().max(most, { error: 'consultations.problem.long' })
  return needed ? typed.min(1, { error: 'consultations.problem.text' }) : typed.default('')
}
/** What was typed, or null for nothing. */
export const orNull = (typed: string) => (typed === '' ? null : typed)
const link = (needed: boolean) =>
  z
    .string({ error: 'consultations.problem.link' })
    .trim()
    .default('')
    .refine((typed) => (typed === '' ? !needed : isSafeLink(typed)), { error: 'consultations.problem.link' })
/** The token of a form. */
export const submission = z.uuid({ error: 'errors.form.check' })

/** The lines of a text, each of at most so many characters. */
export const lines = (most: number, count: number) =>
  z
    .string()
    .default('')
    .transform((typed) =>
      typed
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .refine((all) => all.length <= count, { error: 'consultations.problem.lines', params: { maximum: count } })
    .refine((all) => all.every((line) => line.length <= most), { error: 'consultations.problem.long', params: { maximum: most } })

/** An hour of a day in UTC, as the browser's control writes it. */
const hour = z
  .string({ error: 'consultations.problem.hour' })
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: 'consultations.problem.hour' })
  .refine((typed) => !Number.isNaN(Date.parse(`${typed}:00Z`)), { error: 'consultations.problem.hour' })
  .transform((typed) => `${typed}:00.000Z`)

/** Extending a phase. */
export const ExtendSchema = z.object({
  phase: PhaseKind,
  after: z
    .string({ error: 'consultations.problem.day' })
    .trim()
    .refine((day) => Day.safeParse(day).success, { error: 'consultations.problem.day' }),
  reason: text(longestPoint),
})

/** Adding something to read. */
export const DocumentSchema = z.object({ submission, title: text(longestTitle), link: link(true), language: Language.catch('en') })

/** Calling a meeting. */
export const MeetingSchema = z
  .object({
    submission,
    title: text(longestTitle),
    startsAt: hour,
    endsAt: hour,
    place: text(longestPoint, false).transform(orNull),
    link: link(false).transform(orNull),
    agenda: lines(longestPoint, mostAgendaPoints),
  })
  .check(({ value, issues }) => {
    if (value.endsAt <= value.startsAt)
      issues.push({ code: 'custom', path: ['endsAt'], message: 'consultations.problem.ends', input: value })
    if (value.place === null && value.link === null)
      issues.push({ code: 'custom', path: ['place'], message: 'consultations.problem.somewhere', input: value })
  })

/** Cancelling a meeting. */
export const CancelSchema = z.object({ meeting: z.uuid(), reason: text(longestPoint) })

const people = z.coerce
  .number({ error: 'consultations.problem.number' })
  .int({ error: 'consultations.problem.number' })
  .min(0)
  .max(1_000_000)

/** Telling how a meeting went. */
export const HeldSchema = z.object({
  meeting: z.uuid(),
  'came-public': people.default(0),
  'came-civil-society': people.default(0),
  'came-government': people.default(0),
  'came-others': people.default(0),
  minutes: text(4000),
  minutesLink: link(false).transform(orNull),
})

/** Statements of the organiser, one a line. */
export const StatementsSchema = z.object({
  submission,
  texts: lines(longestStatement, 50).refine((all) => all.length > 0, { error: 'consultations.problem.text' }),
})

/** Deciding on a statement that waits: accepted, or refused for a ground. */
export const DecisionSchema = z.object({
  draft: z.uuid(),
  decision: z.union([z.literal('accepted'), StatementGround], { error: 'opinion.problem.decision' }),
})

/** The report. */
export const ReportSchema = z.object({ summary: text(4000), changed: text(4000), link: link(false).transform(orNull) })
