import { z } from 'zod'
import { LocalizedText } from '#kernel/languages.ts'
import { isSlug } from '#kernel/slug.ts'

/** The three themes of the Declaration. */
export const actionThemes = ['transparency-integrity-anticorruption', 'climate-sustainable-development', 'digital-tools-capacity'] as const
export const ActionTheme = z.enum(actionThemes)
export type ActionTheme = z.infer<typeof ActionTheme>

const themeNames = {
  'transparency-integrity-anticorruption': 'integrity',
  'climate-sustainable-development': 'climate',
  'digital-tools-capacity': 'digital',
} as const

/** The colours of a theme, by the name the design system gives them. */
export const themeName = (theme: ActionTheme) => themeNames[theme]

/** Where an action takes place. */
export const actionLevels = ['international', 'national', 'local'] as const
export const ActionLevel = z.enum(actionLevels)
export type ActionLevel = z.infer<typeof ActionLevel>

/** How far an action is: each step is a dated act. Only an open action can be joined. */
export const actionStatuses = ['proposed', 'open', 'closed'] as const
export const ActionStatus = z.enum(actionStatuses)
export type ActionStatus = z.infer<typeof ActionStatus>

/** What a member may bring, in the words of the Declaration. */
export const contributionKinds = ['tools', 'expertise', 'experience', 'technical-means', 'financial-means'] as const
export const ContributionKind = z.enum(contributionKinds)
export type ContributionKind = z.infer<typeof ContributionKind>

/** How far a contribution is. The giver says it delivered; only another member confirms that it received. */
export const contributionStates = ['offered', 'delivered', 'received'] as const
export type ContributionState = (typeof contributionStates)[number]

/** Most contributions of one participation, and most characters of what a person writes. */
export const mostContributions = 10
export const longestDescription = 1000
export const longestReservation = 1000
export const longestReason = 1000
export const longestLink = 500

/** A day, `2026-12-31`. */
export const Day = z.iso.date()

