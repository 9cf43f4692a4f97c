import { z } from 'zod'
import type { LocalizedText } from '#kernel/languages.ts'
import { Language, languages } from '#kernel/languages.ts'
import { ActionLevel, ActionTheme, Day, longestAsk, longestReason, longestTitle, mostAsks } from '../vocabulary.ts'

const text = (most: number) => z.string({ error: 'errors.form.check' }).trim().max(most, { error: 'actions.problem.too-long' }).default('')
const dayOrNone = z
  .string({ error: 'errors.form.check' })
  .trim()
  .default('')
  .refine((day) => day === '' || Day.safeParse(day).success, { error: 'actions.problem.day' })
  .transform((day) => (day === '' ? null : day))

const titleFields = {
  'title-fr': text(longestTitle),
  'title-en': text(longestTitle),
  'title-es': text(longestTitle),
  'title-ar': text(longestTitle),
}
const asksMost = longestAsk * mostAsks
const askFields = { 'asks-fr': text(asksMost), 'asks-en': text(asksMost), 'asks-es': text(asksMost), 'asks-ar': text(asksMost) }

/** The points of one language: one a line. */
const lines = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** A text in the languages it was typed in. */
const localized = (original: Language, of: (lang: Language) => string): LocalizedText => ({
  original,
  ...Object.fromEntries(languages.map((lang) => [lang, of(lang)] as const).filter(([, typed]) => typed !== '')),
})

/** Proposing an action: title and points in the original language, perhaps others; the address needs an English title. */
export const ProposeSchema = z
  .object({
    submission: z.uuid({ error: 'actions.problem.submission' }),
    original: Language.catch('en'),
    ...titleFields,
    ...askFields,
    theme: z.enum(ActionTheme.options, { error: 'actions.problem.theme' }),
    level: z.enum(ActionLevel.options, { error: 'actions.problem.level' }),
    from: dayOrNone,
    to: dayOrNone,
    fictional: z.string().optional(),
  })
  .check(({ value, issues }) => {
    const wrong = (field: string, message: string) => {
      issues.push({ code: 'custom', path: [field], message, input: value })
    }
    const { original } = value
    const points = lines(value[`asks-${original}`])
    if (value['title-en'] === '') wrong('title-en', 'actions.problem.title-en')
    if (value[`title-${original}`] === '' && original !== 'en') wrong(`title-${original}`, 'actions.problem.title')
    if (points.length === 0) wrong(`asks-${original}`, 'actions.problem.asks')
    for (const lang of languages) {
      const translated = lines(value[`asks-${lang}`])
      if (translated.length > mostAsks) wrong(`asks-${lang}`, 'actions.problem.asks-many')
      if (translated.some((line) => line.length > longestAsk)) wrong(`asks-${lang}`, 'actions.problem.too-long')
      if (translated.length > 0 && points.length > 0 && translated.length !== points.length)
        wrong(`asks-${lang}`, 'actions.problem.asks-differ')
    }
    if (value.from !== null && value.to !== null && value.to < value.from) wrong('to', 'actions.problem.period')
  })
  .transform((form) => {
    const { original } = form
    return {
      submission: form.submission,
      number: null,
      title: localized(original, (lang) => form[`title-${lang}`]),
      asks: lines(form[`asks-${original}`]).map((_, at) => localized(original, (lang) => lines(form[`asks-${lang}`])[at] ?? '')),
      theme: form.theme,
      level: form.level,
      from: form.from,
      to: form.to,
      fictional: form.fictional !== undefined,
    }
  })

/** The start of a day (UTC). */
const dayAsDate = z
  .string({ error: 'actions.problem.day' })
  .trim()
  .refine((day) => Day.safeParse(day).success, { error: 'actions.problem.day' })

/** Opening an action on a day. */
export const OpenSchema = z.object({ day: dayAsDate })

/** Closing an action on a day, perhaps with a reason. */
export const CloseSchema = z.object({
  day: dayAsDate,
  reason: text(longestReason).transform((reason) => (reason === '' ? null : reason)),
})

/** Naming a lead, by the address of its page. */
export const LeadSchema = z.object({
  member: z.string({ error: 'actions.problem.lead' }).trim().min(1, { error: 'actions.problem.lead' }).max(100),
})

/** The instant an act of a day is dated: now for today, else the start of that day. */
export const instantOf = (day: string, now: Date): Date => (day === now.toISOString().slice(0, 10) ? now : new Date(`${day}T00:00:00Z`))
