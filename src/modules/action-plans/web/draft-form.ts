import { typed } from '#kernel/http/form.ts'
import type { FormValues } from '#kernel/http/variables.ts'
import type { Language } from '#kernel/languages.ts'
import {
  type DraftContent,
  type DraftMilestone,
  type DraftPage,
  longest,
  ogpValues,
  pageOfProse,
  policyAreas,
  proseFields,
  type TraceTarget,
} from '../vocabulary.ts'
import { type DraftReading, fieldReader, ticked, typedText } from './draft-fields.ts'
import { sdgTargetCodes, uncacArticleNumbers } from './goals.ts'

/** What may be chosen on the page of origins: the actions of the member, where a commitment may come from, its earlier ones. */
export interface OriginChoices {
  readonly actions: readonly string[]
  readonly traces: readonly Pick<TraceTarget, 'kind' | 'id'>[]
  readonly earlier: readonly string[]
}

/** The pages that are a form of their own; milestones have a list and a page each. */
export type FormPage = Exclude<DraftPage, 'milestones'>

const same = (content: DraftContent) => content

/** Reads a page of the form as it was typed. Pure; every problem of the page is told at once. */
export function readDraftPage(page: FormPage, values: FormValues, language: Language, choices: OriginChoices): DraftReading {
  const reader = fieldReader(values)
  const prose = readProse(page, reader, language)
  const rest = restOf(page, values, reader, language, choices)
  return { problems: reader.problems, change: (content) => rest({ ...content, prose: prose(content.prose) }) }
}

type Reader = ReturnType<typeof fieldReader>

function readProse(page: FormPage, reader: Reader, language: Language): (before: DraftContent['prose']) => DraftContent['prose'] {
  const read = proseFields
    .filter((field) => pageOfProse[field] === page)
    .map((field) => [field, reader.text(field, longest.prose)] as const)
  return (before) => {
    const after = { ...before }
    for (const [field, write] of read) after[field] = write(before[field], language)
    return after
  }
}

function restOf(page: FormPage, values: FormValues, reader: Reader, language: Language, choices: OriginChoices): DraftReading['change'] {
  const readers: Readonly<Record<FormPage, () => DraftReading['change']>> = {
    title: () => readTitle(reader, language),
    problem: () => same,
    solution: () => same,
    resources: () => same,
    values: () => {
      const picked = ticked(values, 'values')
      return (content) => ({ ...content, values: ogpValues.filter((value) => picked.includes(value)) })
    },
    partners: () => {
      const partnersInGovernment = reader.lines('partnersInGovernment', 30)
      const partnersOutside = reader.lines('partnersOutside', 30)
      return (content) => ({ ...content, partnersInGovernment, partnersOutside })
    },
    'policy-areas': () => {
      const picked = ticked(values, 'policyAreas')
      if (picked.length > 20) reader.problem('policyAreas', 'commitments.error.too-many-chosen', { most: 20 })
      return (content) => ({ ...content, policyAreas: policyAreas.filter((area) => picked.includes(area)) })
    },
    origin: () => readOrigin(values, reader, choices),
    goals: () => readGoals(values, reader),
  }
  return readers[page]()
}

function readTitle(reader: Reader, language: Language): DraftReading['change'] {
  const title = reader.text('title', longest.title)
  const [number, lead] = [reader.number('number'), reader.line('lead', longest.institution)]
  const [from, to] = [reader.day('from'), reader.day('to')]
  return (content) => ({ ...content, title: title(content.title, language), number, lead, from, to })
}

function readOrigin(values: FormValues, reader: Reader, choices: OriginChoices): DraftReading['change'] {
  const [actions, traces] = [ticked(values, 'actions'), ticked(values, 'traces')]
  const earlier = typed(values, 'carriedFrom')
  for (const [field, picked] of [['actions', actions] as const, ['traces', traces] as const]) {
    if (picked.length > 20) reader.problem(field, 'commitments.error.too-many-chosen', { most: 20 })
  }
  return (content) => ({
    ...content,
    actions: choices.actions.filter((id) => actions.includes(id)),
    traces: choices.traces.filter(({ id }) => traces.includes(id)).map(({ kind, id }) => ({ kind, id })),
    carriedFrom: choices.earlier.find((id) => id === earlier) ?? null,
  })
}

