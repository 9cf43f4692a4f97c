import type { Child } from 'hono/jsx'
import { chosen, typed } from '#kernel/http/form.ts'
import type { Words } from '#kernel/i18n.ts'
import { type Language, languages } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'
import {
  Actions,
  Answers,
  Button,
  ButtonLink,
  Checkboxes,
  Checks,
  Crumbs,
  DateField,
  ErrorSummary,
  Form,
  type FormState,
  Group,
  Head,
  HiddenField,
  LocalText,
  Radios,
  Select,
  type SelectOption,
  Steps,
  Subhead,
  TextArea,
  TextField,
  to,
  Wrap,
} from '#ui'
import { type ConsultationRefusal, inputKinds, longestPurpose, longestTitle, phaseKinds } from '../vocabulary.ts'
import { type AnnounceStep, announceFrom, announceSteps, fieldsOf, textLanguages } from './announce-form.ts'
import { audienceOptions } from './audience-options.ts'
import { PhaseDays } from './phase-days.tsx'
import { RefusalNote } from './refusal.tsx'

export interface AnnouncePageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly step: AnnounceStep
  readonly form: FormState
  /** What it may be about: plans and actions of the member, then a local question. */
  readonly subjects: readonly SelectOption[]
  readonly noticeDays: number
  readonly openDays: number
  /** The sign-in service that vouches for residents, if any. */
  readonly residentsBy: string | undefined
  readonly refusal?: ConsultationRefusal | undefined
}

/** One page of the announcing form. */
export const AnnouncePage = (props: AnnouncePageProps) => {
  const { words, step, form, refusal } = props
  return (
    <>
      <Wrap>
        <Crumbs
          words={words}
          trail={[{ href: to(words, '/consultations'), text: words.t('consultations.index.title') }]}
          here={words.t('consultations.announce.here')}
        />
      </Wrap>
      <Wrap form>
        <Steps
          words={words}
          steps={announceSteps.map((name) => words.t(`consultations.announce.step.${name}`))}
          current={announceSteps.indexOf(step)}
        />
        <ErrorSummary words={words} errors={form.errors} />
        {refusal === undefined ? null : <RefusalNote words={words} refusal={refusal} />}
        <Head title={words.t(`consultations.announce.title.${step}`)} lede={words.t(`consultations.announce.lede.${step}`)} />
        {step === 'about' ? <AboutStep {...props} /> : null}
        {step === 'terms' ? <TermsStep {...props} /> : null}
        {step === 'dates' ? <DatesStep {...props} /> : null}
        {step === 'check' ? <CheckStep {...props} /> : null}
      </Wrap>
    </>
  )
}

const langsOf = ({ form, words }: AnnouncePageProps) => textLanguages(form.values, words.lang)

const StepForm = ({ props, children }: { props: AnnouncePageProps; children?: Child }) => {
  const { words, visitor, step, form } = props
  // Every language, so that unticking one by mistake loses no word.
  const carried = announceSteps.filter((name) => name !== step).flatMap((name) => fieldsOf(name, languages))
  return (
    <Form action={to(words, '/consultations/new')} visitor={visitor}>
      <HiddenField name="step" value={step} />
      <HiddenField name="submission" value={typed(form.values, 'submission')} />
      {carried.flatMap((name) => chosen(form.values, name).map((value) => <HiddenField name={name} value={value} />))}
      {children}
    </Form>
  )
}

const Next = ({ props, back }: { props: AnnouncePageProps; back: AnnounceStep | null }) => (
  <Actions>
    <Button>{props.words.t('common.button.continue')}</Button>
    {back === null ? (
      <ButtonLink quiet href={to(props.words, '/consultations')}>
        {props.words.t('common.button.cancel')}
      </ButtonLink>
    ) : (
      <Button quiet name="go" value={back}>
        {props.words.t('consultations.announce.back')}
      </Button>
    )}
  </Actions>
)

const languageOptions = (words: Words) => languages.map((lang) => ({ value: lang, text: words.language(lang) }))

function AboutStep(props: AnnouncePageProps) {
  const { words, form, subjects } = props
  const langs = langsOf(props)
  return (
    <StepForm props={props}>
      <HiddenField name="original" value={langs[0] ?? words.lang} />
      <Select words={words} form={form} name="subject" label={words.t('consultations.field.subject')} options={subjects} />
      <Checkboxes
        words={words}
        form={form}
        name="texts"
        legend={words.t('consultations.field.texts')}
        hint={words.t('consultations.field.texts-hint')}
        options={languageOptions(words)}
        value={langs}
      />
      {langs.map((lang) => (
        <Group legend={words.language(lang)}>
          <TextField
            words={words}
            form={form}
            name={`title-${lang}`}
            label={words.t('consultations.field.title')}
            lang={lang}
            maxLength={longestTitle}
          />
          <TextArea
            words={words}
            form={form}
            name={`purpose-${lang}`}
            label={words.t('consultations.field.purpose')}
            lang={lang}
            maxLength={longestPurpose}
          />
        </Group>
      ))}
      <Next props={props} back={null} />
    </StepForm>
  )
}

