import type { Words } from '#kernel/i18n.ts'
import { ButtonLink, Crumbs, EmptyState, Facts, Flow, Head, Note, Prose, Section, Subhead, Time, to, Wrap } from '#ui'
import type { ProgressReport } from '../queries/progress-reports.ts'
import { commitmentProgress } from '../rules/commitment-progress.ts'
import { type Asked, CommitmentName, commitmentPath, trailTo } from './carrying-out-asked.tsx'
import { completionText } from './commitment-words.ts'
import { MilestoneTimeline } from './milestone-timeline.tsx'
import { CommitmentProgressBar, Day } from './milestone-words.tsx'

interface Props {
  readonly words: Words
  readonly asked: Asked
  readonly reports: readonly ProgressReport[]
  readonly entries: ReadonlyMap<string, string>
  readonly did: string | null
}

/** The progress of a commitment: worked out from milestones and evidence, then what the member declares for each period. */
export function ProgressPage({ words, asked, reports, entries, did }: Props) {
  const { commitment, milestones } = asked
  return (
    <Wrap>
      <Crumbs words={words} trail={trailTo(words, commitment)} here={words.t('milestones.reports.title')} />
      {did === 'reported' ? (
        <Note status id="did">
          <p>{words.t('milestones.did.reported')}</p>
        </Note>
      ) : null}
      <Head
        eyebrow={<CommitmentName words={words} commitment={commitment} />}
        title={words.t('milestones.reports.title')}
        lede={words.t('milestones.reports.lede')}
        actions={
          asked.mandate === null ? undefined : (
            <>
              <ButtonLink href={to(words, `${commitmentPath(commitment)}/progress/new`)}>{words.t('milestones.report.title')}</ButtonLink>
            </>
          )
        }
      />
      <Section id="computed" title={words.t('milestones.reports.computed')} intro={words.t('milestones.reports.computed-intro')} first>
        <Flow space={6}>
          <CommitmentProgressBar words={words} progress={commitmentProgress(milestones.map(({ status }) => status))} />
          <Prose>
            <p>
              {words.t('milestones.reports.how')}{' '}
              <a href={to(words, `${commitmentPath(commitment)}/evidence`)}>{words.t('milestones.list.all')}</a>
            </p>
          </Prose>
          <MilestoneTimeline words={words} reference={commitment.reference} milestones={milestones} />
        </Flow>
      </Section>
      <Section id="declared" title={words.t('milestones.reports.declared')} intro={words.t('milestones.reports.declared-intro')}>
        {reports.length === 0 ? (
          <EmptyState title={words.t('milestones.reports.none')}>
            <p>{words.t('milestones.reports.none-text')}</p>
          </EmptyState>
        ) : (
          <Flow space={8}>
            {reports.map((report) => (
              <Report words={words} report={report} entry={entries.get(report.entryId)} />
            ))}
          </Flow>
        )}
      </Section>
    </Wrap>
  )
}

function Report({ words, report, entry }: { words: Words; report: ProgressReport; entry: string | undefined }) {
  const said = [
    { term: words.t('milestones.field.done'), text: report.done },
    { term: words.t('milestones.field.challenges'), text: report.challenges },
    { term: words.t('milestones.field.next-steps'), text: report.nextSteps },
  ]
  return (
    <Flow>
      <Subhead level={3} id={`report-${report.to}`}>
        {words.rich('milestones.period', { from: <Day words={words} day={report.from} />, to: <Day words={words} day={report.to} /> })}
      </Subhead>
      <Facts
        items={[
          { term: words.t('milestones.field.completion'), detail: completionText(words, report.completion) },
          ...said.flatMap(({ term, text }) => (text === null ? [] : [{ term, detail: <bdi dir="auto">{text}</bdi> }])),
          {
            term: words.t('milestones.column.told'),
            detail: [
              <Time words={words} date={report.reportedAt} />,
              ...(entry === undefined ? [] : [<a href={to(words, entry)}>{words.t('milestones.entry')}</a>]),
            ],
          },
        ]}
      />
    </Flow>
  )
}
