import type { Words } from '#kernel/i18n.ts'
import { ButtonLink, Crumbs, Head, Note, to, Wrap } from '#ui'
import type { Plan } from '../queries/plans.ts'
import type { PlanRefusal } from '../vocabulary.ts'
import { planTrail } from './plan-words.tsx'

/** A refusal at the head of the page that answers a form: what happened, why, what next. */
export const PlanRefusalNote = ({ words, refusal }: { words: Words; refusal: PlanRefusal | undefined }) =>
  refusal === undefined ? null : (
    <Note kind="bad" id="refusal" status>
      <p>{words.t(`plans.refusal.${refusal}`)}</p>
    </Note>
  )

/** Says why an act cannot be done now, and leads back to the plan, or to all of them. */
export const CannotPlanPage = ({ words, plan, refusal }: { words: Words; plan: Plan | null; refusal: PlanRefusal }) => (
  <Wrap>
    <Crumbs
      words={words}
      trail={plan === null ? [{ href: to(words, '/plans'), text: words.t('plans.index.title') }] : planTrail(words, plan)}
      here={words.t('plans.cannot.here')}
    />
    <Head
      title={words.t('plans.cannot.title')}
      lede={words.t(`plans.refusal.${refusal}`)}
      actions={
        <ButtonLink href={to(words, plan === null ? '/plans' : `/plans/${plan.slug}`)}>
          {words.t(plan === null ? 'plans.cannot.back-all' : 'plans.cannot.back')}
        </ButtonLink>
      }
    />
  </Wrap>
)
