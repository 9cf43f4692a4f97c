import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { MemberName } from '#modules/members'
import { ButtonLink, Chips, Crumbs, EmptyState, FindForm, Flow, Head, HiddenField, Pager, Section, Sub, Table, to, Wrap } from '#ui'
import type { ListedPlan } from '../queries/plan-index.ts'
import { planName } from '../queries/plans.ts'
import { planLevels } from '../vocabulary.ts'
import { filterPlans, type PlanFilter, planStandings, plansPath, standingOfPlan } from './plan-filter.ts'
import { periodText, planLevelText, planNameLang } from './plan-words.tsx'

interface Props {
  readonly words: Words
  readonly all: readonly ListedPlan[]
  readonly filter: PlanFilter
  readonly page: number
  /** Whether the reader may announce a plan. */
  readonly mayAnnounce: boolean
}

const perPage = 50
const none: PlanFilter = { level: null, standing: null, search: '' }

/** Every action plan, with whose it is, for which years and how far it is. */
export function PlanIndex({ words, all, filter, page, mayAnnounce }: Props) {
  const shown = filterPlans(all, filter, words)
  const pages = Math.max(1, Math.ceil(shown.length / perPage))
  const at = Math.min(Math.max(1, page), pages)
  const members = new Set(all.map(({ member }) => member.id)).size
  const announce = mayAnnounce ? <ButtonLink href={to(words, '/plans/new')}>{words.t('plans.announce.title')}</ButtonLink> : undefined
  return (
    <Wrap>
      <Crumbs words={words} trail={[]} here={words.t('plans.index.title')} />
      <Head title={words.t('plans.index.title')} lede={words.t('plans.index.lede', { n: all.length, members })} actions={announce} />
      {all.length === 0 ? null : <Filters words={words} all={all} filter={filter} />}
      <Section id="plans" title={words.t('plans.index.list')} intro={words.t('plans.index.shown', { n: shown.length })}>
        {shown.length === 0 ? (
          <EmptyState title={words.t(all.length === 0 ? 'plans.index.empty' : 'plans.index.none')}>
            <p>
              {words.t(all.length === 0 ? 'plans.index.empty-text' : 'plans.index.none-text')}{' '}
              {all.length === 0 ? null : <a href={to(words, plansPath(none))}>{words.t('plans.index.all')}</a>}
            </p>
          </EmptyState>
        ) : (
          <Flow>
            <PlanTable words={words} plans={shown.slice((at - 1) * perPage, at * perPage)} labelledBy="plans" />
            <Pager words={words} page={at} pages={pages} href={(number) => to(words, plansPath(filter, number))} />
          </Flow>
        )}
      </Section>
    </Wrap>
  )
}

/** Plans in rows. */
export const PlanTable = ({
  words,
  plans,
  labelledBy,
  member = true,
}: {
  words: Words
  plans: readonly ListedPlan[]
  labelledBy: string
  member?: boolean
}) => (
  <Table
    labelledBy={labelledBy}
    columns={[
      { label: words.t('plans.index.plan') },
      { label: words.t('plans.fact.period') },
      { label: words.t('plans.fact.phase') },
      { label: words.t('plans.page.commitments'), numeric: true },
    ]}
    rows={plans.map((listed) => ({ cells: cellsOf(words, listed, member) }))}
  />
)

function cellsOf(words: Words, { plan, member, commitments }: ListedPlan, withMember: boolean): Child[] {
  const notes = [planLevelText(words, plan.level), ...(plan.fictional ? [words.t('common.fictional.mark')] : [])]
  return [
    <>
      <a href={to(words, `/plans/${plan.slug}`)}>
        {withMember ? (
          <>
            <MemberName member={member} words={words} />{' '}
          </>
        ) : null}
        <bdi lang={planNameLang(plan, words)}>{planName(plan, words)}</bdi>
      </a>
      <Sub>{notes.join(' · ')}</Sub>
    </>,
    periodText(words, plan),
    words.t(`plans.standing.${standingOfPlan(plan)}`),
    words.number(commitments),
  ]
}

/** One row of chips per criterion, each with how many plans it leaves. A criterion that tells nothing apart is left out. */
function Filters({ words, all, filter }: { words: Words; all: readonly ListedPlan[]; filter: PlanFilter }) {
  const count = (change: Partial<PlanFilter>) => filterPlans(all, { ...filter, ...change }, words).length
  const chip = (text: string, change: Partial<PlanFilter>, current: boolean) => ({
    href: to(words, plansPath({ ...filter, ...change })),
    text,
    count: count(change),
    current,
  })
  const levels = planLevels.filter((level) => all.some(({ plan }) => plan.level === level))
  const standings = planStandings.filter((standing) => all.some(({ plan }) => standingOfPlan(plan) === standing))
  const anyOf = words.t('plans.index.any')
  return (
    <Flow>
      <FindForm words={words} action={to(words, '/plans')} label={words.t('plans.index.find')} value={filter.search}>
        {filter.level === null ? null : <HiddenField name="level" value={filter.level} />}
        {filter.standing === null ? null : <HiddenField name="phase" value={filter.standing} />}
      </FindForm>
      {levels.length < 2 && filter.level === null ? null : (
        <Chips
          words={words}
          label={words.t('plans.index.by-level')}
          items={[
            chip(anyOf, { level: null }, filter.level === null),
            ...levels.map((level) => chip(planLevelText(words, level), { level }, filter.level === level)),
          ]}
        />
      )}
      {standings.length < 2 && filter.standing === null ? null : (
        <Chips
          words={words}
          label={words.t('plans.index.by-phase')}
          items={[
            chip(anyOf, { standing: null }, filter.standing === null),
            ...standings.map((standing) => chip(words.t(`plans.standing.${standing}`), { standing }, filter.standing === standing)),
          ]}
        />
      )}
    </Flow>
  )
}
