import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { MemberName } from '#modules/members'
import { ButtonLink, Crumbs, EmptyState, Facts, Flow, Head, LocalText, Note, Row, Section, Sub, Table, Tag, to, Wrap } from '#ui'
import type { PlanCommitment, PlanOnPage } from '../queries/plan-page.ts'
import { planName } from '../queries/plans.ts'
import { midTermOf } from '../rules/plan-period.ts'
import { CommitmentStateTag, progressSentence } from './milestone-words.tsx'
import { CoCreationSection, DocumentsSection, DownloadsSection, PhasesSection } from './plan-page-sections.tsx'
import { dateOf, periodText, phaseText, planLevelText, planNameLang } from './plan-words.tsx'

/** A link a reader may follow from the plan's page to an act. */
export interface PlanOffer {
  readonly href: string
  readonly text: string
  readonly quiet?: boolean
}

export interface PlanPageProps {
  readonly words: Words
  readonly page: PlanOnPage
  /** What the reader may do now. */
  readonly offers: readonly PlanOffer[]
  /** What the reader just did here, in words. */
  readonly done: string | null
  /** How its member stands against the rules; given by the composition. */
  readonly obligations: Child
  /** How to follow the plan. */
  readonly follow: Child
}

/** A plan: a sentence with its figures, its phases, commitments, co-creation, versions, documents, obligations, downloads. */
export const PlanPage = (props: PlanPageProps) => {
  const { words, page, offers, done, obligations } = props
  const { plan, member } = page
  return (
    <Wrap>
      <Crumbs words={words} trail={[{ href: to(words, '/plans'), text: words.t('plans.index.title') }]} here={planName(plan, words)} />
      {done === null ? null : <Note status>{done}</Note>}
      <Head
        eyebrow={
          <a href={to(words, `/members/${member.slug}`)}>
            <MemberName member={member} words={words} />
          </a>
        }
        title={<bdi lang={planNameLang(plan, words)}>{planName(plan, words)}</bdi>}
        lede={ledeOf(words, page)}
        actions={offers.length === 0 ? undefined : <Offers offers={offers} />}
        aside={<Facts brand items={factsOf(words, page)} />}
      />
      <PhasesSection words={words} page={page} />
      <Section id="commitments" title={words.t('plans.page.commitments')} intro={words.t('plans.page.commitments-intro')}>
        <Commitments words={words} page={page} />
      </Section>
      <CoCreationSection words={words} page={page} />
      <DocumentsSection words={words} page={page} />
      {obligations ? (
        <Section id="obligations" title={words.t('plans.page.obligations')} intro={words.t('plans.page.obligations-intro')}>
          {obligations}
        </Section>
      ) : null}
      <DownloadsSection words={words} page={page} />
      {props.follow}
    </Wrap>
  )
}

const Offers = ({ offers }: { offers: readonly PlanOffer[] }) => (
  <Row>
    {offers.map(({ href, text, quiet }) => (
      <ButtonLink href={href} quiet={quiet}>
        {text}
      </ButtonLink>
    ))}
  </Row>
)

/** One sentence: where the plan is, with the figures that count there. */
function ledeOf(words: Words, { plan, commitments, versions }: PlanOnPage): string {
  const standing = commitments.filter(({ withdrawnAt }) => withdrawnAt === null)
  const n = standing.length
  if (plan.withdrawnAt !== null) return words.t('plans.page.lede-withdrawn', { date: plan.withdrawnAt, n })
  if (plan.phase === null) return words.t('plans.page.lede-told', { n })
  const due = plan.adoptionDue === null ? plan.toldAt : dateOf(plan.adoptionDue)
  if (plan.phase === 'announced') return words.t('plans.page.lede-announced', { date: plan.toldAt, due })
  if (plan.phase === 'co-creation') return words.t('plans.page.lede-co-creation', { date: plan.phaseAt ?? plan.toldAt, due })
  if (plan.phase === 'draft-published') return words.t('plans.page.lede-draft', { version: versions.at(-1)?.version ?? 1, n, due })
  const count = (state: PlanCommitment['state']) => standing.filter((it) => it.state === state).length
  return words.t('plans.page.lede-adopted', { n, done: count('done'), late: count('late') })
}

function factsOf(words: Words, { plan }: PlanOnPage) {
  const midTerm = plan.years === 4 && plan.from !== null && plan.to !== null ? midTermOf(plan.from, plan.to) : null
  return [
    { term: words.t('plans.fact.level'), detail: planLevelText(words, plan.level) },
    { term: words.t('plans.fact.period'), detail: periodText(words, plan) },
    ...(plan.cycle === null ? [] : [{ term: words.t('plans.fact.cycle'), detail: words.number(plan.cycle) }]),
    { term: words.t('plans.fact.phase'), detail: plan.phase === null ? words.t('plans.standing.untold') : phaseText(words, plan.phase) },
    ...(plan.adoptedAt === null && plan.adoptionDue !== null
      ? [{ term: words.t('plans.fact.adoption-due'), detail: words.date(dateOf(plan.adoptionDue)) }]
      : []),
    ...(midTerm === null ? [] : [{ term: words.t('plans.fact.mid-term'), detail: words.date(dateOf(midTerm)) }]),
    ...(plan.source === null ? [] : [{ term: words.t('plans.fact.source'), detail: plan.source }]),
  ]
}

function Commitments({ words, page: { plan, commitments } }: { words: Words; page: PlanOnPage }) {
  if (commitments.length === 0) {
    return (
      <EmptyState title={words.t('plans.page.no-commitment')}>
        <p>{words.t('plans.page.no-commitment-text')}</p>
      </EmptyState>
    )
  }
  const carriedOut = plan.adoptedAt !== null || plan.source !== null
  return (
    <Flow>
      <Table
        labelledBy="commitments"
        columns={[
          { label: words.t('plans.page.commitment') },
          { label: words.t('plans.page.state') },
          { label: words.t('plans.page.progress') },
        ]}
        rows={commitments.map((commitment) => ({
          id: commitment.reference,
          cells: [
            <>
              <a href={to(words, `/commitments/${commitment.reference}`)}>
                <bdi>{commitment.reference}</bdi> <LocalText words={words} text={commitment.title} mark={false} />
              </a>
              {commitment.lead === null ? null : <Sub>{commitment.lead}</Sub>}
            </>,
            carriedOut ? (
              <CommitmentStateTag words={words} state={commitment.state} />
            ) : (
              <Tag icon="pencil">{words.t('plans.page.draft')}</Tag>
            ),
            carriedOut ? progressSentence(words, commitment.progress) : words.t('plans.page.milestones', { n: commitment.progress.total }),
          ],
        }))}
      />
      <p>
        <a href={to(words, '/commitments')}>{words.t('plans.page.explore')}</a>
      </p>
    </Flow>
  )
}