/** An address anyone can open safely: https only, no user name or password in it. */
export const isSafeLink = (text: string): boolean => {
  if (text.length > longestLink || !URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.')
}

/** Money: whole units of the currency's smallest part (cents), and the ISO 4217 code. */
export const Amount = z.strictObject({ minor: z.int().positive(), currency: z.string().regex(/^[A-Z]{3}$/) })
export type Amount = z.infer<typeof Amount>

/**
 * A contribution as an entry holds it. What it is, in the member's words, is a disclosure of the same entry:
 * `contribution-1`, and its link `contribution-1-link`.
 */
export const RecordedContribution = z.strictObject({
  id: z.uuid(),
  kind: ContributionKind,
  from: Day.nullable(),
  to: Day.nullable(),
  amount: Amount.nullable(),
})
export type RecordedContribution = z.infer<typeof RecordedContribution>

/** A contribution as a member offers it: the entry's part and the words. */
export interface Contribution extends RecordedContribution {
  readonly description: string
  readonly link: string | null
}

/** Title and points of an action: institutional texts, in one or several languages. */
const upTo = (most: number) =>
  LocalizedText.refine((text) => Object.values(text).every((value) => (value ?? '').length <= most), {
    error: `more than ${most} characters`,
  })

export const longestTitle = 300
export const longestAsk = 800
export const mostAsks = 5

export const ActionProposed = z.strictObject({
  number: z.int().min(1).max(9999),
  /** Made from the English title (`slugOf`); never changes. */
  slug: z.string().refine(isSlug, { error: 'not a slug' }),
  title: upTo(longestTitle),
  /** What it asks of those who join: one to five points. */
  asks: z.array(upTo(longestAsk)).min(1).max(mostAsks),
  theme: ActionTheme,
  level: ActionLevel,
  from: Day.nullable(),
  to: Day.nullable(),
  fictional: z.boolean(),
})
export type ActionProposed = z.infer<typeof ActionProposed>

/** A step of an action that needs no more than its date. */
export const ActionStep = z.strictObject({})
export type ActionStep = z.infer<typeof ActionStep>

export const ActionClosed = z.strictObject({ reasonGiven: z.boolean() })
export type ActionClosed = z.infer<typeof ActionClosed>

export const MemberJoinedAction = z.strictObject({
  participation: z.uuid(),
  contributions: z.array(RecordedContribution).max(mostContributions),
  /** False only for an import whose source says who joined, not with what. */
  contributionsTold: z.boolean(),
  reservationMade: z.boolean(),
})
export type MemberJoinedAction = z.infer<typeof MemberJoinedAction>

export const MemberWithdrewFromAction = z.strictObject({ participation: z.uuid(), withdrawal: z.uuid(), reasonGiven: z.boolean() })
export type MemberWithdrewFromAction = z.infer<typeof MemberWithdrewFromAction>

export const ContributionCorrected = z.strictObject({
  participation: z.uuid(),
  contribution: z.uuid(),
  correction: z.uuid(),
  version: z.int().min(2),
  kind: ContributionKind,
  from: Day.nullable(),
  to: Day.nullable(),
  amount: Amount.nullable(),
})
export type ContributionCorrected = z.infer<typeof ContributionCorrected>

export const ContributionDelivered = z.strictObject({ participation: z.uuid(), contribution: z.uuid(), delivery: z.uuid() })
export type ContributionDelivered = z.infer<typeof ContributionDelivered>

export const ContributionReceiptConfirmed = z.strictObject({ participation: z.uuid(), contribution: z.uuid(), receipt: z.uuid() })
export type ContributionReceiptConfirmed = z.infer<typeof ContributionReceiptConfirmed>

/** Names of the fields of a person's words in the entries of this module. */
export const wordsField = {
  contribution: (position: number) => `contribution-${position}`,
  contributionLink: (position: number) => `contribution-${position}-link`,
  reservation: 'reservation',
  reason: 'reason',
  corrected: 'contribution',
  correctedLink: 'contribution-link',
  evidence: 'evidence',
  evidenceLink: 'evidence-link',
} as const

/** The status that the dates of an action give. */
export const statusOf = (dates: { readonly openedAt: Date | null; readonly closedAt: Date | null }): ActionStatus =>
  dates.closedAt !== null ? 'closed' : dates.openedAt !== null ? 'open' : 'proposed'

/** What a member brings and within which limits, as a form gives it. */
export interface JoinForm {
  /** The form's own token: the same form sent twice has one effect. */
  readonly submission: string
  readonly contributions: readonly ContributionForm[]
  readonly reservation: string | null
}

/** One contribution as a form gives it. */
export interface ContributionForm {
  readonly kind: ContributionKind
  readonly description: string
  readonly link: string | null
  readonly from: string | null
  readonly to: string | null
  readonly amount: Amount | null
}

/** What rules need to know of an action. */
export interface ActionState {
  readonly openedAt: Date | null
  readonly closedAt: Date | null
}

/** What rules need to know of one time a member joined. */
export interface ParticipationState {
  readonly id: string
  readonly withdrawnAt: Date | null
}

/** What rules need to know of a contribution. */
export interface ContributionStanding {
  readonly giverId: string
  readonly withdrawnAt: Date | null
  readonly deliveredAt: Date | null
  readonly receivedAt: Date | null
}

/** Why an act is refused. Each has a sentence in every language: `actions.refusal.<name>`. */
export const refusals = [
  'action-unknown',
  'action-not-open',
  'action-closed',
  'already-joined',
  'contribution-missing',
  'contributions-too-many',
  'mandate-not-in-force',
  'mandate-for-no-member',
  'mandate-not-steward',
  'member-withdrawn',
  'not-joined',
  'already-withdrawn',
  'contribution-unknown',
  'contribution-delivered',
  'contribution-received',
  'contribution-not-delivered',
  'contribution-withdrawn',
  'nothing-corrected',
  'own-contribution',
  'not-in-action',
  'number-taken',
  'slug-missing',
  'slug-taken',
  'action-already-open',
  'action-already-closed',
  'date-ahead',
  'date-before-proposal',
  'date-before-opening',
  'lead-unknown',
  'already-lead',
] as const
export type ActionRefusal = (typeof refusals)[number]

type Refusal<Name extends ActionRefusal> = Name
export type MandateRefusal = Refusal<'mandate-not-in-force' | 'mandate-for-no-member'>
export type StewardRefusal = Refusal<'mandate-not-in-force' | 'mandate-not-steward'>
/** What a page asks before it offers the button. */
export type MayJoinRefusal = Refusal<'action-not-open' | 'action-closed' | 'already-joined' | 'member-withdrawn'>
export type JoinRefusal = Refusal<MayJoinRefusal | 'contribution-missing' | 'contributions-too-many'>
export type WithdrawRefusal = Refusal<'not-joined' | 'already-withdrawn'>
export type CorrectRefusal = Refusal<
  'contribution-unknown' | 'contribution-withdrawn' | 'contribution-delivered' | 'contribution-received' | 'nothing-corrected'
>
export type DeliverRefusal = Refusal<'contribution-unknown' | 'contribution-withdrawn' | 'contribution-delivered' | 'contribution-received'>
export type ConfirmRefusal = Refusal<
  'contribution-unknown' | 'own-contribution' | 'not-in-action' | 'contribution-not-delivered' | 'contribution-received'
>
export type ProposeRefusal = Refusal<'number-taken' | 'slug-missing' | 'slug-taken'>
export type OpenRefusal = Refusal<'action-already-open' | 'action-already-closed' | 'date-ahead' | 'date-before-proposal'>
export type CloseRefusal = Refusal<'action-not-open' | 'action-already-closed' | 'date-ahead' | 'date-before-opening'>
export type NameLeadRefusal = Refusal<'action-already-closed' | 'lead-unknown' | 'already-lead' | 'member-withdrawn'>
