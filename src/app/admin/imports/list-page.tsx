import { fileDays, type ImportRun, type RunRefusal, sheetBytesMax } from '#exchange/import-runs/vocabulary.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import {
  Actions,
  Button,
  type Crumb,
  Crumbs,
  ErrorSummary,
  FileField,
  Flow,
  Form,
  type FormState,
  Head,
  HiddenField,
  Name,
  Note,
  Pager,
  Section,
  Sub,
  Table,
  to,
  Wrap,
} from '#ui'
import { RunTag, runPath } from './run-words.tsx'

/** Runs on one page of their list. */
export const runsOnPage = 20

/** The way to the imports. */
export const trailToImports = (words: Words): readonly Crumb[] => [
  { href: to(words, '/desk'), text: words.t('desk.crumb') },
  { href: to(words, '/admin'), text: words.t('steward.index.title') },
]

/** Why a run did not begin, with the limits a sentence may name. */
export const refusalText = (words: Words, refusal: RunRefusal): string => words.t(`imports.refusal.${refusal}`, { days: fileDays })

interface ListProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly form: FormState
  readonly submission: string
  readonly refusal: RunRefusal | null
  readonly underWay: ImportRun | null
  readonly runs: readonly ImportRun[]
  readonly total: number
  readonly page: number
  /** Addresses of who holds the mandates. */
  readonly holders: ReadonlyMap<string, string | null>
}

/** Where a sheet is sent, and every import so far. */
export const ImportsPage = (props: ListProps) => {
  const { words, form, refusal, underWay } = props
  const title = words.t('imports.list.title')
  return (
    <Wrap>
      <Crumbs words={words} trail={trailToImports(words)} here={title} />
      <ErrorSummary words={words} errors={form.errors} />
      <Head title={title} lede={words.t('imports.list.lede')} />
      {refusal === null && underWay === null ? null : (
        <Note kind={refusal === null ? undefined : 'warn'} status>
          <Flow space={2}>
            {refusal === null ? null : <p>{refusalText(words, refusal)}</p>}
            {underWay === null ? null : (
              <p>
                {words.rich('imports.list.under-way', {
                  name: (
                    <a href={to(words, runPath(underWay))}>
                      <Name name={underWay.fileName} />
                    </a>
                  ),
                })}
              </p>
            )}
          </Flow>
        </Note>
      )}
      <SendPart {...props} />
      <PastPart {...props} />
    </Wrap>
  )
}

const SendPart = ({ words, visitor, form, submission }: ListProps) => (
  <Section id="send" title={words.t('imports.list.send')} intro={words.t('imports.list.send-intro')} first>
    <Form action={to(words, '/admin/imports')} visitor={visitor} multipart>
      <HiddenField name="submission" value={submission} />
      <FileField
        words={words}
        name="file"
        label={words.t('imports.list.file')}
        hint={words.t('imports.list.file-hint', { megabytes: sheetBytesMax / 1_048_576, days: fileDays })}
        accept=".csv,.txt,.xlsx"
        form={form}
      />
      <Actions>
        <Button>{words.t('imports.list.button')}</Button>
      </Actions>
    </Form>
  </Section>
)

const PastPart = ({ words, runs, total, page, holders }: ListProps) => (
  <Section id="past" title={words.t('imports.list.past')}>
    {total === 0 ? (
      <p>{words.t('imports.list.none')}</p>
    ) : (
      <Flow>
        <Table
          stack
          labelledBy="past"
          columns={[
            { label: words.t('imports.column.file') },
            { label: words.t('imports.column.state') },
            { label: words.t('imports.column.counts') },
            { label: words.t('imports.column.who') },
          ]}
          rows={runs.map((run) => ({
            cells: [
              <>
                <a href={to(words, runPath(run))}>
                  <Name name={run.fileName} />
                </a>
                <Sub>{words.dateTime(run.uploadedAt)}</Sub>
              </>,
              <RunTag words={words} run={run} />,
              run.result === null ? '–' : words.t('imports.counts.sentence', { ...run.result.counts }),
              <Holder words={words} email={holders.get(run.mandateId) ?? null} />,
            ],
          }))}
        />
        <Pager
          words={words}
          page={page}
          pages={Math.ceil(total / runsOnPage)}
          href={(at) => to(words, `/admin/imports${at === 1 ? '' : `?page=${at}`}`)}
        />
      </Flow>
    )}
  </Section>
)

/** Who asked; the account may be gone. */
export const Holder = ({ words, email }: { readonly words: Words; readonly email: string | null }) =>
  email === null ? <>{words.t('steward.mandates.nobody')}</> : <bdi dir="ltr">{email}</bdi>
