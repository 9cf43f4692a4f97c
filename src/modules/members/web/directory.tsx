import type { Words } from '#kernel/i18n.ts'
import {
  ActiveFilters,
  Crumbs,
  DemoStrip,
  EmptyState,
  Entry,
  Explore,
  type FacetGroup,
  Facets,
  FindForm,
  Flow,
  Head,
  HiddenField,
  List,
  Muted,
  Pager,
  Section,
  Small,
  Table,
  Tag,
  to,
  Wide,
  WorldMap,
  Wrap,
} from '#ui'
import type { DirectoryFilters, DirectoryPage, Facet, FacetCount } from '../queries/directory-page.ts'
import { memberName } from '../queries/list-members.ts'
import { type Member, memberKinds } from '../vocabulary.ts'
import { directoryHref } from './directory-address.ts'
import { MemberName } from './member-name.tsx'
import { facetText, kindText, levelText, statusText } from './member-words.ts'

interface Props {
  readonly words: Words
  readonly directory: DirectoryPage
  readonly filters: DirectoryFilters
}

/** The directory: how many of each kind, where they are, who they are, and ways to narrow the list. */
export const Directory = ({ words, directory, filters }: Props) => (
  <Wrap>
    <Crumbs words={words} trail={[]} here={words.t('members.list.title')} />
    <Head
      title={words.t('members.list.title')}
      lede={ledeOf(words, directory)}
      actions={
        <FindForm words={words} action={to(words, '/members')} name="q" label={words.t('members.list.search')} value={filters.search ?? ''}>
          {(['kind', 'level', 'status'] as const).map((name) =>
            filters[name] === undefined ? null : <HiddenField name={name} value={filters[name]} />,
          )}
        </FindForm>
      }
    />
    {directory.fromList === 0 ? null : <FromList words={words} n={directory.fromList} />}
    <DirectoryMap words={words} members={directory.matching} />
    <Wide id="list" title={words.t('members.list.results', { n: directory.total })}>
      <Results words={words} directory={directory} filters={filters} />
    </Wide>
    {directory.invented.length === 0 ? null : <Invented words={words} members={directory.invented} />}
  </Wrap>
)

const FromList = ({ words, n }: { words: Words; n: number }) => (
  <Small>
    {words.t('members.list.source', { n })} <a href={to(words, '/source')}>{words.t('members.list.source-link')}</a>
  </Small>
)

function ledeOf(words: Words, { kindCounts }: DirectoryPage): string {
  const kinds = memberKinds.flatMap((kind) => {
    const n = kindCounts.get(kind) ?? 0
    return n === 0 ? [] : [words.t(`members.count.${kind}`, { n })]
  })
  return kinds.length === 0 ? words.t('members.list.empty-platform') : words.t('members.list.lede', { kinds: words.list(kinds) })
}

function DirectoryMap({ words, members }: { words: Words; members: readonly Member[] }) {
  const points = members.flatMap((member) =>
    member.place === null
      ? []
      : [
          {
            id: `m-${member.slug}`,
            name: memberName(member, words).text,
            status: kindText(words, member.kind),
            href: to(words, `/members/${member.slug}`),
            coordinates: [member.place.longitudeMillidegrees / 1000, member.place.latitudeMillidegrees / 1000] as const,
          },
        ],
  )
  if (points.length === 0) return null
  return (
    <Wide id="map" title={words.t('members.list.map-title')} map>
      <WorldMap
        words={words}
        paper
        label={words.t('members.list.map-label', { n: points.length })}
        caption={words.t('members.list.map-caption')}
        points={points}
      />
    </Wide>
  )
}

const Results = ({ words, directory, filters }: Props) => (
  <Explore facets={<Facets words={words} summary={summaryOf(words, filters)} groups={groupsOf(words, directory, filters)} />}>
    <Flow>
      <ActiveFilters words={words} items={activeOf(words, filters)} clearHref={to(words, '/members')} />
      {directory.total === 0 ? (
        <Nobody words={words} directory={directory} filters={filters} />
      ) : (
        <Found words={words} directory={directory} />
      )}
      <Pager words={words} page={directory.page} pages={directory.pages} href={(page) => directoryHref(words, filters, page)} />
    </Flow>
  </Explore>
)

