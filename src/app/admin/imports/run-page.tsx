import type { Child } from 'hono/jsx'
import type { ImportRun, RunRefusal } from '#exchange/import-runs/vocabulary.ts'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { Actions, Button, Crumbs, Facts, Flow, Form, Gauge, Head, Name, Note, Row, Small, to, Wrap } from '#ui'
import { Holder, refusalText, trailToImports } from './list-page.tsx'
import { CountsPart, MappingPart } from './run-parts.tsx'
import { fileUntil, isUnderWay, RunTag, runPath, runSentence } from './run-words.tsx'

/** How often the page of a run at work asks again, for who asked for that. */
export const refreshSeconds = 5

interface RunProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly run: ImportRun
  readonly holder: string | null
  readonly refusal: RunRefusal | null
  /** The page refreshes itself, because its reader asked for it. */
  readonly follows: boolean
  /** What became of the rows. */
  readonly rows: Child
}

/** One import: how far it is, what it would do or did, and what can be done next. */
export const RunPage = (props: RunProps) => {
  const { words, run, holder, refusal, rows } = props
  const bad = run.state === 'unreadable' || run.state === 'failed' ? 'bad' : undefined
  const kind = run.state === 'interrupted' || run.state === 'cancelled' ? 'warn' : bad
  return (
    <Wrap>
      <Crumbs
        words={words}
        trail={[...trailToImports(words), { href: to(words, '/admin/imports'), text: words.t('imports.list.title') }]}
        here={<Name name={run.fileName} />}
      />
      <Head title={<Name name={run.fileName} />} aside={<RunFacts words={words} run={run} holder={holder} />}>
        <Flow>
          {refusal === null ? null : (
            <Note kind="warn" status>
              <p>{refusalText(words, refusal)}</p>
            </Note>
          )}
          <Note status kind={kind}>
            <p>{runSentence(words, run)}</p>
          </Note>
          {isUnderWay(run) ? <AtWork {...props} /> : <Next {...props} />}
        </Flow>
      </Head>
      {run.result === null || run.state !== 'done' ? null : (
        <>
          <CountsPart words={words} result={run.result} />
          {run.step === 'preview' ? <MappingPart words={words} result={run.result} /> : null}
          {rows}
          {run.step === 'preview' ? null : <MappingPart words={words} result={run.result} />}
        </>
      )}
    </Wrap>
  )
}

const RunFacts = ({ words, run, holder }: Pick<RunProps, 'words' | 'run' | 'holder'>) => (
  <Facts
    items={[
      { term: words.t('imports.column.state'), detail: <RunTag words={words} run={run} /> },
      { term: words.t('imports.column.who'), detail: <Holder words={words} email={holder} /> },
      { term: words.t('imports.column.when'), detail: words.dateTime(run.uploadedAt) },
      {
        term: words.t('imports.column.file'),
        detail: run.hasFile ? words.t('imports.run.file-until', { date: fileUntil(run) }) : words.t('imports.run.file-gone'),
      },
    ]}
  />
)

/** A run that waits or works: its bar, the ways to see it move, and to end it. */
const AtWork = ({ words, visitor, run, follows }: RunProps) => {
  const here = to(words, runPath(run))
  return (
    <Flow>
      {run.stage === 'telling' ? (
        <Gauge
          label={words.t('imports.run.progress')}
          value={run.rowsDone}
          of={run.rowsRead}
          sentence={words.t('imports.run.telling', { done: run.rowsDone, read: run.rowsRead })}
        />
      ) : (
        <Gauge label={words.t('imports.run.progress')} sentence={words.t('imports.run.reading', { read: run.rowsRead })} />
      )}
      <Row>
        <a href={follows ? `${here}?refresh=1` : here}>{words.t('imports.run.look-again')}</a>
        {follows ? (
          <a href={here}>{words.t('imports.run.unfollow')}</a>
        ) : (
          <a href={`${here}?refresh=1`}>{words.t('imports.run.follow', { seconds: refreshSeconds })}</a>
        )}
      </Row>
      {run.cancelAsked ? null : (
        <Form action={`${here}/cancellation`} visitor={visitor}>
          <Button quiet>{words.t('imports.run.cancel')}</Button>
        </Form>
      )}
    </Flow>
  )
}

/** What can be done with a run that ended. */
const Next = ({ words, visitor, run }: RunProps) => {
  const here = to(words, runPath(run))
  const counts = run.state === 'done' ? run.result?.counts : undefined
  const imported = run.step === 'import' && run.state === 'done'
  const canImport = run.hasFile && !imported && counts !== undefined && counts.accepted > 0
  return (
    <Flow>
      {canImport ? <p>{words.t('imports.run.import-text', { accepted: counts.accepted, refused: counts.refused })}</p> : null}
      <Actions>
        {canImport ? <Ask visitor={visitor} action={`${here}/start`} text={words.t('imports.run.import')} /> : null}
        {run.hasFile && run.state !== 'unreadable' && !canImport ? (
          <Ask
            visitor={visitor}
            action={`${here}/${run.step === 'import' ? 'start' : 'preview'}`}
            text={words.t(run.step === 'import' ? 'imports.run.again-import' : 'imports.run.again-preview')}
            quiet
          />
        ) : null}
      </Actions>
      <Row>
        {counts === undefined ? null : <a href={`${here}/report.csv`}>{words.t('imports.run.report')}</a>}
        {counts === undefined || counts.refused === 0 ? null : <a href={`${here}/refused.csv`}>{words.t('imports.run.refused')}</a>}
        <a href={to(words, '/admin/imports')}>{words.t('imports.run.send-other')}</a>
      </Row>
      {counts === undefined || counts.refused === 0 ? null : <Small>{words.t('imports.run.refused-hint')}</Small>}
    </Flow>
  )
}

const Ask = ({
  visitor,
  action,
  text,
  quiet,
}: {
  readonly visitor: Visitor | null
  readonly action: string
  readonly text: string
  readonly quiet?: boolean
}) => (
  <Form action={action} visitor={visitor}>
    <Button quiet={quiet}>{text}</Button>
  </Form>
)
