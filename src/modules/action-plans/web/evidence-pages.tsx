import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { ButtonLink, Crumbs, EmptyState, excerptOf, Facts, Fingerprint, Flow, Head, Note, Section, Table, Time, to, Wrap } from '#ui'
import type { Evidence, EvidenceLook } from '../queries/evidence.ts'
import type { WatchOfEvidence } from '../queries/evidence-watch.ts'
import { isReservedHost } from '../rules/reserved-host.ts'
import { type Asked, CommitmentName, commitmentPath, trailTo } from './carrying-out-asked.tsx'
import { EvidenceTable } from './evidence-table.tsx'
import { bytesText, EvidenceTag, evidenceName, evidenceStateOf } from './evidence-words.tsx'
import { milestonePath } from './milestone-timeline.tsx'
import { obstacleText } from './obstacle-words.ts'

interface ListProps {
  readonly words: Words
  readonly asked: Asked
  readonly evidence: readonly Evidence[]
}

/** All evidence of a commitment. */
export const EvidenceListPage = ({ words, asked, evidence }: ListProps) => (
  <Wrap>
    <Crumbs words={words} trail={trailTo(words, asked.commitment)} here={words.t('milestones.list.evidence')} />
    <Head
      eyebrow={<CommitmentName words={words} commitment={asked.commitment} />}
      title={words.t('milestones.list.title')}
      lede={words.t('milestones.list.lede')}
      actions={
        asked.mandate === null ? undefined : (
          <>
            <ButtonLink href={to(words, `${commitmentPath(asked.commitment)}/evidence/new`)}>{words.t('milestones.add.title')}</ButtonLink>
          </>
        )
      }
    />
    {evidence.length === 0 ? (
      <EmptyState title={words.t('milestones.list.none')}>
        <p>{words.t('milestones.page.no-evidence-text')}</p>
      </EmptyState>
    ) : (
      <Section id="evidence" title={words.t('milestones.list.evidence')} first>
        <EvidenceTable
          words={words}
          reference={asked.commitment.reference}
          evidence={evidence}
          milestones={asked.milestones}
          labelledBy="evidence"
        />
      </Section>
    )}
  </Wrap>
)

export interface EvidencePageProps {
  readonly words: Words
  readonly asked: Asked
  readonly evidence: Evidence
  /** Checks that found something new, the newest first. */
  readonly looks: readonly EvidenceLook[]
  readonly watch: WatchOfEvidence | null
  /** The beginning of the captured text; null when there is no copy. */
  readonly excerpt: string | null
  readonly entries: ReadonlyMap<string, string>
  readonly did: string | null
}

/** Characters of a description that make a title. */
const titleLength = 90

/** A piece of evidence: what it shows, where it is, how it is now, the copy that was captured, every check. */
export function EvidencePage(props: EvidencePageProps) {
  const { words, asked, evidence } = props
  const whole = evidence.description
  const title = whole === null ? words.t('milestones.evidence-page.title') : <bdi dir="auto">{excerptOf(whole, titleLength)}</bdi>
  const withdraw = `${commitmentPath(asked.commitment)}/evidence/${evidence.id}/withdrawal`
  return (
    <Wrap>
      <Crumbs
        words={words}
        trail={[
          ...trailTo(words, asked.commitment),
          { href: to(words, `${commitmentPath(asked.commitment)}/evidence`), text: words.t('milestones.list.evidence') },
        ]}
        here={words.t('milestones.evidence-page.title')}
      />
      <Told {...props} />
      <Head
        eyebrow={
          <>
            {words.t('milestones.evidence-page.title')} · <CommitmentName words={words} commitment={asked.commitment} />
          </>
        }
        title={title}
        lede={whole === null || whole.length <= titleLength ? evidenceName(words, evidence) : <bdi dir="auto">{whole}</bdi>}
        actions={
          asked.mandate === null || evidence.withdrawnAt !== null ? undefined : (
            <>
              <ButtonLink quiet href={to(words, withdraw)}>
                {words.t('milestones.withdraw.title')}
              </ButtonLink>
            </>
          )
        }
        aside={<Glance {...props} />}
      />
      {evidence.kind === 'file' ? <FileSection {...props} /> : <SourceSection {...props} />}
      {evidence.kind === 'file' ? null : <ChecksSection {...props} />}
    </Wrap>
  )
}

