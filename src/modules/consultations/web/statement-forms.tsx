import { Actions, Button, Form, HiddenField, Section, Select, TextArea, to } from '#ui'
import { statementGrounds } from '../vocabulary.ts'
import { type ConductPageProps, formOf, OneForm } from './conduct-form.tsx'

/** What the organiser does with statements: puts its own, decides on those people wrote. */
export const StatementForms = (props: ConductPageProps) => {
  const { words, drafts } = props
  return (
    <>
      <Section id="put" title={words.t('opinion.conduct.put')} intro={words.t('opinion.conduct.put-intro')}>
        <OneForm props={props} name="organiser-statements" button={words.t('opinion.conduct.put-button')}>
          <TextArea
            words={words}
            form={formOf(props, 'organiser-statements')}
            name="texts"
            label={words.t('opinion.conduct.texts')}
            hint={words.t('opinion.suggest.hint')}
            rows={5}
          />
        </OneForm>
      </Section>
      <Section id="decide" title={words.t('opinion.conduct.decide')} intro={words.t('opinion.conduct.decide-intro')}>
        {drafts.length === 0 ? <p>{words.t('opinion.conduct.none')}</p> : drafts.map((draft) => <Decide props={props} draft={draft} />)}
      </Section>
    </>
  )
}

const Decide = ({ props, draft }: { props: ConductPageProps; draft: ConductPageProps['drafts'][number] }) => {
  const { words, visitor, consultation } = props
  return (
    <article class="flow">
      <blockquote>
        <p>
          <bdi lang={draft.language}>{draft.text}</bdi>
        </p>
      </blockquote>
      <Form action={to(words, `/consultations/${consultation.slug}/statement-decisions`)} visitor={visitor}>
        <HiddenField name="draft" value={draft.id} />
        <Select
          words={words}
          form={formOf(props, 'statement-decisions')}
          name="decision"
          label={words.t('opinion.conduct.decision')}
          options={[
            { value: 'accepted', text: words.t('opinion.conduct.accept') },
            ...statementGrounds.map((ground) => ({ value: ground, text: words.t(`opinion.ground.${ground}`) })),
          ]}
        />
        <Actions>
          <Button quiet>{words.t('opinion.conduct.decide-button')}</Button>
        </Actions>
      </Form>
    </article>
  )
}
