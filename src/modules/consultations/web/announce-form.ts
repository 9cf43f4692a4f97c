import { chosen, typed } from '#kernel/http/form.ts'
import type { FormValues } from '#kernel/http/variables.ts'
import type { MessageKey } from '#kernel/i18n.ts'
import { type Language, type LocalizedText, languages } from '#kernel/languages.ts'
import { slugOf } from '#kernel/slug.ts'
import type { AnnounceForm } from '../acts/announce-consultation.ts'
import {
  audiences,
  Day,
  fitsInEntry,
  inputKinds,
  longestPoint,
  longestPurpose,
  longestQuestion,
  longestTitle,
  mostPoints,
  mostQuestions,
  mostThemes,
  type Phase,
  phaseKinds,
} from '../vocabulary.ts'

/** The audience of residents whom the sign-in service vouches for, as the form names it. */
export const residentsByClaim = 'residents-by-claim'

/** The pages of the announcing form, in order. */
export const announceSteps = ['about', 'terms', 'dates', 'check'] as const
export type AnnounceStep = (typeof announceSteps)[number]

/** One thing to mend: its field, its sentence and what fills it. */
export interface Problem {
  readonly field: string
  readonly key: MessageKey
  readonly values?: Readonly<Record<string, number>>
}

/** What sending the form leads to: another page of it, or the act. */
export type AnnounceMove =
  | { readonly to: 'page'; readonly step: AnnounceStep; readonly problems: readonly Problem[] }
  | { readonly to: 'act'; readonly form: AnnounceForm }

/** Texts of one step: name, the most characters, and the most lines where each line is a point. */
const texts = {
  about: [
    { name: 'title', most: longestTitle, lines: 0, needed: true },
    { name: 'purpose', most: longestPurpose, lines: 0, needed: true },
  ],
  terms: [
    { name: 'questions', most: longestQuestion, lines: mostQuestions, needed: true },
    { name: 'open', most: longestPoint, lines: mostPoints, needed: true },
    { name: 'settled', most: longestPoint, lines: mostPoints, needed: false },
    { name: 'reasons', most: longestPoint, lines: mostPoints, needed: false },
    { name: 'decider', most: longestPoint, lines: 0, needed: true },
    { name: 'themes', most: 80, lines: mostThemes, needed: false },
  ],
} as const

const dayFields = [...phaseKinds.slice(0, 3).flatMap((kind) => [`${kind}-from`, `${kind}-to`]), 'answers-to']

/** The languages the announcement is written in; the first is the original. */
export function textLanguages(values: FormValues, reader: Language): readonly Language[] {
  const asked = languages.filter((lang) => chosen(values, 'texts').includes(lang))
  const original = languages.find((lang) => lang === typed(values, 'original')) ?? reader
  return [original, ...asked.filter((lang) => lang !== original)]
}

/** The fields of each page, for the languages chosen: what another page carries along. */
export function fieldsOf(step: AnnounceStep, langs: readonly Language[]): readonly string[] {
  const localized = (names: ReadonlyArray<{ readonly name: string }>) => names.flatMap(({ name }) => langs.map((lang) => `${name}-${lang}`))
  if (step === 'about') return ['original', 'texts', 'subject', ...localized(texts.about)]
  if (step === 'terms') return localized(texts.terms)
  return step === 'dates' ? ['audience', 'languages', 'owed', ...dayFields] : []
}

