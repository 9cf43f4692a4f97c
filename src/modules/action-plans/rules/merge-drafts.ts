import { languages } from '#kernel/languages.ts'
import {
  type DraftContent,
  type DraftMilestone,
  type DraftText,
  type FieldValue,
  proseFields,
  type Trace,
  TraceKind,
} from '../vocabulary.ts'
import { sameValue } from './same-value.ts'

/** One field that two editors changed differently. Values are as each has them; a list is one text per line. */
export interface Conflict {
  /** `title.fr`, `lead`, `milestone.<id>.due`, `milestone.<id>` (one removed it, the other changed it), `milestones` (their order). */
  readonly key: string
  readonly base: FieldValue
  readonly mine: FieldValue
  readonly theirs: FieldValue
}

/** What an editor chooses for a conflict: one of the two values, or words of their own. */
export type MergeChoice = { readonly take: 'mine' | 'theirs' } | { readonly take: 'text'; readonly text: string }

/** Two editors' work put together. */
export interface Merge {
  /** With every change of one editor alone, and mine where both changed the same field and nothing was chosen. */
  readonly content: DraftContent
  /** What was left to choose. */
  readonly conflicts: readonly Conflict[]
  /** Fields that the other changed alone: they are in `content`. */
  readonly fromOthers: readonly string[]
}

type Scalar = string | number | boolean | null
type Three<T> = { readonly base: T; readonly mine: T; readonly theirs: T }

const of = <T, V>({ base, mine, theirs }: Three<T>, read: (it: T) => V): Three<V> => ({
  base: read(base),
  mine: read(mine),
  theirs: read(theirs),
})

const sameList = (a: readonly Scalar[], b: readonly Scalar[]) => a.length === b.length && a.every((it, at) => it === b[at])
const shown = (value: Scalar): FieldValue => (value === null ? '' : String(value))

/** Puts values together one by one, and keeps what was found: conflicts, and what came from the other. */
function merger(choices: ReadonlyMap<string, MergeChoice>) {
  const conflicts: Conflict[] = []
  const fromOthers: string[] = []
  const conflict = (key: string, { base, mine, theirs }: Three<FieldValue>): 'mine' | 'theirs' => {
    const choice = choices.get(key)
    if (choice === undefined) conflicts.push({ key, base, mine, theirs })
    return choice?.take === 'theirs' ? 'theirs' : 'mine'
  }
  const scalar = <V extends Scalar>(key: string, three: Three<V>): V => {
    const { base, mine, theirs } = three
    if (mine === theirs || theirs === base) return mine
    if (mine !== base) return three[conflict(key, of<V, FieldValue>(three, shown))]
    fromOthers.push(key)
    return theirs
  }
  const words = (key: string, three: Three<string>): string => {
    const { base, mine, theirs } = three
    const choice = choices.get(key)
    const both = mine !== theirs && mine !== base && theirs !== base
    return both && choice?.take === 'text' ? choice.text : scalar(key, three)
  }
  const text = (key: string, three: Three<DraftText>): DraftText => {
    const original = scalar(
      `${key}.original`,
      of(three, (it) => it.original),
    )
    const told = languages.flatMap((lang) => {
      const value = words(
        `${key}.${lang}`,
        of(three, (it) => it[lang] ?? ''),
      )
      return value === '' ? [] : [[lang, value] as const]
    })
    return { original, ...Object.fromEntries(told) }
  }
  /** A list whose order says nothing: what either added is in it, what either took out is not. */
  const set = <V extends string | number>(key: string, three: Three<readonly V[]>, most: number): V[] => {
    const { base, mine, theirs } = three
    const kept = mine.filter((it) => !base.includes(it) || theirs.includes(it))
    const merged = [...kept, ...theirs.filter((it) => !base.includes(it) && !mine.includes(it))]
    if (merged.length > most)
      return [
        ...three[
          conflict(
            key,
            of<readonly V[], FieldValue>(three, (list) => list.map(String)),
          )
        ],
      ]
    if (!sameList([...merged].sort(), [...mine].sort())) fromOthers.push(key)
    return merged
  }
  return { conflicts, fromOthers, conflict, scalar, text, set }
}

type Merger = ReturnType<typeof merger>

const traceKey = ({ kind, id }: Trace) => `${kind}/${id}`

function tracesFrom(keys: readonly string[]): Trace[] {
  return keys.flatMap((key) => {
    const [kind, id = ''] = key.split('/')
    const read = TraceKind.safeParse(kind)
    return read.success ? [{ kind: read.data, id }] : []
  })
}

/** Most entries of each list: those of the record's schema. */
const most = { partners: 30, values: 3, links: 20 } as const

/**
 * Puts the work of two editors together, field by field: what one alone changed since `base` is taken; what both changed
 * differently is told as a conflict, unless it is in `choices`. Nothing is lost: a value is merged, or it is shown.
 */
export function mergeDrafts(three: Three<DraftContent>, choices: ReadonlyMap<string, MergeChoice> = new Map()): Merge {
  const merging = merger(choices)
  const scalar = <Key extends 'number' | 'lead' | 'from' | 'to' | 'carriedFrom' | 'climate'>(key: Key) =>
    merging.scalar<DraftContent[Key]>(
      key,
      of(three, (it) => it[key]),
    )
  const content: DraftContent = {
    title: merging.text(
      'title',
      of(three, (it) => it.title),
    ),
    number: scalar('number'),
    lead: scalar('lead'),
    from: scalar('from'),
    to: scalar('to'),
    carriedFrom: scalar('carriedFrom'),
    climate: scalar('climate'),
    ...mergeLists(merging, three),
    prose: mergeProse(merging, three),
    milestones: mergeMilestones(
      merging,
      of(three, (it) => it.milestones),
    ),
  }
  return { content, conflicts: merging.conflicts, fromOthers: merging.fromOthers }
}

