import type { Words } from '#kernel/i18n.ts'
import { Flow, LocalText, Section, Subhead, Time, to } from '#ui'
import type { ConsultationParts, Report } from '../queries/consultation-page.ts'
import type { Consultation, Closing as Counted } from '../queries/consultations.ts'

interface Props {
  readonly words: Words
  readonly consultation: Consultation
  readonly parts: ConsultationParts
}

/** How many took part, and with how many votes. */
export const Participation = ({ words, closed: { participants, votes } }: { words: Words; closed: Counted }) => (
  <p>{words.t('consultations.page.counted', { participants, votes })}</p>
)

/** How much of each kind was given. */
export const Given = ({ words, closed: { inputs } }: { words: Words; closed: Counted }) => (
  <p>
    {words.t('consultations.page.inputs', {
      proposals: inputs.proposal,
      amendments: inputs.amendment,
      statements: inputs.statement,
      arguments: inputs.argument,
    })}
  </p>
)

/** The anonymous choices as a file with its fingerprint, or why there is none. */
export const PublishedChoices = ({ words, slug, closed: { matrix } }: { words: Words; slug: string; closed: Counted }) =>
  matrix === null ? (
    <p>{words.t('consultations.page.no-matrix')}</p>
  ) : (
    <>
      <p>
        <a href={to(words, `/consultations/${slug}/choices.csv`)}>{words.t('consultations.page.matrix')}</a>{' '}
        {words.t('consultations.page.matrix-says', { n: matrix.suppressed })}
      </p>
      <p class="small">
        {words.t('consultations.page.digest')} <code dir="ltr">{matrix.digest}</code>
      </p>
    </>
  )

/** What the organiser itself says of its consultation. */
export const OwnReport = ({ words, report: { summary, changed, link } }: { words: Words; report: Report }) => (
  <>
    <p>
      <LocalText words={words} text={summary} />
    </p>
    <p>
      <LocalText words={words} text={changed} />
    </p>
    {link === null ? null : (
      <p>
        <a href={link}>{words.t('consultations.page.report-link')}</a>
      </p>
    )}
  </>
)

/** What was counted at the closing, the anonymous choices, and the report. */
export function Closing({ words, consultation, parts }: Props) {
  const { closed, slug } = consultation
  if (closed === null) return null
  return (
    <Section
      id="closed"
      title={words.t('consultations.page.closed')}
      intro={words.rich('consultations.page.closed-intro', { day: <Time words={words} date={closed.at} /> })}
    >
      <Flow>
        <Participation words={words} closed={closed} />
        <Given words={words} closed={closed} />
        <PublishedChoices words={words} slug={slug} closed={closed} />
        <Subhead>{words.t('consultations.page.report')}</Subhead>
        {parts.report === null ? null : <OwnReport words={words} report={parts.report} />}
        <p>
          <a href={to(words, `/consultations/${slug}/report`)}>{words.t('consultations.report.here')}</a>
        </p>
      </Flow>
    </Section>
  )
}
