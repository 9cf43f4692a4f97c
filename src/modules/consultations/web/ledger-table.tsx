import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import {
  Actions,
  Button,
  emptyForm,
  Form,
  type FormState,
  HiddenField,
  LocalText,
  Radios,
  Sub,
  Table,
  type TableRow,
  Tag,
  TextField,
  Tick,
  Time,
  to,
} from '#ui'
import type { StatisticsOf } from '../queries/answer-statistics.ts'
import type { Consultation } from '../queries/consultations.ts'
import type { GroupSupports } from '../queries/group-supports.ts'
import { inputPath } from '../queries/input-path.ts'
import type { LedgerQuery, LedgerRow } from '../queries/ledger.ts'
import { answersDue, endOf, startOf } from '../rules/timetable.ts'
import { type AnsweringRefusal, type LedgerCell, longestInstitution, mostInputs } from '../vocabulary.ts'
import { DecisionTag, InputWords, inputName } from './answer-marks.tsx'
import { facetText } from './ledger-facets.tsx'
import { writeLedgerQuery } from './ledger-query.ts'

/** Everything the ledger shows. */
export interface LedgerPageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly now: Date
  readonly consultation: Consultation
  readonly query: LedgerQuery
  readonly cells: readonly LedgerCell[]
  readonly rows: readonly LedgerRow[]
  readonly total: number
  readonly statistics: StatisticsOf
  readonly groups: GroupSupports
  /** People who agree with each statement, by number. */
  readonly agree: ReadonlyMap<number, number>
  /** Ids of entries whose words moderation keeps off the pages. */
  readonly removed: ReadonlySet<string>
  /** Whether the reader answers for the organiser, and how many drafts wait. */
  readonly conducts: boolean
  readonly drafts: number
  readonly submission: string
  readonly form: FormState
  readonly refusal?: AnsweringRefusal | undefined
  readonly done: string | null
}

/** The inputs of a page as a table; for the organiser each row that can be answered has a tick. */
export function LedgerTable(props: LedgerPageProps & { ticks?: boolean }) {
  const { words, rows, ticks = false } = props
  return (
    <Table
      labelledBy="inputs"
      heading={ticks ? 1 : 0}
      columns={[
        ...(ticks ? [{ label: words.t('answers.column.pick'), hidden: true, stack: '' }] : []),
        { label: words.t('answers.column.input') },
        { label: words.t('answers.column.support') },
        { label: words.t('answers.column.answer'), stack: '' },
      ]}
      rows={rows.map(
        (row): TableRow => ({
          id: `input-${row.id}`,
          cells: [...(ticks ? [<PickCell {...props} row={row} />] : []), ...cellsOf(props, row)],
        }),
      )}
    />
  )
}

const isOpen = ({ standing }: LedgerRow) => standing === 'awaiting' || standing === 'assigned' || standing === 'not-owed'

const PickCell = ({ words, row, form }: LedgerPageProps & { row: LedgerRow }) => {
  if (!isOpen(row)) return null
  const ticked = form.values['input']
  const isTicked = typeof ticked === 'string' ? ticked === row.id : (ticked?.includes(row.id) ?? false)
  return (
    <Tick name="input" value={row.id} label={words.t('answers.column.pick-one', { input: inputName(words, row) })} checked={isTicked} />
  )
}

const cellsOf = (props: LedgerPageProps, row: LedgerRow) => [
  <InputCell {...props} row={row} />,
  <SupportCell {...props} row={row} />,
  <StandingCell {...props} row={row} />,
]

function InputCell({ words, consultation, removed, row }: LedgerPageProps & { row: LedgerRow }) {
  return (
    <>
      <a href={to(words, inputPath(consultation.slug, row))}>
        <InputWords words={words} row={row} removed={removed.has(row.wordsEntryId)} />
      </a>
      <Sub>
        {inputName(words, row)}
        {row.theme === null ? null : ` · ${facetText(words, consultation, 'theme', row.theme)}`}
        {' · '}
        <Time words={words} date={row.givenAt} />
      </Sub>
    </>
  )
}

/** Letters of opinion groups, as the map names them. */
const letterOf = (group: number): string => String.fromCharCode(65 + group)

