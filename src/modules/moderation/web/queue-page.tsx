import type { Words } from '#kernel/i18n.ts'
import { Crumbs, EmptyState, Head, Section, Small, Sub, Table, Time, to, Wrap } from '#ui'
import type { QueuedCase } from '../queries/cases.ts'
import { CaseTag } from './parts.tsx'
import type { EntryTold } from './surroundings.ts'

interface Props {
  readonly words: Words
  readonly cases: readonly QueuedCase[]
  readonly lines: ReadonlyMap<string, EntryTold>
  readonly now: Date
}

/** What waits for a moderator, the longest wait first. */
export const QueuePage = ({ words, cases, lines, now }: Props) => (
  <Wrap>
    <Crumbs
      words={words}
      trail={[{ href: to(words, '/moderation'), text: words.t('moderation.title') }]}
      here={words.t('moderation.queue.title')}
    />
    <Head title={words.t('moderation.queue.title')} lede={words.t('moderation.queue.lede', { n: cases.length })} />
    <Section id="cases" title={words.t('moderation.queue.waiting')} first>
      {cases.length === 0 ? (
        <EmptyState title={words.t('moderation.queue.none')}>
          <p>{words.t('moderation.queue.none-text')}</p>
        </EmptyState>
      ) : (
        <Table
          columns={[
            { label: words.t('moderation.queue.words') },
            { label: words.t('moderation.queue.state'), stack: words.t('moderation.queue.state') },
            { label: words.t('moderation.figures.reports'), numeric: true, stack: words.t('moderation.figures.reports') },
            { label: words.t('moderation.queue.since'), stack: words.t('moderation.queue.since') },
          ]}
          rows={cases.map((one) => ({ cells: cellsOf(words, one, lines.get(one.entryId), now) }))}
        />
      )}
    </Section>
  </Wrap>
)

function cellsOf(words: Words, one: QueuedCase, line: EntryTold | undefined, now: Date) {
  const since = one.appealedAt ?? one.firstAt ?? one.openedAt
  return [
    <>
      <a href={to(words, `/moderation/cases/${one.id}`)}>
        <bdi>{line?.sentence ?? words.t('moderation.removals.entry')}</bdi>
      </a>{' '}
      {line?.fictional === true ? <Small>{words.t('common.fictional.mark')}</Small> : null}
    </>,
    <CaseTag words={words} state={one.state} />,
    words.number(one.reports),
    <>
      <Time words={words} date={since} as="minute" />
      <Sub>{words.distance(now, since)}</Sub>
    </>,
  ]
}
