import { z } from 'zod'
import { Language } from '#kernel/languages.ts'
import { CommitmentContent, type ProseField, proseFields, RevisionMilestone } from './commitment.ts'

/** Most milestones of a commitment. */
export const mostMilestones = 40

/** A text as it is being written: it may still be empty. A language without text is absent. */
export const DraftText = z.strictObject({
  original: Language,
  fr: z.string().optional(),
  en: z.string().optional(),
  es: z.string().optional(),
  ar: z.string().optional(),
})
export type DraftText = z.infer<typeof DraftText>

/** A milestone as it is being written. Its id becomes the id of the published milestone. */
export const DraftMilestone = RevisionMilestone.extend({ title: DraftText, output: DraftText })
export type DraftMilestone = z.infer<typeof DraftMilestone>

const prose: Readonly<Record<ProseField, typeof DraftText>> = {
  problem: DraftText,
  doneSoFar: DraftText,
  solution: DraftText,
  expectedResults: DraftText,
  forTransparency: DraftText,
  forParticipation: DraftText,
  forAccountability: DraftText,
  summary: DraftText,
  budget: DraftText,
}

/** Everything a commitment says, as its editors are writing it: private until a version of the plan is published. */
export const DraftContent = CommitmentContent.extend({
  title: DraftText,
  milestones: z.array(DraftMilestone),
  prose: z.strictObject(prose),
})
export type DraftContent = z.infer<typeof DraftContent>

/** A commitment that nobody has written yet. */
export const emptyDraft = (original: Language): DraftContent => ({
  number: null,
  title: { original },
  lead: null,
  partnersInGovernment: [],
  partnersOutside: [],
  from: null,
  to: null,
  values: [],
  policyAreas: [],
  actions: [],
  traces: [],
  carriedFrom: null,
  sdgTargets: [],
  uncacArticles: [],
  climate: false,
  milestones: [],
  prose: {
    problem: { original },
    doneSoFar: { original },
    solution: { original },
    expectedResults: { original },
    forTransparency: { original },
    forParticipation: { original },
    forAccountability: { original },
    summary: { original },
    budget: { original },
  },
})

/** The pages of the form of a commitment, one group of questions each, in order. */
export const draftPages = [
  'title',
  'problem',
  'solution',
  'values',
  'partners',
  'policy-areas',
  'origin',
  'goals',
  'milestones',
  'resources',
] as const
export type DraftPage = (typeof draftPages)[number]

/** Which page asks for each prose field. */
export const pageOfProse: Readonly<Record<ProseField, DraftPage>> = {
  problem: 'problem',
  doneSoFar: 'problem',
  solution: 'solution',
  expectedResults: 'solution',
  forTransparency: 'values',
  forParticipation: 'values',
  forAccountability: 'values',
  summary: 'resources',
  budget: 'resources',
}

/** What a draft may lack. Each has a sentence in every language: `commitments.problem.<name>`. */
export const draftProblemNames = [
  'title-missing',
  'lead-missing',
  'period-missing',
  'period-backwards',
  'period-outside-plan',
  'problem-missing',
  'solution-missing',
  'results-missing',
  'value-missing',
  'for-transparency-missing',
  'for-participation-missing',
  'for-accountability-missing',
  'area-missing',
  'trace-missing',
  'milestones-missing',
  'milestones-too-many',
  'milestone-title-missing',
  'milestone-output-missing',
  'milestone-due-missing',
  'milestone-owner-missing',
  'milestone-backwards',
  'milestone-outside',
  'too-long',
] as const
export type DraftProblemName = (typeof draftProblemNames)[number]

/** A value of one field, as merging compares and shows it: a list is its entries, nothing is the empty text. */
export type FieldValue = string | readonly string[]

/** Something a draft lacks, what it holds up, and where it is mended. */
export interface DraftProblem {
  readonly name: DraftProblemName
  /** The sentence that says what to do. */
  readonly key: `commitments.problem.${DraftProblemName}`
  /** `n`: the milestone, from 1. */
  readonly values: Readonly<Record<string, number>>
  /** `publishing`: no version of the plan can hold it yet. `adoption`: the plan cannot be adopted with it. */
  readonly blocks: 'publishing' | 'adoption'
  readonly page: DraftPage
  /** The field of the page. */
  readonly field: string
  /** Address without language of the page and field. */
  readonly href: string
}

/** The prose fields of a draft that hold any text. */
export const writtenProse = (content: Pick<DraftContent, 'prose'>): readonly ProseField[] =>
  proseFields.filter((field) => isWritten(content.prose[field]))

/** Tells whether a text holds anything in any language. */
export const isWritten = (text: DraftText): boolean => [text.fr, text.en, text.es, text.ar].some((value) => value !== undefined)

/** A draft of a commitment, as pages and other acts see it. */
export interface Draft {
  /** The id the commitment has, or will have. */
  readonly id: string
  readonly planId: string
  readonly memberId: string
  readonly reference: string
  readonly country: string
  readonly language: Language
  readonly content: DraftContent
  /** Rises by one with every change that is kept. */
  readonly version: number
  readonly createdAt: Date
  readonly changedAt: Date
  readonly deletedAt: Date | null
  /** When a revision of an adopted commitment was opened; null when none is open. */
  readonly revisionOpenedAt: Date | null
  /** The form by which the last revision was published from here: sent again, it adds nothing. */
  readonly publishedBy: string | null
  /** The newest revision on the record; null while the commitment was never published. */
  readonly publishedRevision: number | null
  /** The milestones of that revision, by id. */
  readonly publishedMilestones: readonly string[]
  /** Whether it says something else than that revision; true while there is none. */
  readonly changed: boolean
}
