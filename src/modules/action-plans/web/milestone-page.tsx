import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { ButtonLink, Crumbs, EmptyState, Facts, Flow, Head, LocalText, Note, Prose, Section, Table, Time, to, Wrap } from '#ui'
import type { Milestone } from '../queries/milestones.ts'
import { type Asked, CommitmentName, commitmentPath, trailTo } from './carrying-out-asked.tsx'
import { EvidenceTable } from './evidence-table.tsx'
import { milestonePath } from './milestone-timeline.tsx'
import { Day, MilestoneTag } from './milestone-words.tsx'

interface Props {
  readonly words: Words
  readonly asked: Asked
  readonly milestone: Milestone
  /** Addresses of entries by id. */
  readonly entries: ReadonlyMap<string, string>
  /** What the reader just did here. */
  readonly did: string | null
}

/** A milestone: how it stands and why, every date it had, its evidence, and what may be done now. */
export const MilestonePage = (props: Props) => {
  const { words, asked, milestone, did } = props
  const title = words.t('milestones.page.n', { n: milestone.position })
  return (
    <Wrap>
      <Crumbs words={words} trail={trailTo(words, asked.commitment)} here={title} />
      <Did words={words} did={did} />
      <Head
        eyebrow={
          <>
            {title} · <CommitmentName words={words} commitment={asked.commitment} />
          </>
        }
        title={<LocalText words={words} text={milestone.title} />}
        lede={milestone.output === null ? undefined : <LocalText words={words} text={milestone.output} />}
        actions={asked.mandate === null ? undefined : <Offers {...props} />}
        aside={<Glance words={words} milestone={milestone} />}
      />
      <StatusSection {...props} />
      <DatesSection {...props} />
      <EvidenceSection {...props} />
    </Wrap>
  )
}

const acts = ['done', 'date', 'reopened'] as const

const Did = ({ words, did }: { words: Words; did: string | null }) => {
  const known = acts.find((name) => name === did)
  return known === undefined ? null : (
    <Note status id="did">
      <p>{words.t(`milestones.did.${known}`)}</p>
    </Note>
  )
}

/** What who acts for the member may do now: the same rules decide as in the acts. */
function Offers({ words, asked, milestone }: Props) {
  const path = milestonePath(asked.commitment.reference, milestone)
  const addEvidence = `${commitmentPath(asked.commitment)}/evidence/new?milestone=${milestone.position}`
  return (
    <>
      {milestone.doneOn === null ? (
        <>
          <ButtonLink href={to(words, `${path}/done`)}>{words.t('milestones.done.title')}</ButtonLink>
          <ButtonLink quiet href={to(words, addEvidence)}>
            {words.t('milestones.add.title')}
          </ButtonLink>
          <ButtonLink quiet href={to(words, `${path}/date`)}>
            {words.t('milestones.date.title')}
          </ButtonLink>
        </>
      ) : (
        <>
          <ButtonLink href={to(words, addEvidence)}>{words.t('milestones.add.title')}</ButtonLink>
          <ButtonLink quiet href={to(words, `${path}/reopening`)}>
            {words.t('milestones.reopen.title')}
          </ButtonLink>
        </>
      )}
    </>
  )
}

function Glance({ words, milestone }: { words: Words; milestone: Milestone }) {
  const { dueOn, startsOn, owner, supporters, doneOn, status } = milestone
  const day = (on: string | null): Child => (on === null ? words.t('milestones.no-date') : <Day words={words} day={on} />)
  return (
    <Facts
      items={[
        { term: words.t('milestones.fact.status'), detail: <MilestoneTag words={words} status={status} /> },
        ...(doneOn === null ? [] : [{ term: words.t('milestones.fact.done'), detail: day(doneOn) }]),
        { term: words.t('milestones.fact.due'), detail: day(dueOn) },
        ...(startsOn === null ? [] : [{ term: words.t('milestones.fact.start'), detail: day(startsOn) }]),
        ...(owner === null ? [] : [{ term: words.t('milestones.fact.owner'), detail: <bdi>{owner}</bdi> }]),
        ...(supporters.length === 0
          ? []
          : [{ term: words.t('milestones.fact.supporters'), detail: supporters.map((name) => <bdi>{name}</bdi>) }]),
      ]}
    />
  )
}

