import { languages } from '#kernel/languages.ts'
import { Crumbs, DateField, ErrorSummary, Head, LocalText, Note, Section, Select, TextArea, TextField, to, Wrap } from '#ui'
import { endOf, timetableOf } from '../rules/timetable.ts'
import { longestPoint, longestTitle } from '../vocabulary.ts'
import { type ConductPageProps, formOf, OneForm } from './conduct-form.tsx'
import { consultationTrail, titleOf } from './consultation-name.tsx'
import { MeetingForms } from './meeting-forms.tsx'
import { PhaseDays } from './phase-days.tsx'
import { RefusalNote } from './refusal.tsx'
import { ResidentsForm } from './residents-form.tsx'
import { StatementForms } from './statement-forms.tsx'
import { TextsPart } from './texts-part.tsx'

/** Everything the organiser does with its consultation once it is announced. */
export const ConductPage = (props: ConductPageProps) => {
  const { words, consultation, sent, refusal } = props
  return (
    <>
      <Wrap>
        <Crumbs words={words} trail={consultationTrail(words, consultation)} here={words.t('consultations.conduct.here')} />
      </Wrap>
      <Wrap form>
        <ErrorSummary words={words} errors={sent.form.errors} />
        {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
        <Head
          title={words.t('consultations.conduct.title', { title: titleOf(words, consultation).text })}
          lede={words.t('consultations.conduct.lede', { language: words.language(words.lang) })}
        />
        <Proposals {...props} />
        {consultation.closedAt === null ? (
          <>
            <ResidentsForm {...props} />
            <StatementForms {...props} />
            <TextsPart {...props} conducts />
            <Extend {...props} />
            <Documents {...props} />
          </>
        ) : null}
        <MeetingForms {...props} />
        <Close {...props} />
        <Report {...props} />
      </Wrap>
    </>
  )
}

/** The way to proposals: each is conducted from its own page. */
const Proposals = ({ words, consultation }: ConductPageProps) =>
  consultation.phases.some(({ kind }) => kind === 'proposals') ? (
    <p>
      {words.rich('proposals.conduct.from', {
        list: <a href={to(words, `/consultations/${consultation.slug}/proposals?sort=unanswered`)}>{words.t('proposals.list.title')}</a>,
      })}
    </p>
  ) : null

function Extend(props: ConductPageProps) {
  const { words, now, consultation } = props
  const left = consultation.phases.filter(({ to: last }) => now < endOf(last))
  if (left.length === 0) return null
  const form = formOf(props, 'extensions')
  return (
    <Section id="extend" title={words.t('consultations.conduct.extend')} intro={words.t('consultations.conduct.extend-intro')}>
      <OneForm props={props} name="extensions" button={words.t('consultations.conduct.extend-button')}>
        <ul>
          {left.map((phase) => (
            <li>
              {words.t(`consultations.phase.${phase.kind}`)}: <PhaseDays words={words} phase={phase} />
            </li>
          ))}
        </ul>
        <Select
          words={words}
          form={form}
          name="phase"
          label={words.t('consultations.field.phase')}
          options={left.map(({ kind }) => ({ value: kind, text: words.t(`consultations.phase.${kind}`) }))}
        />
        <DateField words={words} form={form} name="after" label={words.t('consultations.field.new-last-day')} />
        <TextArea words={words} form={form} name="reason" label={words.t('consultations.field.reason')} maxLength={longestPoint} rows={2} />
      </OneForm>
    </Section>
  )
}

function Documents(props: ConductPageProps) {
  const { words } = props
  const form = formOf(props, 'documents')
  return (
    <Section id="add-document" title={words.t('consultations.conduct.document')} intro={words.t('consultations.documents.intro')}>
      <OneForm props={props} name="documents" button={words.t('consultations.conduct.document-button')}>
        <TextField words={words} form={form} name="title" label={words.t('consultations.field.title')} maxLength={longestTitle} />
        <TextField
          words={words}
          form={form}
          name="link"
          type="url"
          label={words.t('consultations.field.link')}
          hint={words.t('consultations.field.link-hint')}
        />
        <Select
          words={words}
          form={form}
          name="language"
          label={words.t('consultations.field.document-language')}
          options={languages.map((lang) => ({ value: lang, text: words.language(lang) }))}
          value={words.lang}
        />
      </OneForm>
    </Section>
  )
}

function Close(props: ConductPageProps) {
  const { words, now, consultation } = props
  if (consultation.closedAt !== null) return null
  const { lastDay } = timetableOf(consultation.phases)
  const isOver = lastDay === null || now >= endOf(lastDay)
  return (
    <Section id="close" title={words.t('consultations.conduct.close')} intro={words.t('consultations.conduct.close-intro')}>
      {isOver ? (
        <OneForm props={props} name="closing" button={words.t('consultations.conduct.close-button')} />
      ) : (
        <Note>
          <p>{words.t('consultations.conduct.close-later')}</p>
        </Note>
      )}
    </Section>
  )
}

function Report(props: ConductPageProps) {
  const { words, consultation, parts } = props
  if (consultation.closedAt === null) return null
  const form = formOf(props, 'report')
  return (
    <Section id="report" title={words.t('consultations.conduct.report')} intro={words.t('consultations.conduct.report-intro')}>
      {parts.report === null ? null : (
        <p>
          <LocalText words={words} text={parts.report.summary} />
        </p>
      )}
      <OneForm props={props} name="report" button={words.t('consultations.conduct.report-button')}>
        <TextArea words={words} form={form} name="summary" label={words.t('consultations.field.summary')} maxLength={4000} rows={6} />
        <TextArea words={words} form={form} name="changed" label={words.t('consultations.field.changed')} maxLength={4000} rows={6} />
        <TextField
          words={words}
          form={form}
          name="link"
          type="url"
          label={words.t('consultations.field.link')}
          hint={words.t('consultations.field.link-hint')}
          optional
        />
      </OneForm>
    </Section>
  )
}
