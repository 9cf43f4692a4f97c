import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import type { Member } from '#modules/members'
import { isGovernment, MemberName } from '#modules/members'
import {
  Actions,
  Answers,
  Button,
  ButtonLink,
  Checks,
  Crumbs,
  ErrorSummary,
  Form,
  type FormState,
  Group,
  Head,
  HiddenField,
  LocalText,
  Note,
  Steps,
  Subhead,
  TextArea,
  to,
  Wrap,
} from '#ui'
import { type ActionSummary, actionName } from '../queries/actions.ts'
import { type ActionRefusal, type ContributionForm, longestReservation, mostContributions } from '../vocabulary.ts'
import { ContributionFieldset } from './contribution-fieldset.tsx'
import { ContributionWords, kindText } from './contribution-text.tsx'
import { carriedFields, contributionCount, type JoinStep, joinSteps } from './join-form.ts'
import { RefusalNote } from './refusal.tsx'

export interface JoinPageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly action: ActionSummary
  readonly member: Member
  /** How many real actions there are. */
  readonly actions: number
  readonly step: JoinStep
  readonly form: FormState
  readonly contributions: readonly ContributionForm[]
  readonly refusal?: ActionRefusal | undefined
}

/** One page of the joining form. */
export const JoinPage = (props: JoinPageProps) => {
  const { words, action, step, form, refusal } = props
  return (
    <>
      <Wrap>
        <Crumbs words={words} trail={trailTo(words, action)} here={words.t('actions.join.here')} />
      </Wrap>
      <Wrap form>
        <Steps words={words} steps={joinSteps.map((name) => words.t(`actions.join.step.${name}`))} current={joinSteps.indexOf(step)} />
        <ErrorSummary words={words} errors={form.errors ?? []} />
        {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
        {step === 'contributions' ? (
          <ContributionsStep {...props} />
        ) : step === 'limits' ? (
          <LimitsStep {...props} />
        ) : (
          <CheckStep {...props} />
        )}
      </Wrap>
    </>
  )
}

/** The way from home to a page below an action. */
export const trailTo = (words: Words, action: ActionSummary) => [
  { href: to(words, '/actions'), text: words.t('actions.index.title') },
  { href: to(words, `/actions/${action.slug}`), text: <LocalText words={words} text={action.title} mark={false} /> },
]

const formAddress = (words: Words, action: ActionSummary) => to(words, `/actions/${action.slug}/participation`)

const StepForm = ({ words, visitor, action, step, form, children }: JoinPageProps & { children?: Child }) => (
  <Form action={formAddress(words, action)} visitor={visitor}>
    <HiddenField name="step" value={step} />
    {carriedFields(form.values, step).map(([name, value]) => (
      <HiddenField name={name} value={value} />
    ))}
    {children}
  </Form>
)

function ContributionsStep(props: JoinPageProps) {
  const { words, action, member, actions, form } = props
  const count = contributionCount(form.values)
  const title = actionName(action, words).text
  return (
    <>
      <Head
        eyebrow={words.t('actions.page.number', { n: action.number, total: actions })}
        title={words.t('actions.join.title', { action: title })}
        lede={words.rich('actions.join.lede', { member: <MemberName member={member} words={words} /> })}
      />
      <StepForm {...props}>
        {Array.from({ length: count }, (_, at) => (
          <ContributionFieldset words={words} form={form} number={at + 1} legend={words.t('actions.join.contribution', { n: at + 1 })}>
            {count === 1 ? null : (
              <p>
                <Button plain name="remove" value={String(at + 1)}>
                  {words.t('actions.join.remove', { n: at + 1 })}
                </Button>
              </p>
            )}
          </ContributionFieldset>
        ))}
        {count < mostContributions ? (
          <p>
            <Button quiet icon="plus" name="add" value="1">
              {words.t('actions.join.add')}
            </Button>
          </p>
        ) : null}
        <Actions>
          <Button>{words.t('common.button.continue')}</Button>
          <ButtonLink quiet href={to(words, `/actions/${action.slug}`)}>
            {words.t('common.button.cancel')}
          </ButtonLink>
        </Actions>
      </StepForm>
    </>
  )
}

function LimitsStep(props: JoinPageProps) {
  const { words, form, member } = props
  return (
    <>
      <Head title={words.t('actions.join.limits-title')} lede={words.t('actions.join.limits-lede')} />
      <StepForm {...props}>
        <Group legend={words.t('actions.join.limits')}>
          <TextArea
            words={words}
            form={form}
            name="reservation"
            label={words.t('actions.field.reservation')}
            hint={words.t('actions.field.reservation-hint')}
            maxLength={longestReservation}
            rows={3}
            dir="auto"
            optional
          />
        </Group>
        {isGovernment(member) ? (
          <Note>
            <p>
              {words.rich('actions.join.clock', { member: <MemberName member={member} words={words} /> })}{' '}
              <a href={to(words, '/rules/R3')}>{words.t('actions.refusal-rule', { rule: 'R3' })}</a>
            </p>
          </Note>
        ) : null}
        <Actions>
          <Button>{words.t('common.button.continue')}</Button>
          <Button quiet name="go" value="contributions">
            {words.t('actions.join.back')}
          </Button>
        </Actions>
      </StepForm>
    </>
  )
}

function CheckStep(props: JoinPageProps) {
  const { words, action, member, contributions, form } = props
  const reservation = contributions.length === 0 ? '' : String(form.values['reservation'] ?? '').trim()
  return (
    <>
      <Head title={words.t('actions.join.step.check')} lede={words.t('actions.join.check-lede')} />
      <Answers
        words={words}
        items={[
          { question: words.t('actions.join.action'), answer: <LocalText words={words} text={action.title} /> },
          { question: words.t('actions.join.member'), answer: <MemberName member={member} words={words} /> },
          ...contributions.map((said, at) => ({
            question: words.t('actions.join.contribution-kind', { n: at + 1, kind: kindText(words, said.kind) }),
            answer: <ContributionWords words={words} said={said} />,
          })),
          {
            question: words.t('actions.field.reservation-short'),
            answer: reservation === '' ? words.t('actions.join.no-reservation') : <bdi dir="auto">{reservation}</bdi>,
          },
        ]}
      />
      <StepForm {...props}>
        <Actions>
          <Button plain name="go" value="contributions">
            {words.t('actions.join.change-contributions')}
          </Button>
          <Button plain name="go" value="limits">
            {words.t('actions.join.change-reservation')}
          </Button>
        </Actions>
        <Subhead id="then">{words.t('actions.join.then')}</Subhead>
        <Checks
          items={[
            { icon: 'arrow-right', text: words.rich('actions.join.then-entry', { member: <MemberName member={member} words={words} /> }) },
            ...(isGovernment(member) ? [{ icon: 'arrow-right', text: words.t('actions.join.then-clock') } as const] : []),
            { icon: 'arrow-right', text: words.t('actions.join.then-free') },
          ]}
        />
        <Actions>
          <Button>{words.t('actions.join.button')}</Button>
        </Actions>
      </StepForm>
    </>
  )
}
