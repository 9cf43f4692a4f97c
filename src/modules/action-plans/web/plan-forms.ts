import { z } from 'zod'
import { type LocalizedText, languages } from '#kernel/languages.ts'
import { fitsYears, lastDayOf } from '../rules/plan-period.ts'
import { dayOf } from '../rules/plan-phases.ts'
import { type AnnounceForm, Day, documentKinds, isWebAddress, longest, type PlanYears } from '../vocabulary.ts'

const text = (most: number) => z.string({ error: 'errors.form.check' }).trim().max(most, { error: 'plans.problem.too-long' }).default('')
const isDay = (day: string) => Day.safeParse(day).success
const day = z.string({ error: 'plans.problem.day' }).trim().refine(isDay, { error: 'plans.problem.day' })
const dayOrNone = z
  .string({ error: 'plans.problem.day' })
  .trim()
  .default('')
  .refine((typed) => typed === '' || isDay(typed), { error: 'plans.problem.day' })
const submission = z.uuid({ error: 'errors.form.check' })

/** A day on which something took place: today unless another is typed. */
export const DayForm = z.object({ day })

/** Announcing a plan. The last day follows from the first and the years unless it is typed. */
export const AnnounceSchema = z
  .object({
    submission,
    cycle: z.coerce
      .number({ error: 'plans.problem.cycle' })
      .int({ error: 'plans.problem.cycle' })
      .min(1, { error: 'plans.problem.cycle' })
      .max(99, {
        error: 'plans.problem.cycle',
      }),
    years: z.enum(['2', '4'], { error: 'plans.problem.years' }).transform((years): PlanYears => (years === '4' ? 4 : 2)),
    from: day,
    to: dayOrNone,
    adoptionDue: day,
    day,
    'title-fr': text(longest.title),
    'title-en': text(longest.title),
    'title-es': text(longest.title),
    'title-ar': text(longest.title),
  })
  .check(({ value, issues }) => {
    const wrong = (field: string, message: string) => issues.push({ code: 'custom', path: [field], message, input: value })
    const until = value.to === '' ? lastDayOf(value.from, value.years) : value.to
    if (!fitsYears(value.from, until, value.years)) wrong('to', 'plans.problem.period')
    if (value.adoptionDue < value.day) wrong('adoptionDue', 'plans.problem.adoption-past')
    else if (value.adoptionDue > until) wrong('adoptionDue', 'plans.problem.adoption-late')
  })
  .transform((form): AnnounceForm => {
    const titles = languages.flatMap((lang) => (form[`title-${lang}`] === '' ? [] : [[lang, form[`title-${lang}`]] as const]))
    const original = titles[0]?.[0]
    const title: LocalizedText | null = original === undefined ? null : { original, ...Object.fromEntries(titles) }
    const { cycle, years, from, adoptionDue } = form
    const period = { from, to: form.to === '' ? lastDayOf(from, years) : form.to }
    return { submission: form.submission, cycle, years, ...period, adoptionDue, title, day: form.day }
  })

/** Publishing a version of the draft; the day until which people may comment is a choice. */
export const PublishSchema = z.object({ commentUntil: dayOrNone.transform((typed) => (typed === '' ? null : typed)) })

/** Withdrawing or refreshing, with a reason. */
export const ReasonSchema = z.object({ reason: text(longest.reason).refine((typed) => typed !== '', { error: 'plans.problem.reason' }) })

/** Adding a document: an address, or the file of the same form. */
export const documentSchema = (hasFile: boolean) =>
  z.object({
    submission,
    kind: z.enum(documentKinds, { error: 'plans.problem.document-kind' }),
    title: text(longest.title).refine((typed) => typed !== '', { error: 'plans.problem.document-title' }),
    link: text(longest.link)
      .refine((typed) => typed === '' || isWebAddress(typed), { error: 'plans.problem.link' })
      .refine((typed) => typed !== '' || hasFile, { error: 'plans.problem.document' })
      .transform((typed) => (typed === '' ? null : typed)),
  })

/** Today, as a date field shows it. */
export const today = (now: Date): string => dayOf(now)
