import type { Child } from 'hono/jsx'
import { fileTypes } from '#kernel/file-store/file-types.ts'
import type { Words } from '#kernel/i18n.ts'
import { Entry, Flow, type IconName, List, LocalText, Section, Small, Sub, Timeline, type TimelineItem, to } from '#ui'
import type { PlanDocument } from '../queries/plan-documents.ts'
import type { PlanOnPage } from '../queries/plan-page.ts'
import type { PlanVersion } from '../queries/plan-versions.ts'
import { type PlanPhase, planPhases } from '../vocabulary.ts'
import { dateOf, documentKindText, phaseText } from './plan-words.tsx'

interface Props {
  readonly words: Words
  readonly page: PlanOnPage
}

const phaseIcons: Readonly<Record<PlanPhase, IconName>> = {
  announced: 'speakerphone',
  'co-creation': 'users-group',
  'draft-published': 'notebook',
  adopted: 'writing-sign',
  implementation: 'progress',
  ended: 'flag',
}

/** The phases of a plan: those it reached with their day and entry, the others as they are to come. */
export function PhasesSection({ words, page }: Props) {
  const { plan, phases } = page
  if (plan.phase === null) return null
  const reached = phases.map(({ phase, reachedAt, entryId }): TimelineItem => {
    const path = page.entryPaths.get(entryId)
    return {
      date: reachedAt,
      icon: phaseIcons[phase],
      title: phaseText(words, phase),
      href: path === undefined ? undefined : to(words, path),
      state: 'done',
    }
  })
  const toCome = planPhases.slice(planPhases.indexOf(plan.phase) + 1).map((phase, at): TimelineItem => {
    const day = phase === 'adopted' ? plan.adoptionDue : phase === 'implementation' ? plan.from : phase === 'ended' ? plan.to : null
    return {
      date: null,
      dateText: day === null ? words.t('plans.page.to-come') : words.t('plans.page.by', { date: dateOf(day) }),
      icon: phaseIcons[phase],
      title: phaseText(words, phase),
      state: at === 0 && plan.withdrawnAt === null ? 'next' : undefined,
    }
  })
  return (
    <Section id="phases" title={words.t('plans.page.phases')} intro={words.t('plans.page.phases-intro')}>
      <Flow>
        <Timeline words={words} items={[...reached, ...withdrawal(words, page), ...(plan.withdrawnAt === null ? toCome : [])]} />
      </Flow>
    </Section>
  )
}

function withdrawal(words: Words, { plan, entryPaths }: PlanOnPage): readonly TimelineItem[] {
  if (plan.withdrawnAt === null) return []
  const path = entryPaths.get(plan.withdrawalEntryId ?? '')
  const reason = plan.withdrawalReason === null ? words.t('plans.page.reason-erased') : <bdi dir="auto">{plan.withdrawalReason}</bdi>
  const href = path === undefined ? undefined : to(words, path)
  return [{ date: plan.withdrawnAt, icon: 'door-exit', title: words.t('plans.standing.withdrawn'), href, text: reason }]
}

/** How the plan was made with people: its versions and what changed between them, and what its commitments come from. */
export function CoCreationSection({ words, page }: Props) {
  const { plan, versions, traces } = page
  return (
    <Section id="co-creation" title={words.t('plans.page.co-creation')} intro={words.t('plans.page.co-creation-intro')}>
      <Flow>
        {versions.length === 0 ? <p>{words.t('plans.page.no-version')}</p> : null}
        <List>
          {versions.toReversed().map((version) => (
            <Entry
              id={`version-${version.version}`}
              title={versionTitle(words, version)}
              href={to(words, `/plans/${plan.slug}/versions/${version.version}`)}
              text={<VersionText words={words} page={page} version={version} />}
            />
          ))}
        </List>
        {traces.length === 0 ? null : (
          <List>
            {traces.map(({ name, href, references }) => (
              <Entry
                title={<LocalText words={words} text={name} />}
                href={to(words, href)}
                text={words.t('plans.page.traced-by', { references: words.list(references) })}
              />
            ))}
          </List>
        )}
      </Flow>
    </Section>
  )
}

