import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { projectPath } from '#kernel/paths.ts'
import { CommitmentContent, Completion, DocumentKind, PlanLevel, PlanYears, proseFields } from '#modules/action-plans'
import type { FactDefinition, Json } from '#record'
import { demoConsultationSlugs } from './demonstration-consultations.ts'

/** Appends one fact of the story on its day; the acts of a day keep the order they are told in. */
export type TellOfDay = <Data>(
  day: string,
  definition: FactDefinition<Data>,
  about: Readonly<Record<string, string>>,
  data: Data,
  words?: Readonly<Record<string, Json>>,
) => void

/** Ids given once, by key: what a later act of the story names. */
export type Keys = (kind: 'plan' | 'commitment' | 'milestone', key: string) => string

const Day = z.iso.date()
// English is the language these invented texts were written in; the others are translations.
const Text = z.object({ en: z.string(), fr: z.string().optional(), es: z.string().optional(), ar: z.string().optional() })
const Prose = z.partialRecord(z.enum(proseFields), z.string())

const Milestone = z.object({
  key: z.string(),
  title: Text,
  output: Text.nullable(),
  from: Day,
  due: Day,
  owner: z.string(),
  supporters: z.array(z.string()),
  newDates: z.array(z.object({ at: Day, due: Day, reason: z.string() })),
  done: z.object({ at: Day, on: Day, note: z.string().nullable() }).nullable(),
  evidence: z.array(z.object({ at: Day, description: z.string(), link: z.url() })),
})

const Progress = z.object({
  at: Day,
  from: Day,
  to: Day,
  completion: Completion,
  done: z.string().nullable(),
  challenges: z.string().nullable(),
  nextSteps: z.string().nullable(),
})

const content = CommitmentContent.shape
const Commitment = z.object({
  key: z.string(),
  plan: z.string(),
  reference: z.string(),
  title: Text,
  lead: z.string(),
  partnersInGovernment: content.partnersInGovernment,
  partnersOutside: content.partnersOutside,
  from: Day,
  to: Day,
  values: content.values,
  policyAreas: content.policyAreas,
  /** Slugs of the actions it carries. */
  actions: z.array(z.string()),
  /** Slugs of the consultations it comes from. */
  traces: z.array(z.enum(demoConsultationSlugs)).default([]),
  /** The key of an earlier commitment of this list. */
  carriedFrom: z.string().nullable(),
  sdgTargets: content.sdgTargets,
  uncacArticles: content.uncacArticles,
  climate: z.boolean(),
  prose: Prose,
  /** What the first draft said otherwise. */
  firstDraft: Prose.optional(),
  milestones: z.array(Milestone).min(1),
  progress: z.array(Progress),
})
export type DemoCommitment = z.infer<typeof Commitment>
export type DemoMilestone = z.infer<typeof Milestone>

const Plan = z.object({
  key: z.string(),
  member: z.enum(['exampleland', 'sampleCity', 'exampleWatch']),
  slug: z.string(),
  cycle: z.int(),
  level: PlanLevel,
  years: PlanYears,
  from: Day,
  to: Day,
  adoptionDue: Day,
  announced: Day,
  coCreation: Day.nullable(),
  drafts: z.array(z.object({ at: Day, commentUntil: Day })),
  adopted: Day.nullable(),
  implementation: Day.nullable(),
  ended: Day.nullable(),
  documents: z.array(z.object({ at: Day, kind: DocumentKind, title: z.string(), link: z.url() })),
})
export type DemoPlan = z.infer<typeof Plan>

const DemonstrationPlans = z.object({ plans: z.array(Plan), commitments: z.array(Commitment) })
export type DemonstrationPlans = z.infer<typeof DemonstrationPlans>

/** The invented plans with their commitments and what became of them, as `data/demonstration/` holds them, checked. */
export const readDemonstrationPlans = (): DemonstrationPlans =>
  DemonstrationPlans.parse(JSON.parse(readFileSync(projectPath('data', 'demonstration', 'plans.json'), 'utf8')))