function SupportCell({ words, groups, agree, row }: LedgerPageProps & { row: LedgerRow }) {
  const isStatement = row.kind === 'statement'
  const n = isStatement ? (agree.get(row.number ?? 0) ?? 0) : row.supports
  const byGroup = groups.get(row.id) ?? []
  return (
    <>
      {words.t(isStatement ? 'answers.support.agree' : 'answers.support.n', { n })}
      {byGroup.length === 0 || n === 0 ? null : (
        <Sub>{words.list(byGroup.map((count, group) => words.t('answers.support.group', { letter: letterOf(group), n: count })))}</Sub>
      )}
    </>
  )
}

function StandingCell({ words, now, consultation, row }: LedgerPageProps & { row: LedgerRow }) {
  const { slug } = consultation
  if (row.decision !== null && row.answerId !== null) {
    return (
      <>
        <DecisionTag words={words} decision={row.decision} href={to(words, `/consultations/${slug}/answers/${row.answerId}`)} />
        {row.institution === null ? null : (
          <Sub>
            <LocalText words={words} text={row.institution} mark={false} />
          </Sub>
        )}
      </>
    )
  }
  if (row.standing === 'merged') {
    const n = row.mergedInto ?? 0
    const href = to(words, inputPath(slug, { id: row.id, kind: 'proposal', number: n }))
    return <a href={href}>{words.t('answers.standing.merged-into', { n })}</a>
  }
  if (row.standing !== 'awaiting' && row.standing !== 'assigned')
    return <span class="muted">{words.t(`answers.standing.${row.standing}`)}</span>
  return <Waiting words={words} row={row} due={answersDue(consultation, now)} />
}

function Waiting({ words, row, due }: { words: Words; row: LedgerRow; due: ReturnType<typeof answersDue> }) {
  const { answersDueOn, isOverdue } = due
  return (
    <>
      <Tag kind={isOverdue ? 'bad' : 'warn'} icon={isOverdue ? 'alert-triangle' : 'clock'}>
        {words.t(isOverdue ? 'answers.standing.overdue' : `answers.standing.${row.standing === 'assigned' ? 'assigned' : 'awaiting'}`)}
      </Tag>
      <Sub>
        {row.institution === null ? null : (
          <>
            <LocalText words={words} text={row.institution} mark={false} />
            {answersDueOn === null ? null : ' · '}
          </>
        )}
        {answersDueOn === null ? null : words.t('answers.due.by', { date: isOverdue ? endOf(answersDueOn) : startOf(answersDueOn) })}
      </Sub>
    </>
  )
}

/** The table with its ticks, and what the organiser does with what is ticked: one answer for all, or an institution to answer. */
export function Selection(props: LedgerPageProps) {
  const { words, visitor, consultation, query, submission, form, total } = props
  const state = (form.errors ?? []).length > 0 || Object.keys(form.values).length > 0 ? form : emptyForm
  const isNarrow = total <= mostInputs && (query.q !== '' || Object.keys(query.choices).length > 0)
  return (
    <Form action={to(words, `/consultations/${consultation.slug}/answers/selection`)} visitor={visitor}>
      <HiddenField name="submission" value={submission} />
      <HiddenField name="query" value={writeLedgerQuery(query).toString()} />
      <LedgerTable {...props} ticks />
      {isNarrow ? (
        <Radios
          words={words}
          form={state}
          name="which"
          legend={words.t('answers.selection.which')}
          value="ticked"
          options={[
            { value: 'ticked', text: words.t('answers.selection.ticked') },
            { value: 'found', text: words.t('answers.selection.found', { n: total }) },
          ]}
        />
      ) : null}
      <Actions>
        <Button name="do" value="answer">
          {words.t('answers.selection.answer')}
        </Button>
      </Actions>
      <TextField
        words={words}
        form={state}
        name="institution"
        label={words.t('answers.selection.institution')}
        hint={words.t('answers.selection.institution-hint')}
        maxLength={longestInstitution}
        optional
      />
      <Actions>
        <Button quiet name="do" value="assign">
          {words.t('answers.selection.assign')}
        </Button>
      </Actions>
    </Form>
  )
}
