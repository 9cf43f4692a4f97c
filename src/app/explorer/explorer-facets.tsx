import type { Words } from '#kernel/i18n.ts'
import { ActiveFilters, type FacetGroup, to } from '#ui'
import { choiceText, type SlugNames } from './choice-text.ts'
import type { Explored } from './explore.ts'
import { choicesOf, type ExplorerQuery, toggleChoice, writeExplorerQuery } from './explorer-query.ts'
import { type FacetName, facetNames, latenesses, progressStates } from './facet-row.ts'
import { regions } from './regions.ts'

/** The address of a search, with its language. */
export function explorerHref(words: Words, query: ExplorerQuery, suffix: '' | '.csv' | '.xlsx' = ''): string {
  const parameters = writeExplorerQuery(query).toString()
  return `${to(words, `/commitments${suffix}`)}${parameters === '' ? '' : `?${parameters}`}`
}

// Facets of few values show them all, in their own order; the others show those with most results.
const fixed: Partial<Readonly<Record<FacetName, readonly string[]>>> = {
  progress: progressStates,
  late: latenesses,
  region: regions,
  level: ['national', 'local'],
  theme: ['transparency-integrity-anticorruption', 'climate-sustainable-development', 'digital-tools-capacity'],
  value: ['transparency', 'participation', 'accountability'],
  completion: ['complete', 'substantial', 'limited', 'not-started', 'no-evidence'],
  told: ['member', 'source'],
}
/** Values shown of a facet that has many, and how many once all are asked for. */
const shownAtFirst = 6
const shownAtMost = 150

/** The facets of a search as the page shows them; `open` names the one whose values are all shown. */
export function facetGroups(words: Words, names: SlugNames, explored: Explored, open: string): readonly FacetGroup[] {
  const { query, counts } = explored
  return facetNames.flatMap((name): FacetGroup[] => {
    const counted = counts[name] ?? new Map<string, number>()
    const chosen = query.chosen[name] ?? []
    const all = valuesOf(name, counted, chosen)
    if (all.length === 0) return []
    const some =
      open === name || fixed[name] !== undefined ? all.slice(0, shownAtMost) : all.slice(0, Math.max(shownAtFirst, chosen.length))
    const items = some.map((value) => ({
      text: choiceText(words, names, name, value),
      href: explorerHref(words, toggleChoice(query, name, value)),
      count: counted.get(value) ?? 0,
      selected: chosen.includes(value),
    }))
    const address = explorerHref(words, { ...query, page: 1 })
    const more =
      all.length > some.length && open !== name
        ? { href: `${address}${address.includes('?') ? '&' : '?'}all=${name}`, text: words.t('explorer.facet-all', { n: all.length }) }
        : undefined
    return [{ title: words.t(`explorer.facet.${name}`), items, more }]
  })
}

/** Chosen values come first, then those with most results; a facet of few values keeps its own order. */
function valuesOf(name: FacetName, counts: ReadonlyMap<string, number>, chosen: readonly string[]): readonly string[] {
  const own = fixed[name]
  if (own !== undefined) return [...counts.values()].some((count) => count > 0) || chosen.length > 0 ? own : []
  const others = [...counts.keys()].filter((value) => !chosen.includes(value))
  const order = name === 'year' ? byYear : (a: string, b: string) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1)
  return [...chosen, ...others.sort(order)]
}

const byYear = (a: string, b: string) => Number(b) - Number(a)

/** The choices at work, each a link that takes it off. */
export function Active({ words, names, query }: { words: Words; names: SlugNames; query: ExplorerQuery }) {
  const wordsChip = query.q === '' ? [] : [{ text: `“${query.q}”`, href: explorerHref(words, { ...query, q: '', page: 1 }) }]
  const chips = choicesOf(query).map(({ name, value }) => ({
    text: choiceText(words, names, name, value),
    href: explorerHref(words, toggleChoice(query, name, value)),
  }))
  return <ActiveFilters words={words} items={[...wordsChip, ...chips]} clearHref={to(words, '/commitments')} />
}
