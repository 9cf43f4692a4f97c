import type { Words } from '#kernel/i18n.ts'
import type { Visitor } from '#kernel/visitor.ts'
import { ButtonLink, Checks, Crumbs, DateField, type FormState, Head, to, Wrap } from '#ui'
import { type Plan, planName } from '../queries/plans.ts'
import type { LastVersion, Obstacle, PlanRefusal } from '../vocabulary.ts'
import { ObstacleList } from './plan-draft-page.tsx'
import { PlanFormPage } from './plan-form-pages.tsx'
import { PlanRefusalNote } from './plan-refusal.tsx'
import { planTrail } from './plan-words.tsx'

interface Props {
  readonly words: Words
  readonly visitor: Visitor | null
  readonly plan: Plan
  readonly last: LastVersion | null
  readonly obstacles: readonly Obstacle[]
  readonly form: FormState
  readonly refusal?: PlanRefusal | undefined
  readonly today: string
}

/** Adopting a plan: what it binds to; or each thing that stands in the way, with the way to mend it. */
export const PlanAdoptPage = ({ words, visitor, plan, last, obstacles, form, refusal, today }: Props) => {
  if (obstacles.length > 0 || last === null) {
    return (
      <Wrap>
        <Crumbs words={words} trail={planTrail(words, plan)} here={words.t('plans.adopt.title')} />
        <PlanRefusalNote words={words} refusal={refusal} />
        <Head
          title={words.t('plans.adopt.not-yet')}
          lede={words.t('plans.adopt.not-yet-lede')}
          actions={<ButtonLink href={to(words, `/plans/${plan.slug}/draft`)}>{words.t('plans.draft.title')}</ButtonLink>}
        />
        <ObstacleList words={words} obstacles={obstacles} />
      </Wrap>
    )
  }
  return (
    <PlanFormPage
      words={words}
      visitor={visitor}
      plan={plan}
      form={form}
      refusal={refusal}
      title={words.t('plans.adopt.title')}
      lede={words.t('plans.adopt.lede', { plan: planName(plan, words), version: last.version, n: last.commitments.length })}
      action={`/plans/${plan.slug}/adoption`}
      button={words.t('plans.adopt.button')}
      before={
        <Checks
          items={[
            { icon: 'flag', text: words.t('plans.adopt.binds') },
            { icon: 'clock', text: words.t('plans.adopt.dates') },
            { icon: 'lock', text: words.t('plans.reach.for-good') },
          ]}
        />
      }
    >
      <DateField
        words={words}
        form={form}
        name="day"
        label={words.t('plans.field.adopted-on')}
        hint={words.t('plans.field.day-hint')}
        value={today}
      />
    </PlanFormPage>
  )
}
