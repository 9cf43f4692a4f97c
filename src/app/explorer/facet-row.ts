import type { CommitmentFacts } from '#modules/action-plans'
import type { Member } from '#modules/members'
import type { FacetRow } from '../../facet-index/index.ts'
import { regionOf } from './regions.ts'

/** How a commitment is going, worked out from its milestones and evidence, never declared. */
export const progressStates = ['late', 'on-time', 'complete', 'ended-incomplete', 'draft', 'withdrawn', 'not-told'] as const
export type ProgressState = (typeof progressStates)[number]

/** How long the milestone that is most late has been so. */
export const latenesses = ['up-to-3-months', '3-to-12-months', 'over-12-months'] as const
export type Lateness = (typeof latenesses)[number]

const DAY_MS = 86_400_000

/** Whole days since the earliest date that is past without the milestone being done; 0 when none is. */
export function daysLate({ nextDue, adopted, withdrawn }: CommitmentFacts, today: string): number {
  if (withdrawn || !adopted || nextDue === null || nextDue >= today) return 0
  return Math.round((Date.parse(today) - Date.parse(nextDue)) / DAY_MS)
}

/** How a commitment is going on a day. Without milestones, or from a source that tells none, it is not told. */
export function progressState(facts: CommitmentFacts, today: string): ProgressState {
  if (facts.withdrawn) return 'withdrawn'
  if (facts.milestones === 0) return 'not-told'
  if (facts.proven === facts.milestones) return 'complete'
  if (facts.source !== null) return 'not-told'
  if (!facts.adopted) return 'draft'
  if (daysLate(facts, today) > 0) return 'late'
  return facts.phase === 'ended' ? 'ended-incomplete' : 'on-time'
}

const latenessOf = (days: number): Lateness => (days <= 91 ? 'up-to-3-months' : days <= 365 ? '3-to-12-months' : 'over-12-months')

/** The names of the facets, which are also those of the address. */
export const facetNames = [
  'progress',
  'late',
  'member',
  'region',
  'level',
  'theme',
  'action',
  'area',
  'value',
  'completion',
  'year',
  'sdg',
  'lead',
  'told',
] as const
export type FacetName = (typeof facetNames)[number]

/** What a list may be sorted by. */
export const sortKeys = ['late', 'due', 'revised', 'year', 'progress'] as const
export type SortKey = (typeof sortKeys)[number]

/** The row of a commitment in the index, as of a day. */
export function facetRow(
  facts: CommitmentFacts,
  member: Member | undefined,
  themeOf: ReadonlyMap<string, { readonly slug: string; readonly theme: string }>,
  today: string,
): FacetRow {
  const state = progressState(facts, today)
  const late = state === 'late' ? daysLate(facts, today) : 0
  const actions = facts.actionIds.flatMap((id) => themeOf.get(id) ?? [])
  const region = regionOf(member?.country ?? null)
  const completion = facts.assessed ?? facts.told ?? facts.declared
  const values: Record<FacetName, readonly string[]> = {
    progress: [state],
    late: late > 0 ? [latenessOf(late)] : [],
    member: member === undefined ? [] : [member.slug],
    region: region === null ? [] : [region],
    level: member?.kind === 'local-government' ? ['local'] : ['national'],
    theme: actions.map(({ theme }) => theme),
    action: actions.map(({ slug }) => slug),
    area: facts.policyAreas,
    value: facts.values,
    completion: completion === null ? [] : [completion],
    year: facts.planYear === null ? [] : [String(facts.planYear)],
    sdg: facts.sdgTargets.map((target) => target.split('.', 1)[0] ?? target),
    lead: facts.lead === null ? [] : [facts.lead],
    told: [facts.source === null ? 'member' : 'source'],
  }
  const numbers = {
    late: late > 0 ? late : Number.NaN,
    due: facts.lastDue === null ? Number.NaN : Date.parse(facts.lastDue),
    revised: facts.revisedAt.getTime(),
    year: facts.planYear ?? Number.NaN,
    progress: facts.milestones === 0 ? Number.NaN : facts.proven / facts.milestones,
  }
  return { id: facts.id, values, numbers }
}
