import { Actions, Button, FileField, Form, Section, TextArea, to } from '#ui'
import { type ConductPageProps, formOf } from './conduct-form.tsx'

/** The list of residents, where the organiser knows them by one: how many there are, and another list in its place. */
export function ResidentsForm(props: ConductPageProps) {
  const { words, visitor, consultation, residents } = props
  if (consultation.residency !== 'list') return null
  const form = formOf(props, 'residents')
  return (
    <Section id="residents" title={words.t('consultations.residents.title')} intro={words.t('consultations.residents.intro')}>
      <p>{words.t('consultations.residents.count', { n: residents })}</p>
      <Form action={to(words, `/consultations/${consultation.slug}/residents`)} visitor={visitor} multipart>
        <TextArea
          words={words}
          form={form}
          name="addresses"
          label={words.t('consultations.residents.list')}
          hint={words.t('consultations.residents.list-hint')}
          dir="ltr"
          rows={6}
        />
        <FileField
          words={words}
          form={form}
          name="file"
          label={words.t('consultations.residents.file')}
          hint={words.t('consultations.residents.file-hint')}
          accept=".txt,.csv,text/plain,text/csv"
          optional
        />
        <Actions>
          <Button quiet>{words.t('consultations.residents.send')}</Button>
        </Actions>
      </Form>
    </Section>
  )
}
