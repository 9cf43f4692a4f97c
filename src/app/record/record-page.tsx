import { isMessageKey } from '#kernel/http/form.ts'
import type { Words } from '#kernel/i18n.ts'
import { memberName } from '#modules/members'
import type { PublishedCheckpoint } from '#record'
import {
  ActiveFilters,
  Button,
  Chips,
  Crumbs,
  DateField,
  EmptyState,
  Flow,
  Head,
  HiddenField,
  List,
  Note,
  Pager,
  SealMini,
  Section,
  Small,
  Sub,
  Table,
  type TableRow,
  TextField,
  Time,
  to,
  Wrap,
} from '#ui'
import type { EntryLine } from '../sentences.ts'
import { type RecordList, type RecordQuery, recordPath } from './record-query.ts'

interface Props {
  readonly words: Words
  readonly list: RecordList
  readonly lines: readonly EntryLine[]
  readonly checkpoint: PublishedCheckpoint | null
}

/** What a kind of entry is called in a list of kinds. */
export function kindName(words: Words, kind: string): string {
  const key = `record.kind.${kind}`
  return isMessageKey(key) ? words.t(key) : kind
}

/** The record: how much there is, the newest seal, filters, then every entry, newest first. */
export const RecordPage = ({ words, list, lines, checkpoint }: Props) => (
  <Wrap>
    <Crumbs words={words} trail={[]} here={words.t('common.nav.record')} />
    <Head
      title={words.t('record.list.title')}
      lede={words.t('record.list.lede')}
      actions={<a href={to(words, '/record/verify')}>{words.t('record.list.verify')}</a>}
      aside={checkpoint === null ? <p>{words.t('record.list.unsealed')}</p> : <Sealed words={words} checkpoint={checkpoint} />}
    />
    <Section id="entries" title={words.t('record.list.entries')} intro={words.t('record.list.order')}>
      <Flow space={5}>
        <KindChips words={words} list={list} />
        <Filters words={words} query={list.query} />
        <Active words={words} list={list} />
        {list.ignored.length === 0 ? null : (
          <Note kind="warn">
            {words.t('record.list.ignored', { fields: words.list(list.ignored.map((name) => words.t(`record.filter.${name}`))) })}
          </Note>
        )}
        <Found words={words} list={list} lines={lines} />
        <Small>
          <a href={to(words, '/record/feed.xml')}>{words.t('record.list.feed')}</a>
        </Small>
      </Flow>
    </Section>
  </Wrap>
)

const Sealed = ({ words, checkpoint }: { words: Words; checkpoint: PublishedCheckpoint }) => (
  <SealMini
    hash={checkpoint.root.toString('hex')}
    href={to(words, '/record/verify')}
    title={words.t('record.list.sealed', { n: checkpoint.size })}
    text={words.dateTime(checkpoint.signedAt)}
  />
)

const KindChips = ({ words, list: { kinds, query } }: { words: Words; list: RecordList }) => (
  <Chips
    words={words}
    label={words.t('record.filter.kind')}
    items={[
      { href: to(words, recordPath({ ...query, kind: '', page: 1 })), text: words.t('record.filter.all'), current: query.kind === '' },
      ...kinds.map((kind) => ({
        href: to(words, recordPath({ ...query, kind, page: 1 })),
        text: kindName(words, kind),
        current: query.kind === kind,
      })),
    ]}
  />
)

function Filters({ words, query }: { words: Words; query: RecordQuery }) {
  const form = { values: {} }
  return (
    <form class="flow" method="get" action={to(words, '/record')}>
      {query.kind === '' ? null : <HiddenField name="kind" value={query.kind} />}
      <TextField
        words={words}
        name="member"
        label={words.t('record.filter.member')}
        hint={words.t('record.filter.member-hint')}
        form={form}
        value={query.member}
        dir="ltr"
      />
      <div class="row">
        <DateField words={words} name="from" label={words.t('record.filter.from')} form={form} value={query.from} />
        <DateField words={words} name="to" label={words.t('record.filter.to')} form={form} value={query.to} />
        <Button quiet icon="filter">
          {words.t('common.button.filter')}
        </Button>
      </div>
    </form>
  )
}

function Active({ words, list: { query, member } }: { words: Words; list: RecordList }) {
  const without = (name: keyof RecordQuery) => to(words, recordPath({ ...query, [name]: '', page: 1 }))
  const shown = [
    { name: 'kind', text: kindName(words, query.kind), on: query.kind !== '' },
    { name: 'member', text: member === null ? query.member : memberName(member, words).text, on: query.member !== '' },
    { name: 'from', text: `${words.t('record.filter.from')} ${query.from}`, on: query.from !== '' },
    { name: 'to', text: `${words.t('record.filter.to')} ${query.to}`, on: query.to !== '' },
  ] as const
  const items = shown.filter(({ on }) => on).map(({ name, text }) => ({ text, href: without(name) }))
  return <ActiveFilters words={words} items={items} clearHref={to(words, '/record')} />
}

function Found({ words, list, lines }: Omit<Props, 'checkpoint'>) {
  const { found, query } = list
  if (found.total === 0) return <Nothing words={words} query={query} />
  return (
    <>
      <p>{words.t('record.list.count', { n: found.total })}</p>
      <EntryTable words={words} lines={lines} />
      <Pager words={words} page={found.page} pages={found.pages} href={(page) => to(words, recordPath({ ...query, page }))} />
    </>
  )
}

function Nothing({ words, query }: { words: Words; query: RecordQuery }) {
  const filtered = query.kind !== '' || query.member !== '' || query.from !== '' || query.to !== ''
  if (!filtered) {
    return (
      <EmptyState title={words.t('record.empty.title')}>
        <p>{words.t('record.empty.text')}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={words.t('record.none.title')}>
      <p>{words.t('record.none.text')}</p>
      <List>
        <li>
          <a href={to(words, '/record')}>{words.t('record.none.all')}</a>
        </li>
        <li>
          <a href={to(words, '/search')}>{words.t('record.none.search')}</a>
        </li>
      </List>
    </EmptyState>
  )
}

/** Entries as a table: number, day, sentence. `here` marks the one the page is about. */
export const EntryTable = ({ words, lines, here }: { words: Words; lines: readonly EntryLine[]; here?: string | undefined }) => (
  <Table
    heading={2}
    columns={[
      { label: words.t('record.table.entry'), stack: '' },
      { label: words.t('record.table.when'), stack: words.t('record.table.when') },
      { label: words.t('record.table.what') },
    ]}
    rows={lines.map((line): TableRow => ({ here: line.id === here, cells: cellsOf(words, line) }))}
  />
)

const cellsOf = (words: Words, line: EntryLine) => [
  <a href={to(words, line.path)}>{line.index === null ? words.t('record.table.pending') : words.number(line.index)}</a>,
  <Time words={words} date={line.at} />,
  <>
    <span dir="auto">{line.sentence}</span>
    {line.fictional ? <Sub>{words.t('common.fictional.mark')}</Sub> : null}
  </>,
]
