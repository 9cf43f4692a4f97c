import { type ImportRun, type RowFilter, rowFilters } from '#exchange/import-runs/vocabulary.ts'
import type { RowReport } from '#exchange/ogp-commitments/row-report.ts'
import type { Words } from '#kernel/i18n.ts'
import { Chips, Flow, Items, Name, Pager, Section, Small, Sub, Subhead, Table, Tag, to } from '#ui'
import { runPath } from './run-words.tsx'

/** Rows on one page of a report, and of each kind while no kind is chosen. */
export const rowsOnPage = 50
export const rowsOfKind = 5

/** What is shown of the rows: the first of each kind, or one page of those a filter leaves. */
export type ShownRows =
  | { readonly kind: 'first'; readonly groups: readonly { readonly filter: RowFilter; readonly rows: readonly RowReport[] }[] }
  | {
      readonly kind: 'page'
      readonly filter: RowFilter | null
      readonly rows: readonly RowReport[]
      readonly total: number
      readonly page: number
    }

interface RowsProps {
  readonly words: Words
  readonly run: ImportRun
  readonly counts: Readonly<Record<RowFilter, number>>
  readonly shown: ShownRows
}

/** What became of the rows: how each was repaired, why it is refused, which commitment it is told under. */
export const RowsPart = ({ words, run, counts, shown }: RowsProps) => {
  const path = to(words, runPath(run))
  const filtered = (filter: RowFilter | 'all', page = 1) => `${path}?show=${filter}${page === 1 ? '' : `&page=${page}`}#rows`
  const all = run.result?.counts.read ?? 0
  return (
    <Section id="rows" title={words.t('imports.rows.title')}>
      <Flow>
        <Chips
          words={words}
          label={words.t('imports.rows.filter')}
          items={[
            { href: `${path}#rows`, text: words.t('imports.rows.first'), current: shown.kind === 'first' },
            {
              href: filtered('all'),
              text: words.t('imports.rows.all'),
              count: all,
              current: shown.kind === 'page' && shown.filter === null,
            },
            ...rowFilters.map((filter) => ({
              href: filtered(filter),
              text: words.t(`imports.rows.${filter}`),
              count: counts[filter],
              current: shown.kind === 'page' && shown.filter === filter,
            })),
          ]}
        />
        {shown.kind === 'first' ? (
          <FirstRows words={words} run={run} groups={shown.groups} />
        ) : (
          <>
            <RowTable words={words} run={run} rows={shown.rows} />
            <Pager
              words={words}
              page={shown.page}
              pages={Math.ceil(shown.total / rowsOnPage)}
              href={(at) => filtered(shown.filter ?? 'all', at)}
            />
          </>
        )}
      </Flow>
    </Section>
  )
}

const FirstRows = ({
  words,
  run,
  groups,
}: Pick<RowsProps, 'words' | 'run'> & { readonly groups: Extract<ShownRows, { kind: 'first' }>['groups'] }) => (
  <Flow>
    {groups.every(({ rows }) => rows.length === 0) ? <Small>{words.t('imports.rows.gone')}</Small> : null}
    {groups
      .filter(({ rows }) => rows.length > 0)
      .map(({ filter, rows }) => (
        <Flow space={3}>
          <Subhead id={`first-${filter}`}>{words.t(`imports.rows.${filter}`)}</Subhead>
          <RowTable words={words} run={run} rows={rows} labelledBy={`first-${filter}`} />
        </Flow>
      ))}
  </Flow>
)

const tags = {
  accepted: { icon: 'circle-check', kind: 'ok' },
  repaired: { icon: 'tool', kind: 'info' },
  refused: { icon: 'circle-x', kind: 'bad' },
} as const

const RowTable = ({
  words,
  run,
  rows,
  labelledBy = 'rows',
}: Pick<RowsProps, 'words' | 'run'> & { readonly rows: readonly RowReport[]; readonly labelledBy?: string }) =>
  rows.length === 0 ? (
    <p>{words.t('imports.rows.none')}</p>
  ) : (
    <Table
      stack
      labelledBy={labelledBy}
      columns={[
        { label: words.t('imports.rows.line'), stack: words.t('imports.rows.line') },
        { label: words.t('imports.rows.outcome') },
        { label: words.t('imports.rows.commitment') },
        { label: words.t('imports.rows.why') },
      ]}
      rows={rows.map((row) => ({
        cells: [
          words.number(row.line),
          <Tag {...tags[row.outcome]}>{words.t(`imports.outcome.${row.outcome}`)}</Tag>,
          <TheCommitment words={words} row={row} imported={run.step === 'import'} />,
          <Why words={words} row={row} />,
        ],
      }))}
    />
  )

const TheCommitment = ({ words, row, imported }: { readonly words: Words; readonly row: RowReport; readonly imported: boolean }) => {
  const { told } = row
  if (told === null) return <>–</>
  const reference = <bdi dir="ltr">{told.reference}</bdi>
  return (
    <>
      {imported ? <a href={to(words, `/commitments/${told.reference}`)}>{reference}</a> : reference} ·{' '}
      {words.t(`imports.telling.${told.telling}`)}
      <Sub>
        <Name name={row.title ?? ''} /> · <Name name={row.place ?? ''} />
      </Sub>
    </>
  )
}

const Why = ({ words, row }: { readonly words: Words; readonly row: RowReport }) => {
  const told = [
    ...row.refusals.map(({ heading, why }) => ({ heading, sentence: words.t(`imports.refused.${why}`), before: undefined })),
    ...row.repairs.map(({ heading, how, before }) => ({ heading, sentence: words.t(`imports.repair.${how}`), before })),
  ]
  if (told.length === 0) return <>–</>
  return (
    <Items>
      {told.map(({ heading, sentence, before }) => (
        <li>
          {heading === null
            ? sentence
            : words.rich('imports.rows.under', { heading: <bdi lang="en">{heading}</bdi>, sentence: <span>{sentence}</span> })}
          {before === undefined ? null : <> {words.rich('imports.repair.before', { text: before })}</>}
        </li>
      ))}
    </Items>
  )
}