/** The lines of a text that are not empty. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** What a press of a button leads to. Pure: the whole state of the form is in its fields. */
export function pressAnnounceForm(values: FormValues, reader: Language): AnnounceMove {
  const step = announceSteps.find((name) => name === typed(values, 'step')) ?? 'about'
  const wanted = announceSteps.find((name) => name === typed(values, 'go'))
  if (wanted !== undefined && announceSteps.indexOf(wanted) < announceSteps.indexOf(step)) return { to: 'page', step: wanted, problems: [] }
  const langs = textLanguages(values, reader)
  const checks: Readonly<Record<AnnounceStep, () => readonly Problem[]>> = {
    about: () => [...aboutProblems(values, langs), ...textProblems(values, langs, texts.about)],
    terms: () => [...textProblems(values, langs, texts.terms), ...pairProblems(values, langs)],
    dates: () => dateProblems(values),
    check: () => [],
  }
  for (const at of announceSteps) {
    const problems = checks[at]()
    if (problems.length > 0) return { to: 'page', step: at, problems }
    if (at === step && at !== 'check') return { to: 'page', step: announceSteps[announceSteps.indexOf(at) + 1] ?? 'check', problems: [] }
  }
  const form = announceFrom(values, langs)
  if (!uuid.test(form.submission)) return { to: 'page', step: 'check', problems: [] }
  if (!fitsInEntry(form))
    return { to: 'page', step: 'terms', problems: [{ field: `questions-${langs[0]}`, key: 'consultations.problem.whole' }] }
  return { to: 'act', form }
}

function aboutProblems(values: FormValues, langs: readonly Language[]): readonly Problem[] {
  const subject = subjectOf(values)
  const title = typed(values, 'title-en') || typed(values, `title-${langs[0]}`)
  return [
    ...(subject === null ? [{ field: 'subject', key: 'consultations.problem.subject' } as const] : []),
    ...(title.trim() !== '' && slugOf(title) === ''
      ? [{ field: `title-${langs[0]}`, key: 'consultations.problem.title-latin' } as const]
      : []),
  ]
}

type Asked = (typeof texts)['about' | 'terms'][number]

function textProblems(values: FormValues, langs: readonly Language[], asked: readonly Asked[]): readonly Problem[] {
  return asked.flatMap((one) => langs.flatMap((lang, at) => textProblem(values, `${one.name}-${lang}`, one, at === 0)))
}

function textProblem(values: FormValues, field: string, { name, most, lines, needed }: Asked, isOriginal: boolean): readonly Problem[] {
  const text = typed(values, field).trim()
  if (text === '') return needed && isOriginal ? [{ field, key: `consultations.problem.${name}` } as const] : []
  const points = lines === 0 ? [text] : linesOf(text)
  if (lines > 0 && points.length > lines) return [{ field, key: 'consultations.problem.lines', values: { maximum: lines } }]
  return points.some((point) => point.length > most) ? [{ field, key: 'consultations.problem.long', values: { maximum: most } }] : []
}

/** A translation has as many lines as the original; each settled thing has its reason. */
function pairProblems(values: FormValues, langs: readonly Language[]): readonly Problem[] {
  const [original, ...others] = langs
  const count = (name: string, lang: Language | undefined) => linesOf(typed(values, `${name}-${lang}`)).length
  const reasons =
    count('settled', original) === count('reasons', original)
      ? []
      : [{ field: `reasons-${original}`, key: 'consultations.problem.reasons' } as const]
  const translations = ['questions', 'open', 'settled', 'reasons', 'themes'].flatMap((name) =>
    others.flatMap((lang) => {
      const here = count(name, lang)
      return here === 0 || here === count(name, original)
        ? []
        : [{ field: `${name}-${lang}`, key: 'consultations.problem.differ' } as const]
    }),
  )
  return [...reasons, ...translations]
}