/** What was just done, and the withdrawal with its reason. */
function Told({ words, evidence, did, entries }: EvidencePageProps) {
  const entry = evidence.withdrawalEntryId === null ? undefined : entries.get(evidence.withdrawalEntryId)
  return (
    <>
      {did === 'added' && evidence.withdrawnAt === null ? (
        <Note status id="did">
          <p>{words.t(evidence.kind === 'file' ? 'milestones.did.added-file' : 'milestones.did.added')}</p>
        </Note>
      ) : null}
      {evidence.withdrawnAt === null ? null : (
        <Note kind="warn" status={did === 'withdrawn'} id="withdrawn">
          <p>
            {words.rich('milestones.evidence-page.withdrawn', {
              date: <Time words={words} date={evidence.withdrawnAt} />,
              reason: evidence.withdrawalReason === null ? words.t('milestones.erased') : <bdi dir="auto">{evidence.withdrawalReason}</bdi>,
            })}{' '}
            {entry === undefined ? null : <a href={to(words, entry)}>{words.t('milestones.entry')}</a>}
          </p>
        </Note>
      )}
    </>
  )
}

function Glance({ words, asked, evidence, entries }: EvidencePageProps) {
  const milestone = asked.milestones.find(({ id }) => id === evidence.milestoneId)
  const entry = entries.get(evidence.entryId)
  return (
    <Facts
      items={[
        { term: words.t('milestones.column.state'), detail: <EvidenceTag words={words} state={evidenceStateOf(evidence)} /> },
        {
          term: words.t('milestones.field.milestone'),
          detail:
            milestone === undefined ? (
              words.t('milestones.field.whole')
            ) : (
              <a href={to(words, milestonePath(asked.commitment.reference, milestone))}>
                {words.t('milestones.page.n', { n: milestone.position })}
              </a>
            ),
        },
        {
          term: words.t('milestones.column.added'),
          detail: [
            <Time words={words} date={evidence.addedAt} as="minute" />,
            ...(entry === undefined ? [] : [<a href={to(words, entry)}>{words.t('milestones.entry')}</a>]),
          ],
        },
      ]}
    />
  )
}

const fileAddress = (sha256: string, name: string) => `/files/${sha256}/${encodeURIComponent(name)}`

function FileSection({ words, evidence }: EvidencePageProps) {
  const { sha256, bytes, fileName } = evidence
  if (sha256 === null || bytes === null) return null
  return (
    <Section id="file" title={words.t('milestones.evidence-page.file')} intro={words.t('milestones.evidence-page.file-intro')} first>
      <Facts
        items={[
          {
            term: words.t('milestones.field.file'),
            detail:
              fileName === null ? (
                words.t('milestones.erased')
              ) : (
                <>
                  <a href={fileAddress(sha256, fileName)}>
                    <bdi>{fileName}</bdi>
                  </a>{' '}
                  ({bytesText(words, bytes)})
                </>
              ),
          },
          { term: words.t('milestones.evidence-page.hash'), detail: <Fingerprint hash={sha256} /> },
        ]}
      />
    </Section>
  )
}

