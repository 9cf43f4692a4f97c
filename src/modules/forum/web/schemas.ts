import { z } from 'zod'
import type { FormValues } from '#kernel/http/variables.ts'
import { isSlug } from '#kernel/slug.ts'
import { MemberKind } from '#modules/members'
import {
  isSafeLink,
  longestName,
  longestPlace,
  longestReason,
  longestRepresentative,
  longestText,
  longestTitle,
  mostPresent,
  Side,
} from '../vocabulary.ts'
import { localized, TextOrNone, TextWanted } from './texts.tsx'

const submission = z.uuid({ error: 'forum.problem.submission' })
const line = (most: number) => z.string({ error: 'errors.form.check' }).trim().max(most, { error: 'forum.problem.text-long' }).default('')
const orNull = (text: string) => (text === '' ? null : text)
const reason = line(longestReason).transform(orNull)
const link = line(2000)
  .refine((text) => text === '' || isSafeLink(text), { error: 'forum.problem.link' })
  .transform(orNull)

/** Reads a form whose named fields are texts in one or several languages. */
const withTexts = <Data>(names: readonly string[], schema: z.ZodType<Data>): z.ZodType<Data> =>
  z.preprocess((values: FormValues) => ({ ...values, ...Object.fromEntries(names.map((name) => [name, localized(values, name)])) }), schema)

/** Establishing a forum: its name and what it is for. */
export const EstablishSchema = withTexts(
  ['name', 'purpose'],
  z.object({ submission, name: TextWanted(longestName), purpose: TextWanted(longestText) }),
)

const textShape = { submission, text: TextOrNone(longestText), link }
const wantsText = ({ value, issues }: z.core.ParsePayload<{ text: unknown; link: string | null }>) => {
  if (value.text === null && value.link === null)
    issues.push({ code: 'custom', path: ['text'], message: 'forum.problem.text-or-link', input: value })
}

/** Rules of procedure or minutes: a text, a link, or both. */
export const TextSchema = withTexts(['text'], z.object(textShape).check(wantsText))

/** A seat: a member by its slug, or another body by name and kind. */
export const SeatSchema = withTexts(
  ['body'],
  z
    .object({
      submission,
      side: z.enum(Side.options, { error: 'forum.problem.side' }),
      member: line(120),
      body: TextOrNone(longestName),
      kind: z.enum(MemberKind.options).or(z.literal('')).default(''),
      representative: line(longestRepresentative).transform(orNull),
    })
    .transform(({ member, body, kind, ...rest }, ctx) => {
      const wrong = (field: string, message: string) => {
        ctx.addIssue({ code: 'custom', path: [field], message })
        return z.NEVER
      }
      if (member !== '' && body !== null) return wrong('body', 'forum.problem.holder-twice')
      if (member !== '') return isSlug(member) ? { ...rest, holder: { member } } : wrong('member', 'forum.problem.holder')
      if (body === null) return wrong('member', 'forum.problem.holder')
      return kind === '' ? wrong('kind', 'forum.problem.kind') : { ...rest, holder: { body, kind } }
    }),
)

/** Ending a seat, or calling a meeting off: a reason if one wishes. */
export const ReasonSchema = z.object({ submission, reason })

/** Naming a chair: nothing but the form's token. */
export const TokenSchema = z.object({ submission })

const clock = line(5).refine((time) => time === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(time), { error: 'forum.problem.time' })

/** A meeting: day and hours in UTC, a place or a link, an agenda. */
export const MeetingSchema = withTexts(
  ['place', 'agenda'],
  z
    .object({
      submission,
      day: z.iso.date({ error: 'forum.problem.day' }),
      from: clock.refine((time) => time !== '', { error: 'forum.problem.time' }),
      until: clock,
      place: TextOrNone(longestPlace),
      link,
      agenda: TextWanted(longestText),
    })
    .check(({ value, issues }) => {
      if (value.place === null && value.link === null)
        issues.push({ code: 'custom', path: ['place'], message: 'forum.problem.place-or-link', input: value })
      if (value.until !== '' && value.until <= value.from)
        issues.push({ code: 'custom', path: ['until'], message: 'forum.problem.until', input: value })
    })
    .transform(({ day, from, until, ...rest }) => ({
      ...rest,
      startsAt: new Date(`${day}T${from}:00Z`),
      endsAt: until === '' ? null : new Date(`${day}T${until}:00Z`),
    })),
)

const count = z
  .string({ error: 'forum.problem.count' })
  .trim()
  .default('')
  .refine((text) => text === '' || (/^\d{1,6}$/.test(text) && Number(text) <= mostPresent), { error: 'forum.problem.count' })
  .transform(Number)

const counts = {
  'present-state': count,
  'present-local-government': count,
  'present-parliament': count,
  'present-civil-society': count,
  'present-media': count,
  'present-academia': count,
  'present-private-sector': count,
  'present-international-body': count,
  'present-public': count,
}
type Counts = { readonly [Name in keyof typeof counts]: number }

const attendanceOf = (form: Counts) => ({
  state: form['present-state'],
  'local-government': form['present-local-government'],
  parliament: form['present-parliament'],
  'civil-society': form['present-civil-society'],
  media: form['present-media'],
  academia: form['present-academia'],
  'private-sector': form['present-private-sector'],
  'international-body': form['present-international-body'],
  public: form['present-public'],
})

const somebody = ({ value, issues }: z.core.ParsePayload<Counts>) => {
  if (Object.values(attendanceOf(value)).every((number) => number === 0))
    issues.push({ code: 'custom', path: ['present-state'], message: 'forum.problem.nobody', input: value })
}

const answer = z.enum(['yes', 'no'], { error: 'forum.problem.answer' }).transform((said) => said === 'yes')

/** How a meeting went; minutes are optional here, since they may come later. */
export const ReportSchema = withTexts(
  ['text'],
  z
    .object({ ...textShape, ...counts, results: answer, comments: answer })
    .check(somebody)
    .transform((form) => ({
      attendance: attendanceOf(form),
      resultsPresented: form.results,
      commentsTaken: form.comments,
      minutes: form.text === null && form.link === null ? null : { text: form.text, link: form.link },
    })),
)

/** A decision taken at a meeting, with those present and what it is for. */
export const DecisionSchema = withTexts(
  ['title', 'text'],
  z
    .object({ submission, title: TextWanted(longestTitle), text: TextWanted(longestText), target: line(36).transform(orNull), ...counts })
    .check(somebody)
    .transform((form) => ({
      submission: form.submission,
      title: form.title,
      text: form.text,
      target: form.target,
      present: attendanceOf(form),
    })),
)