function readGoals(values: FormValues, reader: Reader): DraftReading['change'] {
  const [targets, articles] = [ticked(values, 'sdgTargets'), ticked(values, 'uncacArticles')]
  if (targets.length > 20) reader.problem('sdgTargets', 'commitments.error.too-many-chosen', { most: 20 })
  if (articles.length > 20) reader.problem('uncacArticles', 'commitments.error.too-many-chosen', { most: 20 })
  return (content) => ({
    ...content,
    sdgTargets: sdgTargetCodes.filter((code) => targets.includes(code)),
    uncacArticles: uncacArticleNumbers.filter((number) => articles.includes(String(number))),
    climate: typed(values, 'climate') === 'yes',
  })
}

/** A page as it stands before anything is typed on it. */
export function typedDraftPage(page: FormPage, content: DraftContent): FormValues {
  const prose = Object.assign({}, ...proseFields.filter((it) => pageOfProse[it] === page).map((it) => typedText(it, content.prose[it])))
  if (page !== 'title') return { ...prose, ...typedRest(content) }
  const { title, number, lead, from, to } = content
  return { ...typedText('title', title), number: number === null ? '' : String(number), lead: lead ?? '', from: from ?? '', to: to ?? '' }
}

const typedRest = (content: DraftContent): FormValues => ({
  partnersInGovernment: content.partnersInGovernment.join('\n'),
  partnersOutside: content.partnersOutside.join('\n'),
  ...(content.climate ? { climate: 'yes' } : {}),
})

/** Reads the page of one milestone. `dateFixed`: the plan is adopted with its date, which only an act of its own changes (R9). */
export function readMilestone(id: string, values: FormValues, language: Language, dateFixed: boolean): DraftReading {
  const reader = fieldReader(values)
  const [title, output] = [reader.text('title', longest.title), reader.text('output', longest.output)]
  const [from, due] = [reader.day('from'), dateFixed ? null : reader.day('due')]
  const [owner, supporters] = [reader.line('owner', longest.institution), reader.lines('supporters', 20)]
  const change = (content: DraftContent): DraftContent => {
    const before = content.milestones.find((it) => it.id === id) ?? newMilestone(id, language)
    const after: DraftMilestone = {
      id,
      title: title(before.title, language),
      output: output(before.output, language),
      from,
      due: dateFixed ? before.due : due,
      owner,
      supporters,
    }
    const known = content.milestones.some((it) => it.id === id)
    return { ...content, milestones: known ? content.milestones.map((it) => (it.id === id ? after : it)) : [...content.milestones, after] }
  }
  return { problems: reader.problems, change }
}

/** A milestone nobody has written yet. */
export const newMilestone = (id: string, original: Language): DraftMilestone => ({
  id,
  title: { original },
  output: { original },
  from: null,
  due: null,
  owner: null,
  supporters: [],
})

/** The page of a milestone before anything is typed. */
export const typedMilestone = (it: DraftMilestone): FormValues => ({
  ...typedText('title', it.title),
  ...typedText('output', it.output),
  from: it.from ?? '',
  due: it.due ?? '',
  owner: it.owner ?? '',
  supporters: it.supporters.join('\n'),
})

/** A milestone one place up or down. */
export function movedMilestone(content: DraftContent, id: string, by: -1 | 1): DraftContent {
  const at = content.milestones.findIndex((it) => it.id === id)
  const [it, other] = [content.milestones[at], content.milestones[at + by]]
  if (it === undefined || other === undefined) return content
  const milestones = [...content.milestones]
  milestones[at] = other
  milestones[at + by] = it
  return { ...content, milestones }
}
