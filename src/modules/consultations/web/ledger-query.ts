import type { FormValues } from '#kernel/http/variables.ts'
import type { Words } from '#kernel/i18n.ts'
import { to } from '#ui'
import type { LedgerQuery } from '../queries/ledger.ts'
import { type LedgerFacet, ledgerFacets, ledgerSorts } from '../vocabulary.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const longestChoice = 300

/** Reads the parameters of an address. What is not understood is left out: an old link still finds something. */
export function readLedgerQuery(parameters: URLSearchParams): LedgerQuery {
  const choices = ledgerFacets.flatMap((facet) => {
    const value = parameters.get(facet) ?? ''
    return value === '' || value.length > longestChoice || value.includes('\u0000') ? [] : [[facet, value] as const]
  })
  const input = parameters.get('input') ?? ''
  const page = parameters.get('page') ?? ''
  return {
    choices: Object.fromEntries(choices),
    q: (parameters.get('q') ?? '').trim().slice(0, 200),
    input: uuid.test(input) ? input : null,
    sort: ledgerSorts.find((sort) => sort === parameters.get('sort')) ?? 'oldest',
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  }
}

/** What a form carries of the query it was sent from. */
export const carriedQuery = (values: FormValues): LedgerQuery =>
  readLedgerQuery(new URLSearchParams(typeof values['query'] === 'string' ? values['query'] : ''))

/** The parameters of a query, always in the same order: one search has one address. What is the default is left out. */
export function writeLedgerQuery({ choices, q, input, sort, page }: LedgerQuery): URLSearchParams {
  const parameters = new URLSearchParams()
  if (q !== '') parameters.set('q', q)
  for (const facet of ledgerFacets) {
    const value = choices[facet]
    if (value !== undefined) parameters.set(facet, value)
  }
  if (input !== null) parameters.set('input', input)
  if (sort !== 'oldest') parameters.set('sort', sort)
  if (page > 1) parameters.set('page', String(page))
  return parameters
}

/** The address of a ledger, with its language. */
export function ledgerHref(words: Words, slug: string, query: LedgerQuery, suffix: '' | '.csv' = ''): string {
  const parameters = writeLedgerQuery(query).toString()
  return `${to(words, `/consultations/${slug}/answers${suffix}`)}${parameters === '' ? '' : `?${parameters}`}`
}

/** The query with one value chosen, or taken off when it was; from the first page. */
export function choose(query: LedgerQuery, facet: LedgerFacet, value: string): LedgerQuery {
  const { [facet]: before, ...rest } = query.choices
  return { ...query, choices: before === value ? rest : { ...rest, [facet]: value }, page: 1 }
}