const termFields = ['questions', 'open', 'settled', 'reasons', 'decider', 'themes'] as const
const optionalTerms: readonly string[] = ['settled', 'reasons', 'themes']

const TermsStep = (props: AnnouncePageProps) => (
  <StepForm props={props}>
    {langsOf(props).map((lang) => (
      <Terms props={props} lang={lang} />
    ))}
    <Next props={props} back="about" />
  </StepForm>
)

const Terms = ({ props: { words, form }, lang }: { props: AnnouncePageProps; lang: Language }) => (
  <Group legend={words.language(lang)}>
    {termFields.map((name) => (
      <TextArea
        words={words}
        form={form}
        name={`${name}-${lang}`}
        label={words.t(`consultations.field.${name}`)}
        hint={words.t(`consultations.field.${name}-hint`)}
        lang={lang}
        rows={name === 'decider' ? 2 : 4}
        optional={optionalTerms.includes(name)}
      />
    ))}
  </Group>
)

function DatesStep(props: AnnouncePageProps) {
  const { words, form, noticeDays, openDays } = props
  return (
    <StepForm props={props}>
      <Radios
        words={words}
        form={form}
        name="audience"
        legend={words.t('consultations.field.audience')}
        options={audienceOptions(words, props.residentsBy)}
      />
      <Checkboxes
        words={words}
        form={form}
        name="languages"
        legend={words.t('consultations.field.languages')}
        options={languageOptions(words)}
        value={langsOf(props)}
      />
      <Checkboxes
        words={words}
        form={form}
        name="owed"
        legend={words.t('consultations.field.owed')}
        hint={words.t('consultations.field.owed-hint')}
        options={inputKinds
          .filter((kind) => kind !== 'proposal')
          .map((value) => ({ value, text: words.t(`consultations.input.${value}`) }))}
        value={['amendment']}
      />
      <p>{words.t('consultations.announce.rule', { notice: noticeDays, open: openDays })}</p>
      {phaseKinds.slice(0, 3).map((kind) => (
        <Group legend={words.t(`consultations.phase.${kind}`)}>
          <DateField words={words} form={form} name={`${kind}-from`} label={words.t('consultations.field.first-day')} optional />
          <DateField words={words} form={form} name={`${kind}-to`} label={words.t('consultations.field.last-day')} optional />
        </Group>
      ))}
      <Group legend={words.t('consultations.phase.answers')}>
        <DateField
          words={words}
          form={form}
          name="answers-to"
          label={words.t('consultations.field.answers-to')}
          hint={words.t('consultations.field.answers-to-hint')}
        />
      </Group>
      <Next props={props} back="terms" />
    </StepForm>
  )
}

function CheckStep(props: AnnouncePageProps) {
  const { words, form, subjects } = props
  const told = announceFrom(form.values, langsOf(props))
  const several = (texts: readonly (typeof told)['title'][]) =>
    texts.map((text, at) => (
      <>
        {at === 0 ? null : <br />}
        <LocalText words={words} text={text} />
      </>
    ))
  const item = (name: 'title' | 'purpose' | 'questions' | 'open' | 'decider' | 'audience' | 'languages', answer: Child) => ({
    question: words.t(`consultations.field.${name}`),
    answer,
  })
  return (
    <>
      <Answers
        words={words}
        items={[
          {
            question: words.t('consultations.field.subject'),
            answer: subjects.find(({ value }) => value === typed(form.values, 'subject'))?.text ?? '',
          },
          item('title', <LocalText words={words} text={told.title} />),
          item('purpose', <LocalText words={words} text={told.purpose} />),
          item('questions', several(told.questions)),
          item('open', several(told.open)),
          { question: words.t('consultations.field.settled'), answer: several(told.settled.map(({ what }) => what)) },
          item('decider', <LocalText words={words} text={told.decider} />),
          item('audience', words.t(`consultations.audience.${told.audience}`)),
          item('languages', words.list(told.languages.map((lang) => words.language(lang)))),
          ...told.phases.map((phase) => ({
            question: words.t(`consultations.phase.${phase.kind}`),
            answer: <PhaseDays words={words} phase={phase} />,
          })),
        ]}
      />
      <StepForm props={props}>
        <Actions>
          {(['about', 'terms', 'dates'] as const).map((name) => (
            <Button plain name="go" value={name}>
              {words.t(`consultations.announce.change.${name}`)}
            </Button>
          ))}
        </Actions>
        <Subhead id="then">{words.t('consultations.announce.then')}</Subhead>
        <Checks
          items={(['then-entry', 'then-extend', 'then-answer'] as const).map((key) => ({
            icon: 'arrow-right' as const,
            text: words.t(`consultations.announce.${key}`),
          }))}
        />
        <Actions>
          <Button icon="speakerphone">{words.t('consultations.announce.button')}</Button>
        </Actions>
      </StepForm>
    </>
  )
}