/** What a version of a plan is: “Version 2: draft for comment”. */
export const versionTitle = (words: Words, { version, kind }: PlanVersion): string => words.t(`plans.version.${kind}`, { version })

function VersionText({ words, page, version }: Props & { version: PlanVersion }): Child {
  const { plan, entryPaths } = page
  const path = entryPaths.get(version.entryId)
  const before = version.version - 1
  return (
    <>
      {words.t('plans.version.published', { date: version.publishedAt })}{' '}
      {version.commentUntil === null ? null : <>{words.t('plans.version.comment-until', { date: dateOf(version.commentUntil) })} </>}
      {before < 1 ? null : (
        <>
          <a href={to(words, `/plans/${plan.slug}/differences?from=${before}&to=${version.version}`)}>
            {words.t('plans.version.compare', { from: before, to: version.version })}
          </a>{' '}
        </>
      )}
      {path === undefined ? null : <a href={to(words, path)}>{words.t('plans.page.entry')}</a>}
    </>
  )
}

/** The documents of a plan: files kept here, and addresses. */
export const DocumentsSection = ({ words, page: { documents, entryPaths } }: Props) => (
  <Section id="documents" title={words.t('plans.page.documents')}>
    {documents.length === 0 ? (
      <p>{words.t('plans.page.no-document')}</p>
    ) : (
      <List>
        {documents.map((document) => (
          <Entry
            title={
              <a href={addressOf(document)} rel="noopener nofollow">
                <bdi dir="auto">{document.title ?? words.t('plans.page.title-erased')}</bdi>
              </a>
            }
            text={
              <>
                {documentKindText(words, document.kind)} · {words.t('plans.page.added', { date: document.addedAt })}{' '}
                {document.bytes === null ? null : (
                  <>{words.t('plans.page.size', { kilobytes: Math.max(1, Math.round(document.bytes / 1024)) })} </>
                )}
                <a href={to(words, entryPaths.get(document.entryId) ?? `/record/pending/${document.entryId}`)}>
                  {words.t('plans.page.entry')}
                </a>
              </>
            }
          />
        ))}
      </List>
    )}
  </Section>
)

/** A kept file by its hash, under an ending that is true; else the address. */
function addressOf({ link, sha256, mediaType }: PlanDocument): string | undefined {
  if (sha256 === null) return link ?? undefined
  return `/files/${sha256}/document.${endingOf(mediaType ?? '')}`
}

const endingOf = (mediaType: string) => Object.entries(fileTypes).find(([, type]) => type === mediaType)?.[0] ?? 'pdf'

/** Everything of the plan as files, and as one page to print. */
export const DownloadsSection = ({ words, page: { plan, versions } }: Props) => {
  const last = versions.at(-1)
  const base = to(words, `/plans/${plan.slug}`)
  return (
    <Section id="downloads" title={words.t('plans.page.downloads')}>
      <Flow>
        <List narrow>
          {last === undefined ? null : (
            <Entry
              title={words.t('plans.download.print')}
              href={`${base}/versions/${last.version}`}
              text={words.t('plans.download.print-text')}
            />
          )}
          {last === undefined ? null : (
            <Entry title={words.t('plans.download.word')} href={`${base}/plan.docx`} text={words.t('plans.download.word-text')} />
          )}
          <Entry title="CSV" href={`${base}/commitments.csv`} text={words.t('plans.download.csv-text')} />
          <Entry title="JSON" href={`${base}/plan.json`} text={words.t('plans.download.json-text')} />
        </List>
        {plan.fictional ? <Small>{words.t('plans.download.fictional')}</Small> : <Sub>{words.t('plans.download.open')}</Sub>}
      </Flow>
    </Section>
  )
}
