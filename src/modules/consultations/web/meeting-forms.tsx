import { Details, HiddenField, LocalText, Section, TextArea, TextField, Time } from '#ui'
import { attendanceKinds, longestPoint, longestTitle } from '../vocabulary.ts'
import { type ConductPageProps, formOf, OneForm } from './conduct-form.tsx'

/** Calling a meeting, cancelling it, telling how it went. */
export const MeetingForms = (props: ConductPageProps) => {
  const { words, now, parts } = props
  const open = parts.meetings.filter(({ cancelledAt, heldAt }) => cancelledAt === null && heldAt === null)
  return (
    <Section id="meeting" title={words.t('consultations.meetings.title')} intro={words.t('consultations.conduct.meeting-intro')}>
      {open.map((meeting) => (
        <Details
          summary={
            <>
              <LocalText words={words} text={meeting.title} />, <Time words={words} date={meeting.startsAt} as="minute" />
            </>
          }
          open={props.sent.to === 'minutes' || props.sent.to === 'cancellations'}
        >
          {now >= meeting.endsAt ? <Minutes props={props} meeting={meeting.id} /> : <Cancel props={props} meeting={meeting.id} />}
        </Details>
      ))}
      <Call {...props} />
    </Section>
  )
}

function Call(props: ConductPageProps) {
  const { words } = props
  const form = formOf(props, 'meetings')
  return (
    <OneForm props={props} name="meetings" button={words.t('consultations.conduct.meeting-button')}>
      <TextField words={words} form={form} name="title" label={words.t('consultations.field.title')} maxLength={longestTitle} />
      <TextField
        words={words}
        form={form}
        name="startsAt"
        label={words.t('consultations.field.starts')}
        hint={words.t('consultations.field.hour-hint')}
        dir="ltr"
        short
      />
      <TextField
        words={words}
        form={form}
        name="endsAt"
        label={words.t('consultations.field.ends')}
        hint={words.t('consultations.field.hour-hint')}
        dir="ltr"
        short
      />
      <TextField words={words} form={form} name="place" label={words.t('consultations.field.place')} optional />
      <TextField
        words={words}
        form={form}
        name="link"
        type="url"
        label={words.t('consultations.field.link')}
        hint={words.t('consultations.field.link-hint')}
        optional
      />
      <TextArea
        words={words}
        form={form}
        name="agenda"
        label={words.t('consultations.field.agenda')}
        hint={words.t('consultations.field.lines-hint')}
        optional
      />
    </OneForm>
  )
}

const Cancel = ({ props, meeting }: { props: ConductPageProps; meeting: string }) => (
  <OneForm props={props} name="cancellations" button={props.words.t('consultations.conduct.cancel-button')}>
    <HiddenField name="meeting" value={meeting} />
    <TextArea
      words={props.words}
      form={formOf(props, 'cancellations')}
      name="reason"
      label={props.words.t('consultations.field.reason')}
      maxLength={longestPoint}
      rows={2}
    />
  </OneForm>
)

const Minutes = ({ props, meeting }: { props: ConductPageProps; meeting: string }) => {
  const { words } = props
  const form = formOf(props, 'minutes')
  return (
    <OneForm props={props} name="minutes" button={words.t('consultations.conduct.minutes-button')}>
      <HiddenField name="meeting" value={meeting} />
      {attendanceKinds.map((kind) => (
        <TextField
          words={words}
          form={form}
          name={`came-${kind}`}
          label={words.t(`consultations.came.${kind}`)}
          inputmode="numeric"
          value="0"
          short
        />
      ))}
      <TextArea words={words} form={form} name="minutes" label={words.t('consultations.field.minutes')} maxLength={4000} rows={6} />
      <TextField words={words} form={form} name="minutesLink" type="url" label={words.t('consultations.field.minutes-link')} optional />
    </OneForm>
  )
}
