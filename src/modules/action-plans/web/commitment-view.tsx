import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { direction, textFor } from '#kernel/languages.ts'
import { MemberName, memberName } from '#modules/members'
import { Crumbs, excerptOf, Head, LocalText, Note, Prose, Section, Subhead, to, Wrap } from '#ui'
import type { CommitmentPage } from '../queries/commitment-page.ts'
import { planName } from '../queries/plans.ts'
import type { TakenUpInput } from '../vocabulary.ts'
import { proseFields } from '../vocabulary.ts'
import { CommitmentFacts } from './commitment-facts.tsx'
import { GoalsSection, HistorySection, OriginSection, ThreadSection } from './commitment-sections.tsx'
import { CommitmentVoices } from './commitment-voices.tsx'
import { completionText } from './commitment-words.ts'
import { EvidenceTable } from './evidence-table.tsx'
import { MilestoneTimeline } from './milestone-timeline.tsx'
import { CommitmentProgressBar, CommitmentStateTag } from './milestone-words.tsx'

/** What the page of a commitment is shown with. */
export interface CommitmentViewProps {
  readonly words: Words
  readonly page: CommitmentPage
  /** What people gave that it took up. */
  readonly inputs: readonly TakenUpInput[]
  /** What the reader may do here, already as links. */
  readonly actions: Child
  /** How to follow the commitment. */
  readonly follow: Child
  /** What an act just did. */
  readonly done: 'revised' | 'closed' | 'withdrawn' | null
}

/** Evidence shown on the page; more is one page away. */
const evidenceShown = 20

/** The page of a commitment: how far it is, what three voices say, milestones, evidence, where it came from, what it said before. */
export function CommitmentView(props: CommitmentViewProps) {
  const { words, page, done } = props
  const { commitment, plan, member, milestones, state, progress, newest } = page
  const trail = [
    { href: to(words, `/members/${member.slug}`), text: <MemberName member={member} words={words} /> },
    { href: to(words, `/plans/${plan.slug}`), text: planName(plan, words) },
  ]
  return (
    <Wrap>
      <Crumbs words={words} trail={trail} here={commitment.reference} />
      {done === null ? null : (
        <Note status id="done">
          <p>{words.t(`commitments.view.done.${done}`)}</p>
        </Note>
      )}
      <Head
        eyebrow={
          <>
            {words.t('commitments.view.eyebrow', { reference: commitment.reference })} <CommitmentStateTag words={words} state={state} />
          </>
        }
        title={<LocalText words={words} text={commitment.title} />}
        lede={ledeOf(words, page)}
        actions={props.actions}
        aside={<CommitmentFacts words={words} page={page} />}
      >
        <Standing {...props} />
        <CommitmentProgressBar words={words} progress={progress} />
      </Head>
      <CommitmentVoices words={words} page={page} />
      <Section id="milestones" title={words.t('commitments.field.milestones')} intro={words.t('commitments.view.milestones-intro')}>
        {milestones.length === 0 ? (
          <p>{words.t('commitments.view.no-milestones')}</p>
        ) : (
          <MilestoneTimeline words={words} reference={commitment.reference} milestones={milestones} />
        )}
      </Section>
      <EvidenceSection {...props} />
      <Section
        id="says"
        title={words.t('commitments.view.says')}
        intro={words.t(page.commitment.source === null ? 'commitments.view.says-intro' : 'commitments.view.says-source')}
      >
        <ProseOf words={words} prose={newest.prose} />
      </Section>
      <OriginSection words={words} page={page} inputs={props.inputs} />
      <ThreadSection words={words} page={page} />
      <GoalsSection words={words} page={page} />
      <HistorySection words={words} page={page} />
      {props.follow}
    </Wrap>
  )
}

/** The summary, or the beginning of the solution, in the reader's language. */
export function ledeOf(words: Words, { newest }: CommitmentPage): string {
  const text = newest.prose.summary ?? newest.prose.solution
  return text === undefined ? '' : excerptOf(textFor(text, words.lang).text, 320)
}

/** What a reader must know before the figures: withdrawn, only a draft, or told by a source. */
function Standing({ words, page }: CommitmentViewProps) {
  const { commitment, plan, member, withdrawal, statuses } = page
  const name = memberName(member, words).text
  const status = statuses[0]
  return (
    <>
      {withdrawal === null ? null : (
        <Note kind="warn">
          <p>{words.t('commitments.view.withdrawn', { member: name, date: words.date(withdrawal.at) })}</p>
          <p>
            {withdrawal.reason === null
              ? words.t('commitments.view.withdrawn-no-reason')
              : words.rich('commitments.view.withdrawn-reason', { reason: <bdi dir="auto">{withdrawal.reason}</bdi> })}
          </p>
        </Note>
      )}
      {commitment.source !== null ? (
        <Note>
          <p>{words.rich('commitments.view.source', { source: <bdi>{commitment.source}</bdi>, member: name })}</p>
          {status === undefined ? null : <p>{statusText(words, status)}</p>}
        </Note>
      ) : plan.adoptedAt === null ? (
        <Note>
          <p>{words.t('commitments.view.draft-plan', { member: name })}</p>
        </Note>
      ) : null}
    </>
  )
}

/** The state that a source gives, in its word, and in our scale where it has a step for it. */
const statusText = (words: Words, { word, completion }: CommitmentPage['statuses'][number]) =>
  completion === null
    ? words.t('commitments.view.source-word', { word })
    : words.t('commitments.view.source-status', { word, completion: completionText(words, completion) })

function EvidenceSection({ words, page }: CommitmentViewProps) {
  const { commitment, evidence } = page
  return (
    <Section id="evidence" title={words.t('commitments.view.evidence')} intro={words.t('commitments.view.evidence-intro')}>
      {evidence.length === 0 ? (
        <p>{words.t('commitments.view.no-evidence')}</p>
      ) : (
        <EvidenceTable
          words={words}
          reference={commitment.reference}
          evidence={evidence.slice(-evidenceShown)}
          milestones={page.milestones}
          labelledBy="evidence"
        />
      )}
      {evidence.length > evidenceShown ? (
        <p>
          <a href={to(words, `/commitments/${commitment.reference}/evidence`)}>{words.t('commitments.view.all-evidence')}</a>
        </p>
      ) : null}
    </Section>
  )
}

/** The prose of a revision in the order of the template, paragraphs kept; the language is told where it is another. */
function ProseOf({ words, prose }: { words: Words; prose: CommitmentPage['newest']['prose'] }) {
  const told = proseFields.flatMap((field) => {
    const text = prose[field]
    return text === undefined ? [] : [{ field, ...textFor(text, words.lang) }]
  })
  if (told.length === 0) return <p>{words.t('commitments.view.no-prose')}</p>
  return (
    <Prose>
      {told.map(({ field, text, lang }) => (
        <>
          <Subhead level={3}>{words.t(`commitments.field.${field}`)}</Subhead>
          {text
            .split(/\n+/)
            .filter((paragraph) => paragraph !== '')
            .map((paragraph) => (
              <p lang={lang === words.lang ? undefined : lang} dir={lang === words.lang ? undefined : direction(lang)}>
                {paragraph}
              </p>
            ))}
        </>
      ))}
    </Prose>
  )
}
