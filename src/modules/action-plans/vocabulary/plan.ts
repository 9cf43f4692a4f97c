import { z } from 'zod'
import { isSlug } from '#kernel/slug.ts'
import { Day, longest, textUpTo } from './texts.ts'

/** Whose plan it is: a country's, or a city's or region's. */
export const planLevels = ['national', 'local'] as const
export const PlanLevel = z.enum(planLevels)
export type PlanLevel = z.infer<typeof PlanLevel>

/** How far a plan is. Each phase is a dated act; none is skipped before adoption, and none is left for an earlier one. */
export const planPhases = ['announced', 'co-creation', 'draft-published', 'adopted', 'implementation', 'ended'] as const
export const PlanPhase = z.enum(planPhases)
export type PlanPhase = z.infer<typeof PlanPhase>

/** How many years a plan may cover. One of four years is refreshed at mid-term. */
export const planYears = [2, 4] as const
export const PlanYears = z.union([z.literal(2), z.literal(4)])
export type PlanYears = z.infer<typeof PlanYears>

const Slug = z.string().refine(isSlug, { error: 'not a slug' })

/** `plan-announced`, about `{ plan, member }`: a member says which plan it will make, for which years, and how people can take part. */
export const PlanAnnounced = z.strictObject({
  slug: Slug,
  /** 1 for a member's first plan. */
  cycle: z.int().min(1).max(99),
  level: PlanLevel,
  years: PlanYears,
  from: Day,
  to: Day,
  /** The day until which the member means to adopt it: the clock of R3 ends then. */
  adoptionDue: Day,
  title: textUpTo(longest.title).nullable(),
  fictional: z.boolean(),
})
export type PlanAnnounced = z.infer<typeof PlanAnnounced>

/** `plan-told-by-source`, about `{ plan, member }`: what a published source says of a plan. `null`: not told. No phase is told. */
export const PlanToldBySource = z.strictObject({
  slug: Slug,
  cycle: z.int().min(1).max(99).nullable(),
  level: PlanLevel,
  years: z.int().min(1).max(9).nullable(),
  yearSubmitted: z.int().min(2000).max(2200).nullable(),
  from: Day.nullable(),
  to: Day.nullable(),
  title: textUpTo(longest.title).nullable(),
})
export type PlanToldBySource = z.infer<typeof PlanToldBySource>

/** `plan-phase-reached`, about `{ plan, member }`: co-creation, implementation or the end begins. Draft and adoption have facts of their own. */
export const PlanPhaseReached = z.strictObject({ phase: z.enum(['co-creation', 'implementation', 'ended']) })
export type PlanPhaseReached = z.infer<typeof PlanPhaseReached>

/** Which commitments a version of a plan holds, each at which revision. */
export const VersionContent = z.array(z.strictObject({ commitment: z.uuid(), revision: z.int().min(1) })).max(200)

/** `plan-draft-published`, about `{ plan, member }`: a numbered version of the draft, open to comment until a day. */
export const PlanDraftPublished = z.strictObject({
  version: z.int().min(1).max(999),
  commitments: VersionContent,
  commentUntil: Day.nullable(),
})
export type PlanDraftPublished = z.infer<typeof PlanDraftPublished>

/** `plan-adopted`, about `{ plan, member }`: the version that binds the member. */
export const PlanAdopted = z.strictObject({ version: z.int().min(1).max(999), commitments: VersionContent })
export type PlanAdopted = z.infer<typeof PlanAdopted>

/** `plan-refreshed`, about `{ plan, member }`: the mid-term refresh of a plan of four years; the new version it leads to. */
export const PlanRefreshed = z.strictObject({ version: z.int().min(2).max(999), commitments: VersionContent })
export type PlanRefreshed = z.infer<typeof PlanRefreshed>

/** `plan-withdrawn`, about `{ plan, member }`. The reason stands beside, as `reason`. */
export const PlanWithdrawn = z.strictObject({ reasonGiven: z.boolean() })
export type PlanWithdrawn = z.infer<typeof PlanWithdrawn>

/** What a document of a plan is. */
export const documentKinds = ['plan', 'annex', 'translation', 'timeline', 'report', 'minutes', 'other'] as const
export const DocumentKind = z.enum(documentKinds)
export type DocumentKind = z.infer<typeof DocumentKind>

/** A file kept by its SHA-256: lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const StoredFile = z.strictObject({
  sha256: Sha256,
  mediaType: z.string().min(3).max(120),
  bytes: z.int().positive(),
})
export type StoredFile = z.infer<typeof StoredFile>

/** `plan-document-added`, about `{ plan, member }`: a file, or a link (beside, as `link`). Its title stands beside, as `title`. */
export const PlanDocumentAdded = z.strictObject({ document: z.uuid(), kind: DocumentKind, file: StoredFile.nullable() })
export type PlanDocumentAdded = z.infer<typeof PlanDocumentAdded>
