import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { type Member, MemberName } from '#modules/members'
import {
  Actions,
  Answers,
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
  TextArea,
  TextField,
  to,
  Wrap,
} from '#ui'
import type { ActionSummary } from '../queries/actions.ts'
import type { ContributionOnPage } from '../queries/participations.ts'
import { type ActionRefusal, longestDescription, longestReason } from '../vocabulary.ts'
import { ContributionFieldset } from './contribution-fieldset.tsx'
import { ContributionWords, kindText } from './contribution-text.tsx'
import { trailTo } from './join-pages.tsx'
import { RefusalNote } from './refusal.tsx'

export interface ParticipationPageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly action: ActionSummary
  readonly member: Member
  readonly submission: string
  readonly form: FormState
  readonly refusal?: ActionRefusal | undefined
}

interface FrameProps extends ParticipationPageProps {
  /** Below `/actions/:slug/participation`. */
  readonly path: string
  readonly title: string
  readonly lede: Child
  readonly button: string
  readonly before?: Child
  readonly children?: Child
}

/** A page of one question about a participation: title, what it does, the question, one button. */
const QuestionPage = ({ words, visitor, action, submission, form, refusal, path, title, lede, button, before, children }: FrameProps) => (
  <>
    <Wrap>
      <Crumbs words={words} trail={trailTo(words, action)} here={title} />
    </Wrap>
    <Wrap form>
      <ErrorSummary words={words} errors={form.errors ?? []} />
      {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
      <Head title={title} lede={lede} />
      {before}
      <Form action={to(words, `/actions/${action.slug}/participation/${path}`)} visitor={visitor}>
        <HiddenField name="submission" value={submission} />
        {children}
        <Note>
          <p>{words.t('actions.stays')}</p>
        </Note>
        <Actions>
          <Button>{button}</Button>
          <ButtonLink quiet href={to(words, `/actions/${action.slug}`)}>
            {words.t('common.button.cancel')}
          </ButtonLink>
        </Actions>
      </Form>
    </Wrap>
  </>
)

/** Leaving an action. */
export const WithdrawPage = (props: ParticipationPageProps) => {
  const { words, action, member, form } = props
  return (
    <QuestionPage
      {...props}
      path="withdraw"
      title={words.t('actions.withdraw.title')}
      lede={words.rich('actions.withdraw.lede', {
        member: <MemberName member={member} words={words} />,
        action: <LocalText words={words} text={action.title} mark={false} />,
      })}
      button={words.t('actions.withdraw.button')}
    >
      <TextArea
        words={words}
        form={form}
        name="reason"
        label={words.t('actions.field.reason')}
        hint={words.t('actions.field.reason-hint')}
        maxLength={longestReason}
        rows={3}
        dir="auto"
        optional
      />
    </QuestionPage>
  )
}

interface ContributionPageProps extends ParticipationPageProps {
  readonly contribution: ContributionOnPage
}

const Said = ({ words, contribution }: { words: Words; contribution: ContributionOnPage }) => (
  <Answers
    words={words}
    items={[
      { question: kindText(words, contribution.current.kind), answer: <ContributionWords words={words} said={contribution.current} /> },
    ]}
  />
)

/** Correcting a contribution: a new version, the old one stays. */
export const CorrectPage = (props: ContributionPageProps) => {
  const { words, form, contribution } = props
  return (
    <QuestionPage
      {...props}
      path={`contributions/${contribution.id}/correct`}
      title={words.t('actions.correct.title')}
      lede={words.t('actions.correct.lede')}
      button={words.t('actions.correct.button')}
    >
      <ContributionFieldset words={words} form={form} number={1} legend={words.t('actions.correct.legend')} />
    </QuestionPage>
  )
}

/** Declaring a contribution delivered, with what shows it. */
export const DeliverPage = (props: ContributionPageProps) => {
  const { words, form, contribution } = props
  return (
    <QuestionPage
      {...props}
      path={`contributions/${contribution.id}/deliver`}
      title={words.t('actions.deliver.title')}
      lede={words.t('actions.deliver.lede')}
      button={words.t('actions.deliver.button')}
      before={<Said words={words} contribution={contribution} />}
    >
      <TextArea
        words={words}
        form={form}
        name="evidence"
        label={words.t('actions.field.evidence')}
        hint={words.t('actions.field.evidence-hint')}
        maxLength={longestDescription}
        rows={3}
        dir="auto"
      />
      <TextField
        words={words}
        form={form}
        name="link"
        label={words.t('actions.field.evidence-link')}
        hint={words.t('actions.field.link-hint')}
        type="url"
        optional
      />
    </QuestionPage>
  )
}

/** Confirming that one received a contribution of another member. */
export const ReceiptPage = (props: ContributionPageProps & { giver: Member }) => {
  const { words, member, giver, contribution } = props
  return (
    <QuestionPage
      {...props}
      path={`contributions/${contribution.id}/receipt`}
      title={words.t('actions.receipt.title')}
      lede={words.rich('actions.receipt.lede', {
        member: <MemberName member={member} words={words} />,
        giver: <MemberName member={giver} words={words} />,
      })}
      button={words.t('actions.receipt.button')}
      before={<Said words={words} contribution={contribution} />}
    />
  )
}