function SourceSection({ words, evidence, excerpt }: EvidencePageProps) {
  const { link, copySha256, copyBytes, copiedAt, textSha256 } = evidence
  const items: { term: Child; detail: Child }[] = [
    {
      term: words.t('milestones.evidence-page.source'),
      detail:
        link === null ? (
          words.t('milestones.erased')
        ) : (
          <a href={link} rel="nofollow noopener noreferrer">
            <bdi dir="ltr">{link}</bdi>
          </a>
        ),
    },
  ]
  if (copySha256 !== null && copyBytes !== null && copiedAt !== null) {
    items.push({
      term: words.t('milestones.evidence-page.copy'),
      detail: (
        <>
          <a href={fileAddress(copySha256, 'copy.txt')}>{words.t('milestones.evidence-page.copy-link')}</a> ({bytesText(words, copyBytes)},{' '}
          <Time words={words} date={copiedAt} />)
        </>
      ),
    })
  }
  if (textSha256 !== null) items.push({ term: words.t('milestones.evidence-page.hash'), detail: <Fingerprint hash={textSha256} /> })
  return (
    <Section id="source" title={words.t('milestones.evidence-page.source')} intro={words.t('milestones.evidence-page.source-intro')} first>
      <Flow>
        <Facts items={items} />
        {excerpt === null ? (
          <p>{words.t('milestones.evidence-page.no-copy')}</p>
        ) : (
          <>
            <p>{words.t('milestones.evidence-page.excerpt')}</p>
            <blockquote>
              {excerpt.split('\n').map((line) => (
                <p>
                  <bdi dir="auto">{line}</bdi>
                </p>
              ))}
            </blockquote>
          </>
        )}
      </Flow>
    </Section>
  )
}

function ChecksSection({ words, evidence, looks, watch, entries }: EvidencePageProps) {
  return (
    <Section id="checks" title={words.t('milestones.evidence-page.checks')} intro={words.t('milestones.evidence-page.checks-intro')}>
      <Flow>
        {watch === null || evidence.withdrawnAt !== null ? null : <WatchLine words={words} watch={watch} />}
        {looks.length === 0 ? (
          <p>{words.t(isReserved(evidence) ? 'milestones.evidence-page.reserved' : 'milestones.evidence-page.no-checks')}</p>
        ) : (
          <Table
            stack
            labelledBy="checks"
            columns={[
              { label: words.t('milestones.column.checked') },
              { label: words.t('milestones.column.found'), stack: words.t('milestones.column.found') },
              { label: words.t('milestones.evidence-page.copy'), stack: words.t('milestones.evidence-page.copy') },
              { label: words.t('milestones.column.entry'), hidden: true },
            ]}
            rows={looks.map(({ entryId, state, obstacle, copySha256, checkedAt }) => ({
              cells: [
                <Time words={words} date={checkedAt} as="minute" />,
                <>
                  <EvidenceTag words={words} state={state} />
                  {obstacle === null ? null : ` ${obstacleText(words, obstacle)}`}
                </>,
                copySha256 === null ? (
                  ''
                ) : (
                  <a href={fileAddress(copySha256, 'copy.txt')}>{words.t('milestones.evidence-page.copy-link')}</a>
                ),
                entries.has(entryId) ? <a href={to(words, entries.get(entryId) ?? '')}>{words.t('milestones.entry')}</a> : '',
              ],
            }))}
          />
        )}
      </Flow>
    </Section>
  )
}

const isReserved = ({ link }: Evidence) => link !== null && URL.canParse(link) && isReservedHost(new URL(link).hostname)

/** When it was last looked at, whatever that gave, and when it will be next. */
function WatchLine({ words, watch }: { words: Words; watch: WatchOfEvidence }) {
  const next = <Time words={words} date={watch.nextLookAt} as="minute" />
  if (watch.lastLookAt === null) return <p>{words.rich('milestones.evidence-page.first-look', { next })}</p>
  return (
    <p>
      {words.rich('milestones.evidence-page.last-look', { last: <Time words={words} date={watch.lastLookAt} as="minute" />, next })}
      {watch.lastObstacle === null ? '' : ` ${obstacleText(words, watch.lastObstacle)}`}
    </p>
  )
}
