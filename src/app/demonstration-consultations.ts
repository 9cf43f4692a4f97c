import { readFileSync } from 'node:fs'
import { v5 } from 'uuid'
import { z } from 'zod'
import { Language, type LocalizedText, languages } from '#kernel/languages.ts'
import { projectPath } from '#kernel/paths.ts'
import { ConsultationAnnounced, ConsultationMeetingHeld, Decision, Phase, PhaseKind, StatementGround } from '#modules/consultations'
import type { FactDefinition, Json } from '#record'
import { DemoKey } from './demonstration.ts'

/** Appends one fact of the story on its day; the acts of a day keep the order they are told in. */
export type TellConsultation = <Data>(
  day: string,
  definition: FactDefinition<Data>,
  data: Data,
  about?: Readonly<Record<string, string>>,
  words?: Readonly<Record<string, Json>>,
) => void

const Day = z.iso.date()
// English is the language these invented texts were written in; the others are translations.
const Text = z
  .object({ en: z.string(), fr: z.string().optional(), es: z.string().optional(), ar: z.string().optional() })
  .transform((text): LocalizedText => ({ original: 'en', ...text }))

/** A number of the invented people: people are counted from 0. */
const By = z.int().min(0)
const AuthorKind = z.enum(['person', 'organisation'])
/** How likely people of each camp are to support it. */
const Support = z.array(z.number().min(0).max(1)).length(3)
const Signed = z.object({ by: By, kind: AuthorKind.default('person'), signature: z.string().nullable().default(null) })
const Said = Signed.extend({ at: Day, language: Language, text: z.string() })

const Statement = z.object({
  at: Day,
  /** Who wrote it: somebody, or the organiser. */
  by: By.nullable(),
  language: Language,
  text: z.string(),
  /** For each camp, how likely people are to agree and to disagree; the others pass. */
  lean: z.array(z.tuple([z.number(), z.number()])).length(3),
})

const Argument = Said.extend({
  key: z.string(),
  side: z.enum(['for', 'against']),
  support: Support,
  replies: z.array(Said).default([]),
})

const Words = z.object({ language: Language, theme: z.string(), title: z.string(), text: z.string(), place: z.string().nullable() })

const Proposal = Words.extend(Signed.shape).extend({
  key: z.string(),
  at: Day,
  support: Support,
  revised: z.array(Words.extend({ at: Day })).default([]),
  authors: z.array(Signed.extend({ at: Day })).default([]),
  withdrawn: z.object({ at: Day, reason: z.string().nullable() }).nullable().default(null),
  clarifications: z.array(z.object({ at: Day, text: Text })).default([]),
  arguments: z.array(Argument).default([]),
})

const Amendment = Signed.extend({
  key: z.string(),
  at: Day,
  paragraph: z.string(),
  change: z.enum(['comment', 'other-words', 'new-paragraph', 'deletion']),
  language: Language,
  words: z.string().nullable(),
  reason: z.string().nullable(),
  support: Support,
})

const WrittenText = z.object({
  title: Text,
  language: Language,
  versions: z.array(
    z.object({ at: Day, paragraphs: z.array(z.object({ key: z.string(), words: z.string() })), amendments: z.array(z.string()) }),
  ),
  amendments: z.array(Amendment),
})

const Meeting = z.object({
  called: Day,
  title: Text,
  startsAt: z.iso.datetime({ precision: 3 }),
  endsAt: z.iso.datetime({ precision: 3 }),
  place: Text.nullable(),
  link: z.string().nullable(),
  agenda: z.array(Text),
  held: z.object({ at: Day, attendance: ConsultationMeetingHeld.shape.attendance, minutes: Text }).nullable(),
})

const Answer = z.object({
  at: Day,
  /** Keys of proposals and amendments. */
  inputs: z.array(z.string()).min(1),
  decision: Decision,
  reason: Text,
  words: Text.nullable(),
  /** Where the words stand now: references of commitments, keys of paragraphs. */
  commitments: z.array(z.string()).default([]),
  paragraphs: z.array(z.object({ key: z.string(), version: z.int() })).default([]),
  institution: Text,
})

const told = ConsultationAnnounced.shape
const DemoConsultation = z.object({
  slug: told.slug,
  member: DemoKey,
  /** The slug of the plan it prepares. */
  plan: z.string().nullable(),
  subject: told.subject,
  announced: Day,
  title: Text,
  purpose: Text,
  questions: z.array(Text),
  open: z.array(Text),
  settled: z.array(z.object({ what: Text, why: Text })),
  decider: Text,
  themes: z.array(z.object({ id: z.string(), name: Text })),
  phases: z.array(Phase),
  owed: told.owed,
  extensions: z.array(z.object({ at: Day, phase: PhaseKind, before: Day, after: Day, reason: Text })),
  documents: z.array(z.object({ at: Day, title: Text, link: z.string(), language: Language })),
  meetings: z.array(Meeting),
  /** How many people took part, and what share of them thinks alike. */
  crowd: z.object({ seed: z.int(), people: z.int(), shares: Support, voting: z.object({ from: Day, to: Day }) }),
  statements: z.array(Statement),
  refusedStatements: z.array(z.object({ at: Day, by: By, ground: StatementGround })),
  proposals: z.array(Proposal),
  merges: z.array(z.object({ at: Day, into: z.string(), merged: z.array(z.string()), reason: Text })),
  text: WrittenText.nullable(),
  assignments: z.array(z.object({ at: Day, inputs: z.array(z.string()), institution: Text })),
  answers: z.array(Answer),
  closed: Day.nullable(),
  report: z.object({ at: Day, summary: Text, changed: Text }).nullable(),
})
export type DemoConsultation = z.infer<typeof DemoConsultation>

/** The languages of every invented consultation. */
export const demoConsultationLanguages = [...languages]

/** The consultations of the demonstration, the oldest first: files of `data/demonstration/consultations/`. */
export const demoConsultationSlugs = ['exampleland-plan-2025-2027', 'exampleland-plan-2027-2029', 'riverside-of-sample-city'] as const

/** An invented consultation as `data/demonstration/` holds it, checked. */
export const readDemoConsultation = (slug: string): DemoConsultation =>
  DemoConsultation.parse(JSON.parse(readFileSync(projectPath('data', 'demonstration', 'consultations', `${slug}.json`), 'utf8')))

/** The id of something of an invented consultation: the same on every instance, so that its map is drawn the same. */
export const demoId = (slug: string, ...path: readonly (string | number)[]): string =>
  v5(['demonstration', 'consultations', slug, ...path].join('/'), v5.URL)
