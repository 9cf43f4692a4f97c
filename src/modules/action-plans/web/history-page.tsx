import type { Words } from '#kernel/i18n.ts'
import { Crumbs, Facts, Flow, Head, LocalText, OlderNewer, Section, Subhead, to, WordDifference, Wrap } from '#ui'
import type { CommitmentSummary } from '../queries/commitments.ts'
import type { Revision } from '../queries/revisions.ts'
import { draftOfRevision } from '../rules/draft-content.ts'
import { type RevisionChange, revisionChanges } from '../rules/revision-changes.ts'
import { fieldName, valueShown, wordsOfField } from './field-names.ts'

export interface HistoryProps {
  readonly words: Words
  readonly commitment: CommitmentSummary
  /** The revisions of this page, the newest first, and the one before the oldest of them. */
  readonly revisions: readonly Revision[]
  readonly before: Revision | null
  readonly names: ReadonlyMap<string, string>
  readonly older?: string | undefined
  readonly newer?: string | undefined
}

/** What each revision of a commitment changed, field by field and word by word. */
export function HistoryPage({ words, commitment, revisions, before, names, older, newer }: HistoryProps) {
  const address = to(words, `/commitments/${commitment.reference}`)
  const title = words.t('commitments.history.title', { reference: commitment.reference })
  return (
    <Wrap>
      <Crumbs
        words={words}
        trail={[{ href: address, text: <LocalText words={words} text={commitment.title} mark={false} /> }]}
        here={words.t('commitments.view.history')}
      />
      <Head title={title} lede={words.t('commitments.history.lede')} />
      {revisions.map((revision, at) => (
        <RevisionSection words={words} revision={revision} before={revisions[at + 1] ?? before} names={names} />
      ))}
      <OlderNewer words={words} older={older} newer={newer} />
    </Wrap>
  )
}

interface RevisionProps {
  readonly words: Words
  readonly revision: Revision
  readonly before: Revision | null
  readonly names: ReadonlyMap<string, string>
}

function RevisionSection({ words, revision, before, names }: RevisionProps) {
  const changes = before === null ? [] : revisionChanges(before, revision)
  return (
    <Section
      id={`revision-${revision.revision}`}
      title={words.t('commitments.history.revision', { n: revision.revision, date: words.date(revision.publishedAt) })}
      intro={<a href={to(words, `/record/pending/${revision.entryId}`)}>{words.t('commitments.history.entry')}</a>}
    >
      <Flow space={5}>
        {revision.reason !== null ? (
          <p>{words.rich('commitments.history.reason', { reason: <bdi dir="auto">{revision.reason}</bdi> })}</p>
        ) : revision.reasonGiven ? (
          <p>{words.t('commitments.history.reason-erased')}</p>
        ) : null}
        {before === null ? (
          <p>{words.t('commitments.history.first')}</p>
        ) : changes.length === 0 ? (
          <p>{words.t('commitments.history.nothing')}</p>
        ) : (
          changes.map((change) => <Change words={words} change={change} revision={revision} names={names} />)
        )}
      </Flow>
    </Section>
  )
}

function Change({ words, change, revision, names }: Omit<RevisionProps, 'before'> & { change: RevisionChange }) {
  const { key, before, after } = change
  const lang = wordsOfField(key)
  return (
    <div>
      <Subhead level={3}>{fieldName(words, key, draftOfRevision(revision))}</Subhead>
      {lang === null ? (
        <Facts
          items={[
            { term: words.t('commitments.history.before'), detail: <bdi dir="auto">{valueShown(words, before, names)}</bdi> },
            { term: words.t('commitments.history.after'), detail: <bdi dir="auto">{valueShown(words, after, names)}</bdi> },
          ]}
        />
      ) : (
        <WordDifference words={words} before={String(before)} after={String(after)} lang={lang} />
      )}
    </div>
  )
}
