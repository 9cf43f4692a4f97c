import type { Words } from '#kernel/i18n.ts'
import { Flow, LocalText, Section, Subhead, Time, to } from '#ui'
import type { ConsultationParts } from '../queries/consultation-page.ts'
import type { Consultation } from '../queries/consultations.ts'

interface Props {
  readonly words: Words
  readonly consultation: Consultation
  readonly parts: ConsultationParts
}

/** What was counted at the closing, the anonymous choices, and the report. */
export function Closing({ words, consultation, parts }: Props) {
  const { closed } = consultation
  if (closed === null) return null
  const { matrix, inputs } = closed
  return (
    <Section
      id="closed"
      title={words.t('consultations.page.closed')}
      intro={words.rich('consultations.page.closed-intro', { day: <Time words={words} date={closed.at} /> })}
    >
      <Flow>
        <p>{words.t('consultations.page.counted', { participants: closed.participants, votes: closed.votes })}</p>
        <p>
          {words.t('consultations.page.inputs', {
            proposals: inputs.proposal,
            amendments: inputs.amendment,
            statements: inputs.statement,
            arguments: inputs.argument,
          })}
        </p>
        {matrix === null ? (
          <p>{words.t('consultations.page.no-matrix')}</p>
        ) : (
          <>
            <p>
              <a href={to(words, `/consultations/${consultation.slug}/choices.csv`)}>{words.t('consultations.page.matrix')}</a>{' '}
              {words.t('consultations.page.matrix-says', { n: matrix.suppressed })}
            </p>
            <p class="small">
              {words.t('consultations.page.digest')} <code dir="ltr">{matrix.digest}</code>
            </p>
          </>
        )}
        {parts.report === null ? null : (
          <>
            <Subhead>{words.t('consultations.page.report')}</Subhead>
            <p>
              <LocalText words={words} text={parts.report.summary} />
            </p>
            <p>
              <LocalText words={words} text={parts.report.changed} />
            </p>
            {parts.report.link === null ? null : (
              <p>
                <a href={parts.report.link}>{words.t('consultations.page.report-link')}</a>
              </p>
            )}
          </>
        )}
      </Flow>
    </Section>
  )
}
