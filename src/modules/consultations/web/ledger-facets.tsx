import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import { ActiveFilters, type FacetGroup } from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import type { LedgerQuery } from '../queries/ledger.ts'
import { countsOf } from '../rules/ledger.ts'
import {
  type AskedStanding,
  askedStandings,
  type Decision,
  decisions,
  type InputKind,
  inputKinds,
  type LedgerCell,
  type LedgerFacet,
  ledgerFacets,
} from '../vocabulary.ts'
import { choose, ledgerHref } from './ledger-query.ts'

interface Props {
  readonly words: Words
  readonly consultation: Consultation
  readonly cells: readonly LedgerCell[]
  readonly query: LedgerQuery
  readonly isOverdue: boolean
}

const isKind = (value: string): value is InputKind => inputKinds.some((kind) => kind === value)
const isStanding = (value: string): value is AskedStanding => askedStandings.some((standing) => standing === value)
const isDecision = (value: string): value is Decision => decisions.some((decision) => decision === value)

/** One value of a facet in the reader's words. */
export function facetText(words: Words, { themes }: Pick<Consultation, 'themes'>, facet: LedgerFacet, value: string): string {
  if (facet === 'kind' && isKind(value)) return words.t(`answers.kind.${value}`)
  if (facet === 'standing' && isStanding(value)) return words.t(`answers.standing.${value}`)
  if (facet === 'decision' && isDecision(value)) return words.t(`answers.decision.${value}`)
  const theme = facet === 'theme' ? themes.find(({ id }) => id === value) : undefined
  return theme === undefined ? value : textFor(theme.name, words.lang).text
}

const fixed = { kind: inputKinds, standing: askedStandings, decision: decisions } as const
/** Institutions shown: those with most inputs. */
const mostInstitutions = 20

function valuesOf(facet: LedgerFacet, { themes }: Consultation, counts: ReadonlyMap<string, number>, chosen: string | undefined) {
  const all: readonly string[] =
    facet === 'theme'
      ? themes.map(({ id }) => id)
      : facet === 'institution'
        ? [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name)
        : fixed[facet]
  return all.filter((value) => counts.has(value) || value === chosen).slice(0, mostInstitutions)
}

/** The facets of a ledger, each value with what it would leave. */
export const ledgerFacetGroups = ({ words, consultation, cells, query, isOverdue }: Props): readonly FacetGroup[] =>
  ledgerFacets.flatMap((facet): FacetGroup[] => {
    const counts = countsOf(cells, query.choices, facet, isOverdue)
    const chosen = query.choices[facet]
    const values = valuesOf(facet, consultation, counts, chosen)
    if (values.length === 0) return []
    const items = values.map((value) => ({
      text: facetText(words, consultation, facet, value),
      href: ledgerHref(words, consultation.slug, choose(query, facet, value)),
      count: counts.get(value) ?? 0,
      selected: value === chosen,
    }))
    return [{ title: words.t(`answers.facet.${facet}`), items }]
  })

/** The choices at work, each a link that takes it off. */
export function ActiveChoices({ words, consultation, query }: Pick<Props, 'words' | 'consultation' | 'query'>) {
  const { slug } = consultation
  const href = (next: LedgerQuery) => ledgerHref(words, slug, { ...next, page: 1 })
  const typed = query.q === '' ? [] : [{ text: <q>{query.q}</q>, href: href({ ...query, q: '' }) }]
  const alone = query.input === null ? [] : [{ text: words.t('answers.ledger.one'), href: href({ ...query, input: null }) }]
  const chosen = ledgerFacets.flatMap((facet) => {
    const value = query.choices[facet]
    return value === undefined ? [] : [{ text: facetText(words, consultation, facet, value), href: href(choose(query, facet, value)) }]
  })
  const clearHref = ledgerHref(words, slug, { choices: {}, q: '', input: null, sort: query.sort, page: 1 })
  return <ActiveFilters words={words} items={[...typed, ...alone, ...chosen]} clearHref={clearHref} />
}
