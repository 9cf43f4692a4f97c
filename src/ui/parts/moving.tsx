import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { Icon, type IconName } from '../icon.tsx'
import { Items, Ordered } from './items.tsx'

interface PagerProps {
  readonly words: Words
  /** From 1. */
  readonly page: number
  readonly pages: number
  readonly href: (page: number) => string
}

/** Pages of a list: previous and next in words, the first, the last and those around this one. Nothing for one page. */
export function Pager({ words, page, pages, href }: PagerProps) {
  if (pages < 2) return null
  const near = Array.from({ length: pages }, (_, at) => at + 1).filter((at) => at === 1 || at === pages || Math.abs(at - page) < 2)
  return (
    <nav class="pager" aria-label={words.t('common.pager.label')}>
      {page > 1 ? (
        <a href={href(page - 1)} rel="prev">
          {words.t('common.pager.previous')}
        </a>
      ) : null}
      {near.map((at, place) => (
        <>
          {at - (near[place - 1] ?? 0) > 1 ? <span aria-hidden="true">…</span> : null}
          <a href={href(at)} aria-current={at === page ? 'page' : undefined} aria-label={words.t('common.pager.page', { n: at })}>
            {words.number(at)}
          </a>
        </>
      ))}
      {page < pages ? (
        <a href={href(page + 1)} rel="next">
          {words.t('common.pager.next')}
        </a>
      ) : null}
    </nav>
  )
}

/** Where a list is read in time. */
export const OlderNewer = ({ words, older, newer }: { words: Words; older?: string | undefined; newer?: string | undefined }) =>
  older === undefined && newer === undefined ? null : (
    <nav class="pager" aria-label={words.t('common.pager.in-time')}>
      {newer === undefined ? null : (
        <a href={newer} rel="prev">
          {words.t('common.pager.newer')}
        </a>
      )}
      {older === undefined ? null : (
        <a href={older} rel="next">
          {words.t('common.pager.older')}
        </a>
      )}
    </nav>
  )

export interface Chip {
  readonly href: string
  readonly text: Child
  readonly count?: number | undefined
  readonly icon?: IconName | undefined
  readonly current?: boolean | undefined
}

/** One choice among a few: plain links with their counts. A choice that would show nothing is a text. */
export const Chips = ({ words, label, items }: { words: Words; label: string; items: readonly Chip[] }) => (
  <nav aria-label={label}>
    <Items class="chips">
      {items.map(({ href, text, count, icon, current }) => (
        <li>
          {count === 0 && current !== true ? (
            <span class="chip chip--none">
              <ChipContent words={words} text={text} count={count} icon={icon} />
            </span>
          ) : (
            <a class="chip" href={href} aria-current={current === true ? 'true' : undefined}>
              <ChipContent words={words} text={text} count={count} icon={icon} />
            </a>
          )}
        </li>
      ))}
    </Items>
  </nav>
)

const ChipContent = ({ words, text, count, icon }: { words: Words } & Omit<Chip, 'href'>) => (
  <>
    {icon === undefined ? null : <Icon name={icon} />}
    {text}
    {count === undefined ? null : <span class="num">{words.number(count)}</span>}
  </>
)

interface ActiveFiltersProps {
  readonly words: Words
  readonly items: ReadonlyArray<{ readonly text: Child; readonly href: string }>
  readonly clearHref: string
}

/** The filters at work, each a link that takes it off. Nothing when there is none. */
export const ActiveFilters = ({ words, items, clearHref }: ActiveFiltersProps) =>
  items.length === 0 ? null : (
    <nav aria-label={words.t('common.filters.active')}>
      <Items class="row">
        {items.map(({ text, href }) => (
          <li>
            <a class="chip chip--on" href={href}>
              <Icon name="x" />
              <span class="vh">{words.t('common.filters.remove')} </span>
              {text}
            </a>
          </li>
        ))}
        <li>
          <a class="small" href={clearHref}>
            {words.t('common.filters.remove-all')}
          </a>
        </li>
      </Items>
    </nav>
  )

export interface FacetGroup {
  readonly title: string
  readonly items: ReadonlyArray<{
    readonly text: Child
    readonly href: string
    readonly count: number
    readonly selected?: boolean | undefined
  }>
  readonly more?: { readonly href: string; readonly text: string } | undefined
}

interface FacetsProps {
  readonly words: Words
  readonly id?: string | undefined
  /** What the button says on a small screen, where the facets open over the page. */
  readonly summary: string
  readonly groups: readonly FacetGroup[]
}

/** Ways to narrow a list, each with what it would leave. Beside the results where the width allows. */
export const Facets = ({ words, id = 'facets', summary, groups }: FacetsProps) => (
  <div>
    <button type="button" class="btn btn--quiet btn-menu" popovertarget={id}>
      <Icon name="adjustments-horizontal" />
      {summary}
    </button>
    <nav class="facets" id={id} popover="auto" aria-label={summary}>
      <button type="button" class="btn btn--quiet btn-menu" popovertarget={id} popovertargetaction="hide">
        <Icon name="x" />
        {words.t('common.filters.back')}
      </button>
      {groups.map((group) => (
        <>
          <h2>{group.title}</h2>
          <Items>
            {group.items.map((item) => (
              <li>
                <Facet words={words} {...item} />
              </li>
            ))}
            {group.more === undefined ? null : (
              <li>
                <a class="more" href={group.more.href}>
                  {group.more.text}
                </a>
              </li>
            )}
          </Items>
        </>
      ))}
    </nav>
  </div>
)

function Facet({ words, text, href, count, selected }: { words: Words } & FacetGroup['items'][number]) {
  if (selected === true) {
    return (
      <a href={href} aria-current="true">
        <span>
          {text}
          <span class="vh"> ({words.t('common.filters.selected')})</span>
        </span>
        <span aria-hidden="true">×</span>
      </a>
    )
  }
  const content = (
    <>
      <span>{text}</span>
      <span class="num">{words.number(count)}</span>
    </>
  )
  return count === 0 ? <span>{content}</span> : <a href={href}>{content}</a>
}

/** Results with their facets: side by side where the width allows. */
export const Explore = ({ facets, children }: { facets: Child; children?: Child }) => (
  <div class="explore">
    {facets}
    <div class="cq">{children}</div>
  </div>
)

export interface Tab {
  readonly href: string
  readonly text: Child
  readonly current?: boolean | undefined
}

/** Views of one thing, each at its own address. */
export const Tabs = ({ label, items }: { label: string; items: readonly Tab[] }) => (
  <nav class="tabs" aria-label={label}>
    {items.map(({ href, text, current }) => (
      <a href={href} aria-current={current === true ? 'page' : undefined}>
        {text}
      </a>
    ))}
  </nav>
)

/** Where one is in a form of several pages; five at most. `current` counts from 0. */
export const Steps = ({ words, steps, current }: { words: Words; steps: readonly string[]; current: number }) => (
  <Ordered class="steps" label={words.t('common.steps.label')}>
    {steps.map((step, at) => (
      <li aria-current={at === current ? 'step' : undefined}>{step}</li>
    ))}
  </Ordered>
)
