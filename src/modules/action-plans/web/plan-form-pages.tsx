import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { languages } from '#kernel/languages.ts'
import type { Visitor } from '#kernel/visitor.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Checks,
  Crumbs,
  DateField,
  Details,
  ErrorSummary,
  Flow,
  Form,
  type FormState,
  Head,
  HiddenField,
  type IconName,
  Radios,
  Row,
  TextField,
  to,
  Wrap,
} from '#ui'
import type { Plan } from '../queries/plans.ts'
import { longest, type PlanRefusal } from '../vocabulary.ts'
import { PlanRefusalNote } from './plan-refusal.tsx'
import { planTrail } from './plan-words.tsx'

interface FrameProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly plan: Plan | null
  readonly form: FormState
  readonly refusal?: PlanRefusal | undefined
  readonly title: string
  readonly lede: Child
  /** Address without language of the form. */
  readonly action: string
  readonly button: string
  readonly multipart?: boolean | undefined
  readonly before?: Child
  readonly children?: Child
}

/** The page of one form about a plan: what it does, its fields, its button, and the way back. */
export const PlanFormPage = (props: FrameProps) => {
  const { words, visitor, plan, form, refusal, title, lede, action, button, multipart, before, children } = props
  const trail = plan === null ? [{ href: to(words, '/plans'), text: words.t('plans.index.title') }] : planTrail(words, plan)
  return (
    <>
      <Wrap>
        <Crumbs words={words} trail={trail} here={title} />
      </Wrap>
      <Wrap form>
        <ErrorSummary words={words} errors={form.errors ?? []} />
        <PlanRefusalNote words={words} refusal={refusal} />
        <Head title={title} lede={lede} />
        {before}
        <Form action={to(words, action)} visitor={visitor} multipart={multipart}>
          {children}
          <Actions>
            <Button>{button}</Button>
            <ButtonLink quiet href={to(words, plan === null ? '/plans' : `/plans/${plan.slug}`)}>
              {words.t('common.button.cancel')}
            </ButtonLink>
          </Actions>
        </Form>
      </Wrap>
    </>
  )
}

interface PageProps {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly form: FormState
  readonly refusal?: PlanRefusal | undefined
  /** `2026-12-31`. */
  readonly today: string
}

/** Announcing a plan. */
export const AnnouncePage = ({
  words,
  visitor,
  form,
  refusal,
  today,
  submission,
  cycle,
}: PageProps & { submission: string; cycle: number }) => (
  <PlanFormPage
    words={words}
    visitor={visitor}
    plan={null}
    form={form}
    refusal={refusal}
    title={words.t('plans.announce.title')}
    lede={words.t('plans.announce.lede')}
    action="/plans/new"
    button={words.t('plans.announce.button')}
  >
    <HiddenField name="submission" value={submission} />
    <TextField
      words={words}
      form={form}
      name="cycle"
      label={words.t('plans.field.cycle')}
      hint={words.t('plans.field.cycle-hint')}
      value={String(cycle)}
      inputmode="numeric"
      short
    />
    <Radios
      words={words}
      form={form}
      name="years"
      legend={words.t('plans.field.years')}
      value="2"
      options={[
        { value: '2', text: words.t('plans.field.years-2') },
        { value: '4', text: words.t('plans.field.years-4'), hint: words.t('plans.field.years-4-hint') },
      ]}
    />
    <AnnounceDates words={words} form={form} today={today} />
    <AnnounceTitles words={words} form={form} />
  </PlanFormPage>
)

const AnnounceDates = ({ words, form, today }: Pick<PageProps, 'words' | 'form' | 'today'>) => (
  <>
    <DateField words={words} form={form} name="from" label={words.t('plans.field.from')} />
    <DateField words={words} form={form} name="to" label={words.t('plans.field.to')} hint={words.t('plans.field.to-hint')} optional />
    <DateField
      words={words}
      form={form}
      name="adoptionDue"
      label={words.t('plans.field.adoption-due')}
      hint={words.t('plans.field.adoption-due-hint')}
    />
    <DateField
      words={words}
      form={form}
      name="day"
      label={words.t('plans.field.announced-on')}
      hint={words.t('plans.field.day-hint')}
      value={today}
    />
  </>
)

const AnnounceTitles = ({ words, form }: Pick<PageProps, 'words' | 'form'>) => (
  <Details summary={words.t('plans.field.titles')}>
    <Flow>
      <p>{words.t('plans.field.titles-hint')}</p>
      {languages.map((lang) => (
        <TextField
          words={words}
          form={form}
          name={`title-${lang}`}
          label={words.t('plans.field.title-in', { language: words.language(lang) })}
          maxLength={longest.title}
          lang={lang}
          dir={lang === 'ar' ? 'rtl' : 'ltr'}
          optional
        />
      ))}
    </Flow>
  </Details>
)

/** What a phase means for people, before it is entered. */
const meaning: Readonly<Record<'co-creation' | 'implementation' | 'ended', readonly IconName[]>> = {
  'co-creation': ['users-group', 'message-plus', 'lock'],
  implementation: ['calendar-event', 'clock', 'lock'],
  ended: ['report-analytics', 'history', 'lock'],
}

/** Entering a phase on a day. */
export const PhasePage = ({
  words,
  visitor,
  form,
  refusal,
  today,
  plan,
  phase,
}: PageProps & { plan: Plan; phase: keyof typeof meaning }) => (
  <PlanFormPage
    words={words}
    visitor={visitor}
    plan={plan}
    form={form}
    refusal={refusal}
    title={words.t(`plans.reach.${phase}.title`)}
    lede={words.t(`plans.reach.${phase}.lede`)}
    action={`/plans/${plan.slug}/phases/${phase}`}
    button={words.t(`plans.reach.${phase}.button`)}
    before={
      <Checks
        items={[
          { icon: meaning[phase][0] ?? 'arrow-right', text: words.t(`plans.reach.${phase}.first`) },
          { icon: meaning[phase][1] ?? 'arrow-right', text: words.t(`plans.reach.${phase}.second`) },
          { icon: 'lock', text: words.t('plans.reach.for-good') },
        ]}
      />
    }
  >
    <Row>
      <DateField
        words={words}
        form={form}
        name="day"
        label={words.t('plans.field.reached-on')}
        hint={words.t('plans.field.day-hint')}
        value={today}
      />
    </Row>
  </PlanFormPage>
)
