import type { Words } from '#kernel/i18n.ts'
import { type Completion, completionText, planName } from '#modules/action-plans'
import { MemberName } from '#modules/members'
import {
  Crumbs,
  EmptyState,
  Explore,
  Facets,
  FindForm,
  Flow,
  Head,
  HiddenField,
  Items,
  LocalText,
  Muted,
  Pager,
  Row,
  Sub,
  Subhead,
  Table,
  Tabs,
  Tag,
  Time,
  to,
  VoiceMarks,
  Wrap,
} from '#ui'
import type { SlugNames } from './choice-text.ts'
import { choiceText } from './choice-text.ts'
import type { Explored, ListedCommitment } from './explore.ts'
import { Active, explorerHref, facetGroups } from './explorer-facets.tsx'
import { choicesOf, type ExplorerQuery, toggleChoice, writeExplorerQuery } from './explorer-query.ts'
import { daysLate, progressState, sortKeys } from './facet-row.ts'
import type { MemberSeries } from './promised-proven.ts'
import { PromisedProven } from './promised-proven-section.tsx'

interface Props {
  readonly words: Words
  readonly explored: Explored
  readonly names: SlugNames
  readonly today: string
  /** The facet whose values are all shown. */
  readonly open: string
  /** Null in the table view. */
  readonly series: readonly MemberSeries[] | null
}

/** All commitments of the world: words, facets, results as a table or as charts, and files of exactly what is shown. */
export const ExplorerPage = (props: Props) => {
  const { words, explored, names, open } = props
  const { query } = explored
  const n = choicesOf(query).length
  const summary = words.t('explorer.narrow', { n })
  return (
    <Wrap>
      <Crumbs words={words} trail={[]} here={words.t('explorer.title')} />
      <Head
        title={words.t('explorer.title')}
        lede={words.t('explorer.lede', { n: explored.all })}
        actions={
          <FindForm words={words} action={to(words, '/commitments')} name="q" label={words.t('explorer.search')} value={query.q}>
            {[...writeExplorerQuery({ ...query, q: '', page: 1, sort: 'late' })].map(([name, value]) => (
              <HiddenField name={name} value={value} />
            ))}
          </FindForm>
        }
      />
      {explored.all === 0 ? (
        <EmptyState title={words.t('explorer.empty.title')}>
          <p>{words.t('explorer.empty.text')}</p>
          <p>
            <a href={to(words, '/plans')}>{words.t('plans.name.plain')}</a>
          </p>
        </EmptyState>
      ) : (
        <Explore facets={<Facets words={words} summary={summary} groups={facetGroups(words, names, explored, open)} />}>
          <Flow>
            <Active words={words} names={names} query={query} />
            {explored.corrected === null ? null : (
              <p role="status">{words.rich('explorer.corrected', { typed: <q>{query.q}</q>, used: <q>{explored.corrected}</q> })}</p>
            )}
            {explored.total === 0 ? <Nothing {...props} /> : <Results {...props} />}
          </Flow>
        </Explore>
      )}
    </Wrap>
  )
}

function Results(props: Props) {
  const { words, explored, series } = props
  const { query } = explored
  return (
    <>
      <Subhead id="results" level={2}>
        {words.t('explorer.results', { n: explored.total, all: explored.all })}
      </Subhead>
      <Tabs
        label={words.t('explorer.view.label')}
        items={(['table', 'chart'] as const).map((view) => ({
          href: explorerHref(words, { ...query, view, page: 1 }),
          text: words.t(`explorer.view.${view}`),
          current: query.view === view,
        }))}
      />
      {series === null ? <ResultTable {...props} /> : <PromisedProven words={words} series={series} />}
      <Downloads words={words} explored={explored} />
    </>
  )
}

function ResultTable({ words, explored, today }: Props) {
  const { query } = explored
  return (
    <>
      <SortLinks words={words} query={query} />
      <Table
        labelledBy="results"
        columns={[
          { label: words.t('explorer.column.commitment') },
          { label: words.t('explorer.column.voices'), stack: '' },
          { label: words.t('explorer.column.progress'), stack: '' },
          { label: words.t('explorer.column.due') },
        ]}
        rows={explored.listed.map((it) => ({ id: it.commitment.reference, cells: cellsOf(words, it, today) }))}
      />
      <Pager words={words} page={query.page} pages={explored.pages} href={(page) => explorerHref(words, { ...query, page })} />
    </>
  )
}