function mergeLists(merging: Merger, three: Three<DraftContent>) {
  const set = <V extends string | number>(key: string, read: (it: DraftContent) => readonly V[], limit: number) =>
    merging.set(key, of(three, read), limit)
  return {
    partnersInGovernment: set('partnersInGovernment', (it) => it.partnersInGovernment, most.partners),
    partnersOutside: set('partnersOutside', (it) => it.partnersOutside, most.partners),
    values: set('values', (it) => it.values, most.values),
    policyAreas: set('policyAreas', (it) => it.policyAreas, most.links),
    actions: set('actions', (it) => it.actions, most.links),
    traces: tracesFrom(set('traces', (it) => it.traces.map(traceKey), most.links)),
    sdgTargets: set('sdgTargets', (it) => it.sdgTargets, most.links),
    uncacArticles: set('uncacArticles', (it) => it.uncacArticles, most.links),
  }
}

function mergeProse(merging: Merger, three: Three<DraftContent>): DraftContent['prose'] {
  const merged = { ...three.mine.prose }
  for (const field of proseFields) {
    merged[field] = merging.text(
      `prose.${field}`,
      of(three, (it) => it.prose[field]),
    )
  }
  return merged
}

type Milestones = readonly DraftMilestone[]

function mergeMilestones(merging: Merger, three: Three<Milestones>): DraftMilestone[] {
  const ids = [...new Set([...three.mine, ...three.theirs].map(({ id }) => id))]
  const merged = new Map(
    ids.flatMap((id) => {
      const milestone = mergeMilestone(
        merging,
        id,
        of(three, (list) => list.find((it) => it.id === id)),
      )
      return milestone === null ? [] : [[id, milestone] as const]
    }),
  )
  return inMergedOrder(merging, three, [...merged.keys()]).flatMap((id) => merged.get(id) ?? [])
}

/** The milestone, or null when it is taken out. One that was removed by one editor and changed by the other is never dropped unasked. */
function mergeMilestone(merging: Merger, id: string, milestones: Three<DraftMilestone | undefined>): DraftMilestone | null {
  const { base, mine, theirs } = milestones
  const key = `milestone.${id}`
  if (mine !== undefined && theirs !== undefined) return mergeFields(merging, key, { base: base ?? emptied(mine), mine, theirs })
  const left = mine ?? theirs
  if (left === undefined) return null
  if (base === undefined) {
    if (mine === undefined) merging.fromOthers.push(key)
    return left
  }
  if (sameValue(left, base)) {
    if (mine !== undefined) merging.fromOthers.push(key)
    return null
  }
  const presence = (it: DraftMilestone | undefined) => (it === undefined ? '' : (it.title[it.title.original] ?? id))
  // Undecided, it is kept: taking it out would lose what the other wrote.
  const undecided = merging.conflicts.length
  const side = merging.conflict(key, of<DraftMilestone | undefined, FieldValue>(milestones, presence))
  if (merging.conflicts.length > undecided) return left
  return (side === 'mine' ? mine : theirs) ?? null
}

const emptied = ({ id, title }: DraftMilestone): DraftMilestone => ({
  id,
  title: { original: title.original },
  output: { original: title.original },
  from: null,
  due: null,
  owner: null,
  supporters: [],
})

function mergeFields(merging: Merger, key: string, three: Three<DraftMilestone>): DraftMilestone {
  const scalar = (field: 'from' | 'due' | 'owner') =>
    merging.scalar(
      `${key}.${field}`,
      of(three, (it) => it[field]),
    )
  const text = (field: 'title' | 'output') =>
    merging.text(
      `${key}.${field}`,
      of(three, (it) => it[field]),
    )
  return {
    id: three.mine.id,
    title: text('title'),
    output: text('output'),
    from: scalar('from'),
    due: scalar('due'),
    owner: scalar('owner'),
    supporters: merging.set(
      `${key}.supporters`,
      of(three, (it) => it.supporters),
      most.links,
    ),
  }
}

/** The order that one editor gave, when one alone gave another; a milestone that only the other has keeps its place there. */
function inMergedOrder(merging: Merger, three: Three<Milestones>, ids: readonly string[]): readonly string[] {
  const lists = of(three, (list) => list.map(({ id }) => id).filter((id) => ids.includes(id)))
  const common = lists.base.filter((id) => lists.mine.includes(id) && lists.theirs.includes(id))
  const orders = of(lists, (list) => list.filter((id) => common.includes(id)))
  let order = lists.mine
  if (!sameList(orders.theirs, orders.base) && !sameList(orders.theirs, orders.mine)) {
    if (sameList(orders.mine, orders.base)) {
      merging.fromOthers.push('milestones')
      order = lists.theirs
    } else order = lists[merging.conflict('milestones', orders)]
  }
  const other = order === lists.mine ? lists.theirs : lists.mine
  return ids.filter((id) => !order.includes(id)).reduce<readonly string[]>((placed, id) => inPlace(placed, id, other), order)
}

/** A milestone that only the other has, after the one it follows there. */
function inPlace(placed: readonly string[], id: string, other: readonly string[]): readonly string[] {
  const before = other.slice(0, other.indexOf(id)).findLast((it) => placed.includes(it))
  const at = before === undefined ? 0 : placed.indexOf(before) + 1
  return [...placed.slice(0, at), id, ...placed.slice(at)]
}
