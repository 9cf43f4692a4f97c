import type { Words } from '#kernel/i18n.ts'
import { direction, type Language } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'
import {
  Actions,
  Button,
  Chips,
  Crumbs,
  ErrorSummary,
  Form,
  type FormState,
  Head,
  HiddenField,
  Section,
  Select,
  TextArea,
  TextField,
  to,
  WordDifference,
  Wrap,
} from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import type { Text } from '../queries/texts.ts'
import { joinParagraphs } from '../rules/paragraphs.ts'
import { type ConsultationRefusal, longestTitle } from '../vocabulary.ts'
import { consultationTrail, titleOf } from './consultation-name.tsx'
import { RefusalNote } from './refusal.tsx'
import { textPath, textTrail } from './text-page.tsx'

export interface TextFormPageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly consultation: Consultation
  /** The text as it stands when another version is written; null for a first one. */
  readonly text: Text | null
  readonly language: Language
  readonly form: FormState
  readonly submission: string
  /** What a first text may be taken from: the whole draft plan, or one of its commitments. */
  readonly sources: ReadonlyArray<{ readonly value: string; readonly text: string }>
  /** What stands in the form before anything is typed. */
  readonly offered: string
  readonly refusal?: ConsultationRefusal | undefined
  /** What was typed, to be looked at before it is published. */
  readonly preview: readonly string[] | null
}

/** The organiser puts a text under consultation, or publishes another version of one. */
export const TextFormPage = (props: TextFormPageProps) => {
  const { words, consultation, text, form, refusal, sources } = props
  const here = words.t(text === null ? 'amendments.new.here' : 'amendments.edit.here')
  return (
    <>
      <Wrap>
        <Crumbs
          words={words}
          trail={text === null ? consultationTrail(words, consultation) : textTrail(words, consultation, text)}
          here={here}
        />
      </Wrap>
      <Wrap form>
        <ErrorSummary words={words} errors={form.errors ?? []} />
        {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
        <Head
          eyebrow={titleOf(words, consultation).text}
          title={here}
          lede={words.t(text === null ? 'amendments.new.lede' : 'amendments.edit.lede')}
        />
        {sources.length === 0 ? null : (
          <Chips
            words={words}
            label={words.t('amendments.new.from')}
            items={sources.map(({ value, text: name }) => ({
              href: to(words, `/consultations/${consultation.slug}/texts/new?from=${value}`),
              text: name,
            }))}
          />
        )}
        <Typed {...props} />
        <Preview {...props} />
      </Wrap>
    </>
  )
}

function Typed({ words, visitor, consultation, text, language, form, submission, offered }: TextFormPageProps) {
  const action = text === null ? `/consultations/${consultation.slug}/texts/new` : `${textPath(consultation, text.number)}/edit`
  return (
    <Form action={to(words, action)} visitor={visitor}>
      <HiddenField name="submission" value={submission} />
      <HiddenField name="version" value={String(text?.version ?? 0)} />
      <TextField
        words={words}
        form={form}
        name="title"
        label={words.t('amendments.edit.title')}
        value={text?.title[text.title.original]}
        lang={language}
        dir={direction(language)}
        maxLength={longestTitle}
      />
      {text === null ? (
        <Select
          words={words}
          form={form}
          name="language"
          label={words.t('amendments.edit.language')}
          options={consultation.languages.map((lang) => ({ value: lang, text: words.language(lang) }))}
          value={language}
        />
      ) : null}
      <TextArea
        words={words}
        form={form}
        name="text"
        label={words.t('amendments.edit.text')}
        hint={words.t('amendments.edit.text-hint')}
        value={offered}
        lang={language}
        dir={direction(language)}
        rows={20}
      />
      <Actions>
        <Button name="step" value="preview" quiet>
          {words.t('amendments.edit.preview')}
        </Button>
        <Button name="step" value="publish">
          {words.t('amendments.edit.publish')}
        </Button>
      </Actions>
    </Form>
  )
}

/** What would be published: for another version the words that change, for a first one its paragraphs. */
function Preview({ words, text, language, preview }: TextFormPageProps) {
  if (preview === null) return null
  const after = preview.join('\n\n')
  return (
    <Section
      id="preview"
      title={words.t('amendments.preview.title')}
      intro={words.t('amendments.preview.paragraphs', { n: preview.length })}
    >
      <WordDifference words={words} before={text === null ? '' : joinParagraphs(text.paragraphs)} after={after} lang={language} />
    </Section>
  )
}