const Found = ({ words, directory }: Omit<Props, 'filters'>) => (
  <Table
    labelledBy="list"
    stack
    columns={[
      { label: words.t('members.field.name') },
      { label: words.t('members.field.kind') },
      { label: words.t('members.field.level'), stack: words.t('members.field.level') },
    ]}
    rows={directory.shown.map((member) => ({
      id: `m-${member.slug}`,
      cells: [
        <a href={to(words, `/members/${member.slug}`)}>
          <MemberName member={member} words={words} />
        </a>,
        <KindAndStatus words={words} member={member} />,
        member.level === null ? <Muted>{levelText(words, null)}</Muted> : levelText(words, member.level),
      ],
    }))}
  />
)

/** The kind, and the status where it is known and not simply active. */
const KindAndStatus = ({ words, member }: { words: Words; member: Member }) => (
  <>
    {kindText(words, member.kind)}
    {member.status === null || member.status === 'active' ? null : (
      <>
        {' '}
        <Tag icon="history">{statusText(words, member.status)}</Tag>
      </>
    )}
  </>
)

const Nobody = ({ words, directory, filters }: Props) => (
  <EmptyState title={words.t('members.list.none-title')}>
    <p>{words.t(directory.without.some(({ count }) => count > 0) ? 'members.list.none' : 'members.list.none-at-all')}</p>
    <List narrow>
      {directory.without
        .filter(({ count }) => count > 0)
        .map(({ facet, count }) => (
          <Entry
            title={words.t('members.list.without', { filter: textOf(words, filters, facet) })}
            href={directoryHref(words, { ...filters, [facet]: undefined })}
            text={words.t('members.list.results', { n: count })}
          />
        ))}
    </List>
  </EmptyState>
)

const Invented = ({ words, members }: { words: Words; members: readonly Member[] }) => (
  <>
    <DemoStrip words={words} part />
    <Section id="invented" title={words.t('members.list.invented-title')} intro={words.t('members.list.invented')}>
      <List>
        {members.map((member) => (
          <Entry
            id={`m-${member.slug}`}
            title={<MemberName member={member} words={words} />}
            href={to(words, `/members/${member.slug}`)}
            text={kindText(words, member.kind)}
          />
        ))}
      </List>
    </Section>
  </>
)

const chosenIn = (filters: DirectoryFilters) =>
  (['kind', 'level', 'status', 'search'] as const).filter((name) => filters[name] !== undefined)

function summaryOf(words: Words, filters: DirectoryFilters): string {
  const n = chosenIn(filters).length
  return n === 0 ? words.t('members.list.narrow') : words.t('members.list.narrowed', { n: words.number(n) })
}

const textOf = (words: Words, filters: DirectoryFilters, name: Facet | 'search'): string =>
  name === 'search' ? words.t('members.list.searched', { text: filters.search ?? '' }) : facetText(words, name, filters[name] ?? 'untold')

const activeOf = (words: Words, filters: DirectoryFilters) =>
  chosenIn(filters).map((name) => ({
    text: textOf(words, filters, name),
    href: directoryHref(words, { ...filters, [name]: undefined }),
  }))

const groupsOf = (words: Words, { facets }: DirectoryPage, filters: DirectoryFilters): FacetGroup[] =>
  (['kind', 'level', 'status'] as const).map((facet) => ({
    title: words.t(`members.field.${facet}`),
    items: facets.filter((item) => item.facet === facet).map((item) => facetItem(words, item, filters)),
  }))

function facetItem(words: Words, { facet, value, count }: FacetCount, filters: DirectoryFilters) {
  const selected = filters[facet] === value
  return {
    text: facetText(words, facet, value),
    count,
    selected,
    href: directoryHref(words, { ...filters, [facet]: selected ? undefined : value }),
  }
}
