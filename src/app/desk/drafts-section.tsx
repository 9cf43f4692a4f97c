import type { Words } from '#kernel/i18n.ts'
import { type Draft, type Plan, planName } from '#modules/action-plans'
import { Entry, List, Section, to } from '#ui'

/** A plan that is being written, with the drafts of its commitments, the last changed first. */
export interface PlanInWriting {
  readonly plan: Plan
  readonly drafts: readonly Draft[]
}

/** How many drafts are shown: the page of the plan's draft shows all. */
const shown = 6

interface Props {
  readonly words: Words
  readonly plans: readonly PlanInWriting[]
  /** True for who may announce a plan. */
  readonly mayAnnounce: boolean
}

/** The plans a member is writing and the drafts in them, each with where it is written on. */
export const DraftsSection = ({ words, plans, mayAnnounce }: Props) => (
  <Section id="drafts" title={words.t('desk.drafts.title')} intro={words.t('desk.drafts.intro')}>
    {plans.length === 0 ? <p>{words.t('desk.drafts.none-intro')}</p> : null}
    <List>
      {plans.flatMap(({ plan, drafts }) => [
        <Entry
          title={words.t('desk.drafts.plan', { plan: planName(plan, words) })}
          href={to(words, plan.phase === 'announced' || plan.adoptedAt !== null ? `/plans/${plan.slug}` : `/plans/${plan.slug}/draft`)}
          text={words.t('desk.drafts.plan-text', { n: drafts.length })}
        />,
        ...drafts
          .slice(0, shown)
          .map((draft) => (
            <Entry
              title={draftTitle(words, draft)}
              href={to(words, `/commitments/${draft.reference}/draft`)}
              text={words.t('desk.drafts.changed', { date: words.date(draft.changedAt) })}
            />
          )),
      ])}
      {plans.length === 0 && mayAnnounce ? <Entry title={words.t('desk.drafts.announce')} href={to(words, '/plans/new')} /> : null}
    </List>
  </Section>
)

const draftTitle = (words: Words, { reference, content: { title } }: Draft) =>
  `${reference} · ${title[words.lang] || title[title.original] || words.t('desk.drafts.untitled')}`
