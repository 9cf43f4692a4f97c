import { z } from 'zod'
import { policyAreas } from './policy-areas.ts'
import { CountryCode, Day, InstitutionName, longest, textUpTo } from './texts.ts'

/** The values of open government that a commitment serves (OGP: access to information, civic participation, public accountability). */
export const ogpValues = ['transparency', 'participation', 'accountability'] as const
export const OgpValue = z.enum(ogpValues)
export type OgpValue = z.infer<typeof OgpValue>

export const PolicyArea = z.enum(policyAreas)
export type PolicyArea = z.infer<typeof PolicyArea>

/** Prose of a commitment, from the partnership's template. Each stands beside the entry under its own name, as a LocalizedText. */
export const proseFields = [
  'problem',
  'doneSoFar',
  'solution',
  'expectedResults',
  'forTransparency',
  'forParticipation',
  'forAccountability',
  'summary',
  'budget',
] as const
export type ProseField = (typeof proseFields)[number]

/** What a commitment traces to, so that R4 holds: ids of other modules, never read here. */
export const TraceKind = z.enum(['consultation', 'forum-decision'])
export const Trace = z.strictObject({ kind: TraceKind, id: z.uuid() })
export type Trace = z.infer<typeof Trace>

/** A milestone as a revision of the commitment gives it. Its id stays the same from revision to revision. */
export const RevisionMilestone = z.strictObject({
  id: z.uuid(),
  title: textUpTo(longest.title),
  output: textUpTo(longest.output).nullable(),
  from: Day.nullable(),
  /** Null only where a source does not tell it. */
  due: Day.nullable(),
  owner: InstitutionName.nullable(),
  supporters: z.array(InstitutionName).max(20),
})
export type RevisionMilestone = z.infer<typeof RevisionMilestone>

/** `country code + four digits`, unique in the partnership: EX0007. Given at the first draft, never used again. */
export const Reference = z.string().regex(/^[A-Z]{2}\d{4,5}$/)

/** The structured part of a commitment, the same in every language. */
export const CommitmentContent = z.strictObject({
  number: z.int().min(1).max(999).nullable(),
  title: textUpTo(longest.title),
  lead: InstitutionName.nullable(),
  partnersInGovernment: z.array(InstitutionName).max(30),
  partnersOutside: z.array(InstitutionName).max(30),
  from: Day.nullable(),
  to: Day.nullable(),
  values: z.array(OgpValue).max(3),
  policyAreas: z.array(PolicyArea).max(policyAreas.length),
  /** Collective actions it carries (R3). */
  actions: z.array(z.uuid()).max(20),
  /** What it comes from (R4). */
  traces: z.array(Trace).max(20),
  /** The earlier commitment it carries on, in this or another plan. */
  carriedFrom: z.uuid().nullable(),
  /** Codes such as `16.6`. */
  sdgTargets: z.array(z.string().regex(/^\d{1,2}\.[0-9a-d]{1,2}$/)).max(20),
  /** Article numbers of the United Nations Convention against Corruption, 1 to 71. */
  uncacArticles: z.array(z.int().min(1).max(71)).max(20),
  climate: z.boolean(),
  milestones: z.array(RevisionMilestone).max(40),
})
export type CommitmentContent = z.infer<typeof CommitmentContent>

/**
 * `commitment-published`, about `{ commitment, plan, member }`: one revision of a commitment, made public. The first comes with
 * a draft of its plan or from a source. A later revision keeps the milestones of an adopted plan and their dates: those change
 * by `milestone-date-changed` alone.
 */
export const CommitmentPublished = z.strictObject({
  reference: Reference,
  country: CountryCode,
  revision: z.int().min(1).max(9999),
  content: CommitmentContent,
  /** Which prose fields stand beside the entry. */
  prose: z.array(z.enum(proseFields)),
  /** True when the member says why it changes a commitment of an adopted plan: beside, as `reason`. */
  reasonGiven: z.boolean(),
})
export type CommitmentPublished = z.infer<typeof CommitmentPublished>

/** `commitment-withdrawn`, about `{ commitment, plan, member }`. The reason stands beside, as `reason`. */
export const CommitmentWithdrawn = z.strictObject({ reasonGiven: z.boolean() })
export type CommitmentWithdrawn = z.infer<typeof CommitmentWithdrawn>

/** Degrees of completion of the Independent Reporting Mechanism; a member declares on the same scale. */
export const completions = ['no-evidence', 'not-started', 'limited', 'substantial', 'complete'] as const
export const Completion = z.enum(completions)
export type Completion = z.infer<typeof Completion>

/** What an independent review says, as far as its source tells; words of the Independent Reporting Mechanism, old and new. */
export const ReviewValues = z.strictObject({
  completion: Completion.nullable(),
  verifiable: z.boolean().nullable(),
  openGovernmentLens: z.boolean().nullable(),
  potentialForResults: z.enum(['unclear', 'modest', 'substantial']).nullable(),
  earlyResults: z.enum(['none', 'moderate', 'significant', 'worsened', 'did-not-change', 'marginal', 'major', 'outstanding']).nullable(),
  specificity: z.enum(['none', 'low', 'medium', 'high']).nullable(),
  potentialImpact: z.enum(['worsens', 'none', 'minor', 'moderate', 'transformative']).nullable(),
  starred: z.boolean().nullable(),
})
export type ReviewValues = z.infer<typeof ReviewValues>

/** `review-told`, about `{ commitment, plan, member }`: what a published source says an independent review found. Never a member's act. */
export const ReviewTold = z.strictObject({
  review: z.uuid(),
  product: z.enum(['progress-report', 'end-of-term', 'action-plan-review', 'results-report']),
  year: z.int().min(2000).max(2200).nullable(),
  values: ReviewValues,
})
export type ReviewTold = z.infer<typeof ReviewTold>

/** `status-told`, about `{ commitment, plan, member }`: the state that a source gives a commitment or one of its milestones, in the source's word, and in our scale where it has a step for it: “in progress” says of no step. */
export const StatusTold = z.strictObject({
  milestone: z.uuid().nullable(),
  completion: Completion.nullable(),
  word: z.string().min(1).max(100),
  on: Day.nullable(),
})
export type StatusTold = z.infer<typeof StatusTold>
