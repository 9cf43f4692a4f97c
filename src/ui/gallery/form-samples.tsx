import type { Words } from '#kernel/i18n.ts'
import { Checkbox, Checkboxes, Radios, Weigh } from '../forms/choices.tsx'
import { DateField, FileField, Select, TextArea, TextField } from '../forms/fields.tsx'
import { Actions, Answers, Button, ButtonLink, ErrorSummary, emptyForm, FindForm, Form, type FormState, Group } from '../forms/form.tsx'
import { UploadField } from '../forms/upload-field.tsx'
import { type MeansKind, meansIcons } from '../parts/participation.tsx'
import { Flow, Section } from '../parts/structure.tsx'

const kinds: readonly MeansKind[] = ['tools', 'expertise', 'experience', 'technical', 'financial']

/** A form to mend, its other fields filled, then the pieces that come before and after one. */
export function FormSamples({ words }: { words: Words }) {
  const form: FormState = {
    values: { description: words.t('gallery.sample.text'), date: '1999-01-01', means: 'tools', member: 'sample-city', public: 'yes' },
    errors: [
      { field: 'subject', message: words.t('gallery.form.subject-error') },
      { field: 'date', message: words.t('gallery.form.date-error') },
    ],
  }
  return (
    <Section id="forms" title={words.t('gallery.section.forms')} intro={words.t('gallery.section.forms-intro')} first>
      <Flow space={6}>
        <ErrorSummary words={words} errors={form.errors} />
        <Form action="#" visitor={null}>
          <Group legend={words.t('gallery.form.group')}>
            <TypedSamples words={words} form={form} />
            <ChosenSamples words={words} form={form} />
          </Group>
          <Actions>
            <Button>{words.t('common.button.continue')}</Button>
            <Button quiet icon="device-floppy" name="draft" value="1">
              {words.t('common.button.save-draft')}
            </Button>
            <Button plain name="remove" value="1">
              {words.t('common.button.remove')}
            </Button>
          </Actions>
        </Form>
        <Answers words={words} items={answers(words)} />
        <Weigh
          words={words}
          action="#"
          visitor={null}
          statement={words.t('gallery.sample.owners')}
          place={words.t('gallery.steps.describe')}
          note={words.t('gallery.form.subject-hint')}
        />
        <FindForm words={words} action="#" label={words.t('common.search.label')} hint={words.t('gallery.sample.procurement')} />
        <ButtonLink href="#forms" quiet icon="plus">
          {words.t('gallery.form.group')}
        </ButtonLink>
      </Flow>
    </Section>
  )
}

const answers = (words: Words) => [
  { question: words.t('gallery.form.subject'), answer: words.t('gallery.sample.procurement'), changeHref: '#subject' },
  { question: words.t('gallery.form.description'), answer: words.t('gallery.sample.text'), changeHref: '#description' },
  { question: words.t('gallery.form.member'), answer: 'Exampleland' },
]

const TypedSamples = ({ words, form }: { words: Words; form: FormState }) => (
  <>
    <TextField
      words={words}
      form={form}
      name="subject"
      label={words.t('gallery.form.subject')}
      hint={words.t('gallery.form.subject-hint')}
    />
    <TextArea words={words} form={form} name="description" label={words.t('gallery.form.description')} maxLength={600} optional />
    <DateField words={words} form={form} name="date" label={words.t('gallery.form.date')} />
    <TextField words={words} form={form} name="email" type="email" autocomplete="email" label={words.t('gallery.form.email')} />
    <FileField words={words} form={emptyForm} name="file" label={words.t('gallery.form.file')} />
    <UploadField
      words={words}
      form={emptyForm}
      name="upload"
      label={words.t('gallery.form.file')}
      hint={words.t('common.file.hint', { megabytes: 10 })}
      accept=".pdf"
      kept={{ name: 'decree-12.pdf', token: 'sample' }}
      keptName="upload-kept"
      removedName="upload-removed"
    />
  </>
)

const ChosenSamples = ({ words, form }: { words: Words; form: FormState }) => (
  <>
    <Select
      words={words}
      form={form}
      name="member"
      label={words.t('gallery.form.member')}
      short
      empty={words.t('common.form.choose')}
      options={[
        { value: 'exampleland', text: 'Exampleland' },
        { value: 'sample-city', text: 'Sample City' },
      ]}
    />
    <Radios
      words={words}
      form={form}
      name="means"
      legend={words.t('gallery.form.means')}
      options={kinds.map((kind) => ({
        value: kind,
        text: words.t(`common.means.${kind}`),
        hint: meansIcons[kind] === 'tool' ? words.t('gallery.sample.text') : null,
      }))}
    />
    <Radios
      words={words}
      form={form}
      name="sure"
      legend={words.t('gallery.form.public')}
      inline
      options={[
        { value: 'yes', text: words.t('common.answer.yes') },
        { value: 'no', text: words.t('common.answer.no') },
      ]}
    />
    <Checkboxes
      words={words}
      form={form}
      name="brings"
      legend={words.t('gallery.form.means')}
      value={['tools']}
      options={kinds.slice(0, 3).map((kind) => ({ value: kind, text: words.t(`common.means.${kind}`) }))}
    />
    <Checkbox words={words} form={form} name="public" label={words.t('gallery.form.public')} />
  </>
)
