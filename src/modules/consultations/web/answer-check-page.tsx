import type { LocalizedText } from '#kernel/languages.ts'
import { Actions, Answers, Button, Details, Form, Head, HiddenField, LocalText, Markdown, Note, Subhead, TextArea, Time, to } from '#ui'
import { placeKey } from '../queries/places.ts'
import { changesWords } from '../rules/answer.ts'
import { type AnswerProblem, longestNote } from '../vocabulary.ts'
import { DraftFrame, type DraftPageProps, draftPath, InputList } from './answer-draft-parts.tsx'
import { placeOptions } from './answer-draft-steps.tsx'
import { DecisionTag } from './answer-marks.tsx'

/** The last step: what will stand in the record, who has read it, and what is left to do before it is published. */
export function CheckPage(props: DraftPageProps) {
  const { words, consultation, draft, inputs, problems } = props
  return (
    <DraftFrame {...props}>
      <Head title={words.t('answers.check.title', { n: inputs.length })} lede={words.t('answers.check.lede')} />
      {draft.note === null ? null : (
        <Note kind="warn" id="note">
          <p>{words.t('answers.check.returned')}</p>
          <p dir="auto">{draft.note}</p>
        </Note>
      )}
      <InputList {...props} />
      <Said {...props} />
      {problems.length > 0 ? <Lacking {...props} /> : draft.readBy === null ? <Reading {...props} /> : <Publishing {...props} />}
      <Form action={`${to(words, draftPath(consultation.slug, draft.id))}/deletion`} visitor={props.visitor}>
        <Details summary={words.t('answers.check.discard-title')}>
          <p>{words.t('answers.check.discard-text')}</p>
          <Button quiet icon="trash">
            {words.t('answers.check.discard')}
          </Button>
        </Details>
      </Form>
    </DraftFrame>
  )
}

/** An institution's text as its readers will see it. */
const Written = ({ words, text }: Pick<DraftPageProps, 'words'> & { text: LocalizedText }) => (
  <Markdown words={words} text={text[text.original] ?? ''} lang={text.original} />
)

function Said({ words, consultation, draft, places }: DraftPageProps) {
  const { decision, reason, words: said, takenUpIn, institution } = draft
  const step = (name: 'decision' | 'text', field: string) => `${to(words, draftPath(consultation.slug, draft.id))}/${name}#${field}`
  const named = new Map(placeOptions(words, places).map(({ value, text }) => [value, text]))
  const missing = <span class="muted">{words.t('answers.check.missing')}</span>
  const where = takenUpIn.map((place) => named.get(placeKey(place)) ?? words.t('answers.place.gone'))
  return (
    <Answers
      words={words}
      items={[
        {
          question: words.t('answers.field.decision'),
          answer: decision === null ? missing : <DecisionTag words={words} decision={decision} />,
          changeHref: step('decision', 'decision'),
        },
        {
          question: words.t('answers.field.reason'),
          answer: reason === null ? missing : <Written words={words} text={reason} />,
          changeHref: step('text', 'reason'),
        },
        ...(changesWords(decision)
          ? [
              {
                question: words.t('answers.field.words'),
                answer: said === null ? missing : <Written words={words} text={said} />,
                changeHref: step('text', 'words'),
              },
              {
                question: words.t('answers.field.places'),
                answer: where.length === 0 ? missing : words.list(where),
                changeHref: step('text', 'place'),
              },
            ]
          : []),
        {
          question: words.t('answers.field.institution'),
          answer: institution === null ? missing : <LocalText words={words} text={institution} />,
          changeHref: step('text', 'institution'),
        },
      ]}
    />
  )
}

const fieldOf: Readonly<Record<AnswerProblem, string>> = {
  'decision-missing': 'decision#decision',
  'reason-missing': 'text#reason',
  'brackets-left': 'text#reason',
  'words-missing': 'text#words',
  'place-missing': 'text#place',
  'place-unknown': 'text#place',
  'institution-missing': 'text#institution',
  'too-long': 'text#reason',
}

const Lacking = ({ words, consultation, draft, problems }: DraftPageProps) => (
  <Note kind="warn" id="lacking">
    <p>{words.t('answers.check.lacking', { n: problems.length })}</p>
    <ul>
      {problems.map((problem) => (
        <li>
          <a href={`${to(words, draftPath(consultation.slug, draft.id))}/${fieldOf[problem]}`}>{words.t(`answers.lacking.${problem}`)}</a>
        </li>
      ))}
    </ul>
  </Note>
)

/** What a second reader does; whoever wrote the draft is told to ask somebody. */
function Reading({ words, visitor, consultation, draft, mandate, form }: DraftPageProps) {
  if (draft.writtenBy === mandate) {
    return (
      <Note>
        <p>{words.t('answers.check.ask-reader')}</p>
        <p>
          <a href={to(words, '/desk/editors')}>{words.t('answers.check.invite')}</a>
        </p>
      </Note>
    )
  }
  return (
    <>
      <Subhead level={2}>{words.t('answers.check.read-title')}</Subhead>
      <Form action={`${to(words, draftPath(consultation.slug, draft.id))}/reading`} visitor={visitor}>
        <HiddenField name="version" value={String(draft.version)} />
        <p>{words.t('answers.check.read-text')}</p>
        <Actions>
          <Button name="do" value="agree" icon="check">
            {words.t('answers.check.agree')}
          </Button>
        </Actions>
        <TextArea
          words={words}
          form={form}
          name="note"
          label={words.t('answers.field.note')}
          hint={words.t('answers.field.note-hint')}
          maxLength={longestNote}
          rows={3}
          dir="auto"
          optional
        />
        <Actions>
          <Button quiet name="do" value="return">
            {words.t('answers.check.return')}
          </Button>
        </Actions>
      </Form>
    </>
  )
}

function Publishing({ words, visitor, consultation, draft, mandate }: DraftPageProps) {
  const read = draft.readAt === null ? null : words.rich('answers.check.read', { date: <Time words={words} date={draft.readAt} /> })
  if (draft.readBy === mandate) {
    return (
      <Note>
        <p>{read}</p>
        <p>{words.t('answers.check.read-by-you')}</p>
      </Note>
    )
  }
  return (
    <Form action={`${to(words, draftPath(consultation.slug, draft.id))}/publication`} visitor={visitor}>
      <HiddenField name="version" value={String(draft.version)} />
      <Note>
        <p>{read}</p>
        <p>{words.t('answers.check.for-good')}</p>
      </Note>
      <Actions>
        <Button>{words.t('answers.check.publish')}</Button>
      </Actions>
    </Form>
  )
}
