import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Crumbs,
  ErrorSummary,
  Form,
  type FormState,
  Head,
  HiddenField,
  LocalText,
  Note,
  Radios,
  TextArea,
  TextField,
  to,
  Wrap,
} from '#ui'
import type { CommitmentSummary } from '../queries/commitments.ts'
import type { Plan } from '../queries/plans.ts'
import { type CommitmentRefusal, longest } from '../vocabulary.ts'
import { CommitmentRefusalNote } from './commitment-refusal.tsx'
import { draftTrail } from './draft-page.tsx'

interface QuestionProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly plan: Plan
  readonly form: FormState
  readonly submission: string
  readonly refusal?: CommitmentRefusal | undefined
}

interface FrameProps extends QuestionProps {
  readonly action: string
  readonly title: Child
  readonly here: string
  readonly lede: Child
  readonly button: string
  readonly back: string
  readonly trail?: ReadonlyArray<{ readonly href: string; readonly text: Child }>
  readonly stays?: boolean
  readonly children?: Child
}

/** A page of one question: title, what it does, the question, one button. */
const QuestionPage = ({ words, visitor, plan, submission, form, refusal, children, stays, trail = [], ...it }: FrameProps) => (
  <>
    <Wrap>
      <Crumbs words={words} trail={[...draftTrail(words, plan), ...trail]} here={it.here} />
    </Wrap>
    <Wrap form>
      <ErrorSummary words={words} errors={form.errors ?? []} />
      {refusal === undefined ? null : <CommitmentRefusalNote words={words} refusal={refusal} />}
      <Head title={it.title} lede={it.lede} />
      <Form action={it.action} visitor={visitor}>
        <HiddenField name="submission" value={submission} />
        {children}
        {stays === true ? (
          <Note>
            <p>{words.t('actions.stays')}</p>
          </Note>
        ) : null}
        <Actions>
          <Button>{it.button}</Button>
          <ButtonLink quiet href={it.back}>
            {words.t('common.button.cancel')}
          </ButtonLink>
        </Actions>
      </Form>
    </Wrap>
  </>
)

/** Starting to write a commitment: the language, and a first title. */
export function StartPage(props: QuestionProps) {
  const { words, plan, form } = props
  return (
    <QuestionPage
      {...props}
      action={to(words, `/plans/${plan.slug}/new-commitment`)}
      title={words.t('commitments.start.title')}
      here={words.t('commitments.start.title')}
      lede={words.t('commitments.start.lede')}
      button={words.t('commitments.start.button')}
      back={to(words, `/plans/${plan.slug}`)}
    >
      <Radios
        words={words}
        form={form}
        name="language"
        legend={words.t('commitments.start.language')}
        hint={words.t('commitments.start.language-hint')}
        value={words.lang}
        options={languages.map((lang) => ({ value: lang, text: words.language(lang) }))}
        inline
      />
      <TextField
        words={words}
        form={form}
        name="title"
        label={words.t('commitments.field.title')}
        hint={words.t('commitments.field.title-hint')}
        maxLength={longest.title}
      />
    </QuestionPage>
  )
}

interface CommitmentQuestionProps extends QuestionProps {
  readonly commitment: CommitmentSummary
}

const trailOf = ({ words, commitment }: CommitmentQuestionProps) => [
  { href: to(words, `/commitments/${commitment.reference}`), text: commitment.reference },
]

/** Opening a revision of a commitment of an adopted plan. */
export function OpenRevisionPage(props: CommitmentQuestionProps) {
  const { words, commitment } = props
  const address = to(words, `/commitments/${commitment.reference}`)
  return (
    <QuestionPage
      {...props}
      action={`${address}/revision`}
      trail={trailOf(props)}
      title={words.t('commitments.revision.title')}
      here={words.t('commitments.revision.title')}
      lede={words.rich('commitments.revision.lede', { title: <LocalText words={words} text={commitment.title} mark={false} /> })}
      button={words.t('commitments.revision.button')}
      back={address}
    />
  )
}

/** Withdrawing a commitment, with its reason. */
export function WithdrawCommitmentPage(props: CommitmentQuestionProps) {
  const { words, commitment, form } = props
  const address = to(words, `/commitments/${commitment.reference}`)
  return (
    <QuestionPage
      {...props}
      action={`${address}/withdrawal`}
      trail={trailOf(props)}
      title={words.t('commitments.withdrawal.title')}
      here={words.t('commitments.withdrawal.title')}
      lede={words.rich('commitments.withdrawal.lede', { title: <LocalText words={words} text={commitment.title} mark={false} /> })}
      button={words.t('commitments.withdrawal.button')}
      back={address}
      stays
    >
      <TextArea
        words={words}
        form={form}
        name="reason"
        label={words.t('commitments.field.reason')}
        hint={words.t('commitments.field.reason-hint')}
        maxLength={longest.reason}
        rows={4}
      />
    </QuestionPage>
  )
}