function dateProblems(values: FormValues): readonly Problem[] {
  const problems: Problem[] = []
  if (![...audiences, residentsByClaim].some((audience) => audience === typed(values, 'audience')))
    problems.push({ field: 'audience', key: 'consultations.problem.audience' })
  if (chosen(values, 'languages').length === 0) problems.push({ field: 'languages', key: 'consultations.problem.languages' })
  for (const field of dayFields) {
    const day = typed(values, field).trim()
    if (day !== '' && !Day.safeParse(day).success) problems.push({ field, key: 'consultations.problem.day' })
  }
  for (const kind of phaseKinds.slice(0, 3)) {
    const [from, to] = [typed(values, `${kind}-from`).trim(), typed(values, `${kind}-to`).trim()]
    if ((from === '') !== (to === ''))
      problems.push({ field: from === '' ? `${kind}-from` : `${kind}-to`, key: 'consultations.problem.both-days' })
    else if (from > to) problems.push({ field: `${kind}-to`, key: 'consultations.problem.order' })
  }
  if (typed(values, 'answers-to').trim() === '') problems.push({ field: 'answers-to', key: 'consultations.problem.answers' })
  if (problems.length === 0 && phasesOf(values).length < 2) problems.push({ field: 'statements-from', key: 'consultations.problem.phase' })
  return problems
}

/** The phases typed: those without days do not take place, answers may come from the first day on. */
export function phasesOf(values: FormValues): readonly Phase[] {
  const days = (field: string) => typed(values, field).trim()
  const open = phaseKinds
    .slice(0, 3)
    .flatMap((kind) => (days(`${kind}-from`) === '' ? [] : [{ kind, from: days(`${kind}-from`), to: days(`${kind}-to`) }]))
  const first = open.map(({ from }) => from).sort()[0]
  const answers = days('answers-to')
  return first === undefined || answers === '' ? open : [...open, { kind: 'answers', from: first < answers ? first : answers, to: answers }]
}

/** What the consultation is about, as the list says it: `plan/ID`, `action/ID` or `local-question`. */
function subjectOf(values: FormValues): Pick<AnnounceForm, 'subject' | 'planId' | 'actionId'> | null {
  const [kind, id = ''] = typed(values, 'subject').split('/')
  if (kind === 'local-question') return { subject: 'local-question', planId: null, actionId: null }
  if (!uuid.test(id)) return null
  if (kind === 'plan') return { subject: 'plan', planId: id, actionId: null }
  return kind === 'action' ? { subject: 'action', planId: null, actionId: id } : null
}

function localized(langs: readonly Language[], of: (lang: Language) => string): LocalizedText {
  const given = langs.map((lang) => [lang, of(lang).trim()] as const).filter(([, text]) => text !== '')
  return { original: langs[0] ?? 'en', ...Object.fromEntries(given) }
}

/** The announcement as typed; to be read once nothing is left to mend. */
export function announceFrom(values: FormValues, langs: readonly Language[]): AnnounceForm {
  const text = (name: string) => localized(langs, (lang) => typed(values, `${name}-${lang}`))
  const lines = (name: string) =>
    linesOf(typed(values, `${name}-${langs[0]}`)).map((_, at) =>
      localized(langs, (lang) => linesOf(typed(values, `${name}-${lang}`))[at] ?? ''),
    )
  const reasons = lines('reasons')
  const byClaim = typed(values, 'audience') === residentsByClaim
  const audience = byClaim ? 'residents' : (audiences.find((one) => one === typed(values, 'audience')) ?? 'anyone')
  return {
    submission: typed(values, 'submission'),
    ...(subjectOf(values) ?? { subject: 'local-question', planId: null, actionId: null }),
    title: text('title'),
    purpose: text('purpose'),
    questions: lines('questions'),
    open: lines('open'),
    settled: lines('settled').map((what, at) => ({ what, why: reasons[at] ?? what })),
    decider: text('decider'),
    themes: lines('themes').map((name, at) => ({ id: slugOf(name.en ?? name[name.original] ?? '') || `theme-${at + 1}`, name })),
    languages: languages.filter((lang) => chosen(values, 'languages').includes(lang)),
    audience,
    residency: byClaim ? 'claim' : audience === 'residents' ? 'list' : null,
    phases: [...phasesOf(values)],
    owed: ['proposal', ...inputKinds.filter((kind) => kind !== 'proposal' && chosen(values, 'owed').includes(kind))],
  }
}
