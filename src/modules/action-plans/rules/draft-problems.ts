import {
  type Draft,
  type DraftContent,
  type DraftMilestone,
  type DraftPage,
  type DraftProblem,
  type DraftProblemName,
  isWritten,
  mostMilestones,
} from '../vocabulary.ts'
import { revisionOfDraft } from './draft-content.ts'

/** What a plan says of the time its commitments have. */
export interface PlanPeriod {
  readonly from: string | null
  readonly to: string | null
}

/** Bytes that one revision may take of the 65,535 of an entry: the rest is for what the entry says of itself. */
export const mostRevisionBytes = 60_000

type Found = Omit<DraftProblem, 'key' | 'href'>

const lacks = (
  name: DraftProblemName,
  page: DraftPage,
  field: string,
  blocks: Found['blocks'] = 'adoption',
  values: Found['values'] = {},
): Found => ({ name, page, field, blocks, values })

const when = (lacking: boolean, found: Found): readonly Found[] => (lacking ? [found] : [])

/**
 * Everything a draft lacks for its plan to be published or adopted with it, in the order of the form. Each says where it is
 * mended. R4 is one of them: a commitment that carries a collective action says where it comes from.
 */
export function draftProblems(draft: Pick<Draft, 'reference' | 'content'>, plan: PlanPeriod): readonly DraftProblem[] {
  const { content, reference } = draft
  const found = [
    ...aboutTitle(content, plan),
    ...aboutProse(content),
    ...aboutLinks(content),
    ...aboutMilestones(content),
    ...aboutSize(content),
  ]
  return found.map((problem) => ({
    ...problem,
    key: `commitments.problem.${problem.name}`,
    href: `/commitments/${reference}/draft/${problem.page}#${problem.field}`,
  }))
}

function aboutTitle({ title, lead, from, to }: DraftContent, plan: PlanPeriod): readonly Found[] {
  const outside = (plan.from !== null && from !== null && from < plan.from) || (plan.to !== null && to !== null && to > plan.to)
  return [
    ...when(!isWritten(title), lacks('title-missing', 'title', `title-${title.original}`, 'publishing')),
    ...when(lead === null, lacks('lead-missing', 'title', 'lead')),
    ...when(from === null || to === null, lacks('period-missing', 'title', from === null ? 'from' : 'to')),
    ...when(from !== null && to !== null && to < from, lacks('period-backwards', 'title', 'to')),
    ...when(outside, lacks('period-outside-plan', 'title', 'to')),
  ]
}

function aboutProse({ prose, values }: DraftContent): readonly Found[] {
  const missing = (field: keyof DraftContent['prose'], name: DraftProblemName, page: DraftPage) =>
    when(!isWritten(prose[field]), lacks(name, page, `${field}-${prose[field].original}`))
  return [
    ...missing('problem', 'problem-missing', 'problem'),
    ...missing('solution', 'solution-missing', 'solution'),
    ...missing('expectedResults', 'results-missing', 'solution'),
    ...when(values.length === 0, lacks('value-missing', 'values', 'values')),
    ...(values.includes('transparency') ? missing('forTransparency', 'for-transparency-missing', 'values') : []),
    ...(values.includes('participation') ? missing('forParticipation', 'for-participation-missing', 'values') : []),
    ...(values.includes('accountability') ? missing('forAccountability', 'for-accountability-missing', 'values') : []),
  ]
}

function aboutLinks({ policyAreas, actions, traces }: DraftContent): readonly Found[] {
  return [
    ...when(policyAreas.length === 0, lacks('area-missing', 'policy-areas', 'policyAreas')),
    ...when(actions.length > 0 && traces.length === 0, lacks('trace-missing', 'origin', 'traces')),
  ]
}

function aboutMilestones(content: DraftContent): readonly Found[] {
  if (content.milestones.length === 0) return [lacks('milestones-missing', 'milestones', 'milestones')]
  const over = content.milestones.length - mostMilestones
  return [
    ...when(over > 0, lacks('milestones-too-many', 'milestones', 'milestones', 'publishing', { over })),
    ...content.milestones.flatMap((milestone, at) => aboutMilestone(milestone, at + 1, content)),
  ]
}

function aboutMilestone(it: DraftMilestone, n: number, { from, to }: DraftContent): readonly Found[] {
  const at = `milestone-${it.id}`
  const outside = it.due !== null && ((from !== null && it.due < from) || (to !== null && it.due > to))
  return [
    ...when(!isWritten(it.title), lacks('milestone-title-missing', 'milestones', at, 'publishing', { n })),
    ...when(!isWritten(it.output), lacks('milestone-output-missing', 'milestones', at, 'adoption', { n })),
    ...when(it.due === null, lacks('milestone-due-missing', 'milestones', at, 'adoption', { n })),
    ...when(it.owner === null, lacks('milestone-owner-missing', 'milestones', at, 'adoption', { n })),
    ...when(it.from !== null && it.due !== null && it.due < it.from, lacks('milestone-backwards', 'milestones', at, 'adoption', { n })),
    ...when(outside, lacks('milestone-outside', 'milestones', at, 'adoption', { n })),
  ]
}

/** The entry holds the structured part: with forty long milestones in four languages it could be too long for the record. */
function aboutSize(content: DraftContent): readonly Found[] {
  const bytes = new TextEncoder().encode(JSON.stringify(revisionOfDraft(content).content)).length
  return when(bytes > mostRevisionBytes, lacks('too-long', 'milestones', 'milestones', 'publishing', { over: bytes - mostRevisionBytes }))
}
