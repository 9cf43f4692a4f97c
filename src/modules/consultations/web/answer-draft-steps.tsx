import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Checkboxes,
  Details,
  excerptOf,
  Form,
  Head,
  HiddenField,
  List,
  Note,
  Radios,
  TextArea,
  TextField,
  to,
} from '#ui'
import { type Places, placeKey } from '../queries/places.ts'
import { changesWords } from '../rules/answer.ts'
import { decisions, longestAnswer, longestInstitution } from '../vocabulary.ts'
import { DraftFrame, type DraftPageProps, draftPath, InputList } from './answer-draft-parts.tsx'
import { startingSentences } from './answer-forms.ts'

/** The first step: what is decided about these inputs. */
export function DecisionStep(props: DraftPageProps) {
  const { words, visitor, consultation, draft, inputs, form } = props
  const address = to(words, draftPath(consultation.slug, draft.id))
  return (
    <DraftFrame {...props}>
      <Head title={words.t('answers.draft.decide', { n: inputs.length })} lede={words.t('answers.draft.decide-lede')} />
      <InputList {...props} />
      <Form action={`${address}/decision`} visitor={visitor}>
        <HiddenField name="version" value={String(draft.version)} />
        <Radios
          words={words}
          form={form}
          name="decision"
          legend={words.t('answers.field.decision')}
          value={draft.decision ?? undefined}
          options={decisions.map((decision) => ({
            value: decision,
            text: words.t(`answers.decision.${decision}`),
            hint: words.t(`answers.decision-hint.${decision}`),
          }))}
        />
        <Actions>
          <Button>{words.t('common.button.continue')}</Button>
          <ButtonLink quiet href={to(words, `/consultations/${consultation.slug}/answers`)}>
            {words.t('common.button.cancel')}
          </ButtonLink>
        </Actions>
      </Form>
    </DraftFrame>
  )
}

/** The second step: the reason, the words that changed, where they stand, who answers. */
export function TextStep(props: DraftPageProps) {
  const { words, visitor, consultation, draft, form } = props
  const { reason, institution } = draft
  const language = reason?.original ?? words.lang
  return (
    <DraftFrame {...props}>
      <Head
        title={words.t('answers.draft.explain')}
        lede={words.t('answers.draft.explain-lede', { language: words.language(language) })}
        eyebrow={draft.decision === null ? undefined : words.t(`answers.decision.${draft.decision}`)}
      />
      <Form action={`${to(words, draftPath(consultation.slug, draft.id))}/text`} visitor={visitor}>
        <HiddenField name="version" value={String(draft.version)} />
        <TextArea
          words={words}
          form={form}
          name="reason"
          label={words.t('answers.field.reason')}
          hint={words.t('answers.field.reason-hint')}
          value={reason === null ? undefined : reason[reason.original]}
          lang={language}
          dir="auto"
          maxLength={longestAnswer}
          rows={8}
        />
        <StartingSentences {...props} />
        {changesWords(draft.decision) ? <WhereFields {...props} /> : null}
        <TextField
          words={words}
          form={form}
          name="institution"
          label={words.t('answers.field.institution')}
          hint={words.t('answers.field.institution-hint')}
          value={institution === null ? undefined : institution[institution.original]}
          maxLength={longestInstitution}
        />
        <Actions>
          <Button>{words.t('common.button.continue')}</Button>
          <ButtonLink quiet href={`${to(words, draftPath(consultation.slug, draft.id))}/decision`}>
            {words.t('answers.draft.back')}
          </ButtonLink>
        </Actions>
      </Form>
    </DraftFrame>
  )
}

const StartingSentences = ({ words, draft }: DraftPageProps) =>
  draft.decision === null ? null : (
    <Details summary={words.t('answers.start.title')}>
      <p>{words.t('answers.start.intro')}</p>
      <List>
        {startingSentences(words, draft.decision).map((sentence, at) => (
          <li>
            {sentence}{' '}
            <Button plain name="use" value={String(at + 1)}>
              {words.t('answers.start.use', { n: at + 1 })}
            </Button>
          </li>
        ))}
      </List>
    </Details>
  )

function WhereFields({ words, draft, places, form, consultation }: DraftPageProps) {
  const { words: said } = draft
  const options = placeOptions(words, places)
  return (
    <>
      <TextArea
        words={words}
        form={form}
        name="words"
        label={words.t('answers.field.words')}
        hint={words.t('answers.field.words-hint')}
        value={said === null ? undefined : said[said.original]}
        dir="auto"
        maxLength={longestAnswer}
        rows={4}
      />
      {options.length === 0 ? (
        <Note kind="warn">
          <p>{words.t(consultation.planId === null ? 'answers.place.none' : 'answers.place.none-in-plan')}</p>
        </Note>
      ) : (
        <Checkboxes
          words={words}
          form={form}
          name="place"
          legend={words.t('answers.field.places')}
          hint={words.t('answers.field.places-hint')}
          value={draft.takenUpIn.map(placeKey)}
          options={options}
        />
      )}
    </>
  )
}

/** The places of a form, in words: commitments by their reference, paragraphs by their beginning. */
export const placeOptions = (words: Words, { commitments, paragraphs }: Places) => [
  ...commitments.map(({ place, reference, title }) => ({
    value: placeKey(place),
    text: title === null ? reference : `${reference} ${textFor(title, words.lang).text}`,
  })),
  ...paragraphs.map(({ place, title, number, words: said }) => ({
    value: placeKey(place),
    text: words.t('answers.place.paragraph', { text: textFor(title, words.lang).text, n: number }),
    hint: excerptOf(said, 100),
  })),
]
