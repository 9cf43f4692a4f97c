import { type FacetName, facetNames, type SortKey, sortKeys } from './facet-row.ts'

/** Commitments on one page of the explorer. */
export const perPage = 20
/** Choices taken into account in one facet, and most characters of one. */
const mostChoices = 20
const longestChoice = 300

/** What a reader asked of the explorer, as its address says. */
export interface ExplorerQuery {
  /** Words; empty when none. */
  readonly q: string
  readonly chosen: Readonly<Partial<Record<FacetName, readonly string[]>>>
  /** `best` puts what fits the words best first; without words it is the most late. */
  readonly sort: SortKey | 'best'
  readonly view: 'table' | 'chart'
  /** From 1. */
  readonly page: number
}

/** Reads the parameters of an address. What is not understood is left out: an old link still finds something. */
export function readExplorerQuery(parameters: URLSearchParams): ExplorerQuery {
  const q = (parameters.get('q') ?? '').trim().slice(0, 200)
  const chosen = facetNames.flatMap((name) => {
    const values = [...new Set(parameters.getAll(name))].filter((value) => value !== '' && value.length <= longestChoice)
    return values.length === 0 ? [] : [[name, values.slice(0, mostChoices)] as const]
  })
  const sort = sortKeys.find((key) => key === parameters.get('sort')) ?? (q === '' ? 'late' : 'best')
  const page = /^\d{1,6}$/.test(parameters.get('page') ?? '') ? Math.max(1, Number(parameters.get('page'))) : 1
  return { q, chosen: Object.fromEntries(chosen), sort, view: parameters.get('view') === 'chart' ? 'chart' : 'table', page }
}

/** The parameters of a query, always in the same order: one search has one address. What is the default is left out. */
export function writeExplorerQuery({ q, chosen, sort, view, page }: ExplorerQuery): URLSearchParams {
  const parameters = new URLSearchParams()
  if (q !== '') parameters.set('q', q)
  for (const name of facetNames) for (const value of [...(chosen[name] ?? [])].sort()) parameters.append(name, value)
  if (sort !== (q === '' ? 'late' : 'best')) parameters.set('sort', sort)
  if (view !== 'table') parameters.set('view', view)
  if (page > 1) parameters.set('page', String(page))
  return parameters
}

/** The query with one choice added or taken off, from the first page. */
export function toggleChoice(query: ExplorerQuery, name: FacetName, value: string): ExplorerQuery {
  const before = query.chosen[name] ?? []
  const after = before.includes(value) ? before.filter((it) => it !== value) : [...before, value]
  const { [name]: _, ...rest } = query.chosen
  return { ...query, chosen: after.length === 0 ? rest : { ...rest, [name]: after }, page: 1 }
}

/** Every choice of a query, one by one. */
export const choicesOf = (query: ExplorerQuery): readonly { readonly name: FacetName; readonly value: string }[] =>
  facetNames.flatMap((name) => (query.chosen[name] ?? []).map((value) => ({ name, value })))
