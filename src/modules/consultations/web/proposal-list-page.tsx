import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import type { Member } from '#modules/members'
import { ButtonLink, Chips, Crumbs, EmptyState, FindForm, Flow, Head, HiddenField, Pager, Section, Small, to, Wrap } from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import { type ProposalCounts, type ProposalShown, type ProposalSort, proposalSorts } from '../queries/proposals.ts'
import { isPhaseOpen, statusAt } from '../rules/timetable.ts'
import { consultationTrail, titleOf } from './consultation-name.tsx'
import { ProposalItem } from './proposal-item.tsx'

/** What the address asks for. */
export interface ProposalQuery {
  readonly q: string
  readonly theme: string | undefined
  readonly sort: ProposalSort
  readonly gone: boolean
  readonly page: number
}

export interface ProposalListProps {
  readonly words: Words
  readonly now: Date
  readonly consultation: Consultation
  readonly members: ReadonlyMap<string, Member>
  readonly proposals: readonly ProposalShown[]
  readonly total: number
  readonly counts: ProposalCounts
  readonly query: ProposalQuery
}

/** Proposals on one page of the list. */
export const proposalsPerPage = 20

/** The address of the list with these filters; what is usual is left out. */
export function listPath(slug: string, query: ProposalQuery, change: Partial<ProposalQuery> = {}): string {
  const { q, theme, sort, gone, page } = { ...query, page: 1, ...change }
  const asked = new URLSearchParams()
  if (q !== '') asked.set('q', q)
  if (theme !== undefined) asked.set('theme', theme)
  if (sort !== 'fair') asked.set('sort', sort)
  if (gone) asked.set('gone', '1')
  if (page > 1) asked.set('page', String(page))
  const text = asked.toString()
  return `/consultations/${slug}/proposals${text === '' ? '' : `?${text}`}`
}

/** Every proposal of a consultation: search, themes, orders, pages. */
export function ProposalListPage(props: ProposalListProps) {
  const { words, now, consultation, counts } = props
  const { slug } = consultation
  const open = isPhaseOpen(consultation, 'proposals', now)
  return (
    <Wrap>
      <Crumbs words={words} trail={consultationTrail(words, consultation)} here={words.t('proposals.list.title')} />
      <Head
        eyebrow={titleOf(words, consultation).text}
        title={words.t('proposals.list.title')}
        lede={words.t('proposals.list.lede', { n: counts.standing })}
        actions={
          open ? (
            <ButtonLink href={to(words, `/consultations/${slug}/proposals/new`)} icon="plus">
              {words.t('proposals.list.new')}
            </ButtonLink>
          ) : (
            <span class="small muted">{words.t('proposals.list.not-open')}</span>
          )
        }
      />
      {counts.standing + counts.gone === 0 ? (
        <EmptyState title={words.t('proposals.list.empty')}>
          <p>{words.t(open ? 'proposals.list.empty-open' : 'proposals.list.empty-text')}</p>
        </EmptyState>
      ) : (
        <Found {...props} />
      )}
    </Wrap>
  )
}

function Found(props: ProposalListProps) {
  const { words, now, consultation, proposals, total, query, counts } = props
  const { slug } = consultation
  const answering = statusAt(consultation, now) === 'answering' || consultation.closedAt !== null
  const pages = Math.max(1, Math.ceil(total / proposalsPerPage))
  return (
    <Section id="found" title={words.t('proposals.list.found', { n: total })} intro={words.t(`proposals.sort-text.${query.sort}`)}>
      <Flow>
        <Narrowing {...props} />
        {proposals.length === 0 ? (
          <EmptyState title={words.t('proposals.list.nothing')}>
            <p>
              <a href={to(words, `/consultations/${slug}/proposals`)}>{words.t('proposals.list.all')}</a>
            </p>
          </EmptyState>
        ) : null}
        <Flow space={8}>
          {proposals.map((proposal) => (
            <ProposalItem {...props} proposal={proposal} answering={answering && !query.gone} />
          ))}
        </Flow>
        <Pager words={words} page={query.page} pages={pages} href={(page) => to(words, listPath(slug, query, { page }))} />
        {counts.gone === 0 ? null : (
          <Small>
            <a href={to(words, listPath(slug, query, { gone: !query.gone }))}>
              {query.gone ? words.t('proposals.list.standing') : words.t('proposals.list.gone', { n: counts.gone })}
            </a>
          </Small>
        )}
      </Flow>
    </Section>
  )
}

function Narrowing({ words, consultation, query, counts }: ProposalListProps) {
  const { slug, themes } = consultation
  const path = (change: Partial<ProposalQuery>) => to(words, listPath(slug, query, change))
  return (
    <>
      <FindForm words={words} action={to(words, `/consultations/${slug}/proposals`)} label={words.t('proposals.list.find')} value={query.q}>
        {query.theme === undefined ? null : <HiddenField name="theme" value={query.theme} />}
        {query.sort === 'fair' ? null : <HiddenField name="sort" value={query.sort} />}
      </FindForm>
      {themes.length === 0 ? null : (
        <Chips
          words={words}
          label={words.t('consultations.field.themes')}
          items={[
            {
              href: path({ theme: undefined }),
              text: words.t('proposals.list.every-theme'),
              count: counts.standing,
              current: query.theme === undefined,
            },
            ...themes.map(({ id, name }) => ({
              href: path({ theme: id }),
              text: textFor(name, words.lang).text,
              count: counts.byTheme.get(id) ?? 0,
              current: query.theme === id,
            })),
          ]}
        />
      )}
      <Chips
        words={words}
        label={words.t('proposals.list.order')}
        items={proposalSorts.map((sort) => ({
          href: path({ sort }),
          text: words.t(`proposals.sort.${sort}`),
          current: query.sort === sort,
        }))}
      />
    </>
  )
}