const SortLinks = ({ words, query }: { words: Words; query: ExplorerQuery }) => (
  <Row small>
    <span>{words.t('explorer.sort.label')}</span>
    {[...(query.q === '' ? [] : ['best' as const]), ...sortKeys].map((sort) =>
      sort === query.sort ? (
        <b aria-current="true">{words.t(`explorer.sort.${sort}`)}</b>
      ) : (
        <a href={explorerHref(words, { ...query, sort, page: 1 })}>{words.t(`explorer.sort.${sort}`)}</a>
      ),
    )}
  </Row>
)

function cellsOf(words: Words, { commitment, facts, plan, member }: ListedCommitment, today: string) {
  const { reference } = commitment
  return [
    <>
      <a href={to(words, `/commitments/${reference}`)}>
        <LocalText words={words} text={commitment.title} />
      </a>
      <Sub>
        {member === undefined ? null : <MemberName member={member} words={words} />}
        {plan === undefined ? null : ` · ${planName(plan, words)}`} · <bdi>{reference}</bdi>
        {facts.fictional ? ` · ${words.t('common.fictional.mark')}` : ''}
      </Sub>
    </>,
    <VoiceMarks
      voices={[
        { kind: 'gov', name: words.t('explorer.voice.declared'), ...said(words, facts.declared, 'explorer.voice.no-report') },
        { kind: 'ind', name: words.t('explorer.voice.assessed'), ...said(words, facts.assessed, 'explorer.voice.not-yet') },
        { kind: 'cit', name: words.t('explorer.voice.felt'), level: 0, word: words.t('explorer.voice.not-asked') },
      ]}
    />,
    <ProgressCell words={words} facts={facts} today={today} />,
    facts.lastDue === null ? (
      <Muted>{words.t('explorer.due-untold')}</Muted>
    ) : (
      <Time words={words} date={new Date(`${facts.lastDue}T00:00:00Z`)} />
    ),
  ]
}

const levels: Readonly<Record<Completion, number>> = { 'no-evidence': 0, 'not-started': 1, limited: 2, substantial: 4, complete: 5 }

const said = (words: Words, completion: Completion | null, none: 'explorer.voice.no-report' | 'explorer.voice.not-yet') =>
  completion === null ? { level: 0, word: words.t(none) } : { level: levels[completion], word: completionText(words, completion) }

const tags = {
  late: { kind: 'warn', icon: 'clock' },
  'on-time': { kind: undefined, icon: 'progress' },
  complete: { kind: 'ok', icon: 'circle-check' },
  'ended-incomplete': { kind: 'warn', icon: 'circle-minus' },
  draft: { kind: undefined, icon: 'pencil' },
  withdrawn: { kind: undefined, icon: 'door-exit' },
  'not-told': { kind: undefined, icon: 'circle-dashed' },
} as const

function ProgressCell({ words, facts, today }: { words: Words; facts: ListedCommitment['facts']; today: string }) {
  const state = progressState(facts, today)
  const days = daysLate(facts, today)
  return (
    <>
      <Tag kind={tags[state].kind} icon={tags[state].icon}>
        {state === 'late' ? words.t('explorer.late-by', { n: days }) : words.t(`explorer.progress.${state}`)}
      </Tag>
      {facts.milestones === 0 ? null : <Sub>{words.t('explorer.proven', { n: facts.proven, all: facts.milestones })}</Sub>}
    </>
  )
}

const Downloads = ({ words, explored: { query, total } }: { words: Words; explored: Explored }) => (
  <Row small>
    <span>{words.t('explorer.download', { n: total })}</span>
    <a href={explorerHref(words, { ...query, page: 1, view: 'table' }, '.csv')}>CSV</a>
    <a href={explorerHref(words, { ...query, page: 1, view: 'table' }, '.xlsx')}>XLSX</a>
    <a href={`/api/v1/commitments?${writeExplorerQuery({ ...query, page: 1, view: 'table' })}`}>JSON</a>
  </Row>
)

function Nothing({ words, explored, names }: Props) {
  const { query, without } = explored
  return (
    <EmptyState title={words.t('explorer.nothing.title')} id="results">
      <p>{words.t('explorer.nothing.text')}</p>
      {without.length === 0 ? null : (
        <Items class="list">
          {without.map(({ name, value, count }) => (
            <li>
              <a href={explorerHref(words, name === 'q' ? { ...query, q: '', page: 1 } : toggleChoice(query, name, value))}>
                {words.t('explorer.nothing.without', { choice: name === 'q' ? `“${value}”` : choiceText(words, names, name, value) })}
              </a>{' '}
              {words.t('explorer.nothing.count', { n: count })}
            </li>
          ))}
        </Items>
      )}
      <p>
        <a href={to(words, '/commitments')}>{words.t('explorer.nothing.all', { n: explored.all })}</a>
      </p>
    </EmptyState>
  )
}