/** How the status comes about, in a sentence; the note of who reported it done; in question, what to do. */
function StatusSection({ words, asked, milestone, entries }: Props) {
  const { status, doneNote, doneEntryId, doneOn } = milestone
  const entry = doneEntryId === null ? undefined : entries.get(doneEntryId)
  return (
    <Section id="status" title={words.t('milestones.page.status')} intro={words.t('milestones.page.status-intro')} first>
      <Flow>
        <Prose>
          <p>{words.t(`milestones.why.${status.state}`)}</p>
          {status.changed ? <p>{words.t('milestones.why.changed')}</p> : null}
          {status.lateDays > 0 ? <p>{words.t('milestones.why.days', { days: status.lateDays })}</p> : null}
          {asked.plan.adoptedAt === null && asked.commitment.source === null ? <p>{words.t('milestones.why.draft')}</p> : null}
        </Prose>
        {doneOn === null ? null : (
          <p>
            {words.rich('milestones.line.done', { date: <Day words={words} day={doneOn} /> })}{' '}
            {entry === undefined ? null : <a href={to(words, entry)}>{words.t('milestones.entry')}</a>}
          </p>
        )}
        {doneNote === null ? null : (
          <blockquote>
            <p>
              <bdi dir="auto">{doneNote}</bdi>
            </p>
          </blockquote>
        )}
      </Flow>
    </Section>
  )
}

function DatesSection({ words, milestone, entries }: Props) {
  const { firstDueOn, dueOn, dates } = milestone
  const first = firstDueOn ?? dueOn
  const day = (on: string) => <Day words={words} day={on} />
  const entryLink = (id: string) => {
    const href = entries.get(id)
    return href === undefined ? '' : <a href={to(words, href)}>{words.t('milestones.entry')}</a>
  }
  return (
    <Section id="dates" title={words.t('milestones.page.dates')} intro={words.t('milestones.page.dates-intro')}>
      {first === null ? (
        <p>{words.t('milestones.page.no-dates')}</p>
      ) : (
        <Table
          stack
          labelledBy="dates"
          columns={[
            { label: words.t('milestones.column.due') },
            { label: words.t('milestones.column.told'), stack: words.t('milestones.column.told') },
            { label: words.t('milestones.column.reason'), stack: words.t('milestones.column.reason') },
            { label: words.t('milestones.column.entry'), hidden: true },
          ]}
          rows={[
            { cells: [day(first), words.t('milestones.page.in-plan'), '', ''], here: dates.length === 0 },
            ...dates.map((one, at) => ({
              here: at === dates.length - 1,
              cells: [
                day(one.due),
                <Time words={words} date={one.toldAt} />,
                one.reason === null ? words.t('milestones.erased') : <bdi dir="auto">{one.reason}</bdi>,
                entryLink(one.entryId),
              ],
            })),
          ]}
        />
      )}
    </Section>
  )
}

function EvidenceSection({ words, asked, milestone }: Props) {
  const { evidence } = milestone
  return (
    <Section id="evidence" title={words.t('milestones.list.evidence')} intro={words.t('milestones.page.evidence-intro')}>
      {evidence.length === 0 ? (
        <EmptyState title={words.t('milestones.page.no-evidence')}>
          <p>{words.t('milestones.page.no-evidence-text')}</p>
        </EmptyState>
      ) : (
        <EvidenceTable words={words} reference={asked.commitment.reference} evidence={evidence} labelledBy="evidence" />
      )}
    </Section>
  )
}
