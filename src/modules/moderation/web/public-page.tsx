import type { Words } from '#kernel/i18n.ts'
import { type ListedRemoval, removalGrounds } from '#record'
import { Checks, Crumbs, EmptyState, Flow, Head, Pager, Section, Small, Sub, Table, Tag, Time, to, Wrap } from '#ui'
import type { ModerationFigures } from '../queries/figures.ts'
import { urgentGrounds } from '../vocabulary.ts'
import { GroundLink } from './parts.tsx'
import type { EntryTold } from './surroundings.ts'

export interface PublicPageProps {
  readonly words: Words
  readonly figures: ModerationFigures
  readonly removals: readonly ListedRemoval[]
  readonly lines: ReadonlyMap<string, EntryTold>
  readonly page: number
  readonly pages: number
  readonly appealMonths: number
}

/** The published rules of moderation: how it is done, on which grounds, what came of it, and every removal. */
export const PublicPage = (props: PublicPageProps) => {
  const { words, appealMonths } = props
  return (
    <Wrap>
      <Crumbs words={words} trail={[]} here={words.t('moderation.title')} />
      <Head title={words.t('moderation.title')} lede={words.t('moderation.lede')} />
      <Section id="how" title={words.t('moderation.how.title')} first>
        <Flow space={5}>
          <Checks
            items={[
              { icon: 'speakerphone', text: words.t('moderation.how.report') },
              { icon: 'users', text: words.t('moderation.how.two') },
              { icon: 'hourglass', text: words.t('moderation.how.urgent') },
              { icon: 'mail', text: words.t('moderation.how.told') },
              { icon: 'message-reply', text: words.t('moderation.how.appeal', { months: appealMonths }) },
              { icon: 'eye', text: words.t('moderation.how.record') },
            ]}
          />
          <p>{words.t('moderation.how.begin')}</p>
          <p>
            <a href={to(words, '/rules/R14')}>{words.t('moderation.how.rule')}</a>
          </p>
        </Flow>
      </Section>
      <Grounds words={words} />
      <Figures {...props} />
      <Removals {...props} />
    </Wrap>
  )
}

const Grounds = ({ words }: { words: Words }) => (
  <Section id="grounds" title={words.t('moderation.grounds.title')} intro={words.t('moderation.grounds.intro')}>
    <Flow space={5}>
      <Table
        columns={[
          { label: words.t('moderation.grounds.ground') },
          { label: words.t('moderation.grounds.covers'), stack: words.t('moderation.grounds.covers') },
        ]}
        rows={removalGrounds.map((ground) => ({
          id: ground,
          cells: [
            words.t(`moderation.ground.${ground}`),
            <>
              {words.t(`moderation.covers.${ground}`)}
              {urgentGrounds.includes(ground) ? <Sub>{words.t('moderation.grounds.urgent')}</Sub> : null}
            </>,
          ],
        }))}
      />
      <p>{words.t('moderation.grounds.never')}</p>
    </Flow>
  </Section>
)

function Figures({ words, figures }: PublicPageProps) {
  const number = (value: number) => words.number(value)
  const hours = figures.medianHours
  return (
    <Section id="figures" title={words.t('moderation.figures.title')} intro={words.t('moderation.figures.intro')}>
      <Flow space={5}>
        <p>
          {words.t('moderation.figures.sentence', {
            reports: figures.reports,
            waiting: figures.waiting,
            kept: figures.kept,
            removed: figures.removed,
          })}{' '}
          {words.t('moderation.figures.appeals', { appeals: figures.appeals, restored: figures.restored })}{' '}
          {hours === null
            ? words.t('moderation.figures.no-time')
            : words.t('moderation.figures.time', { hours: Math.max(1, Math.round(hours)) })}
        </p>
        <Table
          caption={words.t('moderation.figures.by-ground')}
          columns={[
            { label: words.t('moderation.grounds.ground') },
            { label: words.t('moderation.figures.reports'), numeric: true, stack: words.t('moderation.figures.reports') },
            { label: words.t('moderation.figures.removals'), numeric: true, stack: words.t('moderation.figures.removals') },
            { label: words.t('moderation.figures.restored'), numeric: true, stack: words.t('moderation.figures.restored') },
          ]}
          rows={figures.grounds.map(({ ground, reports, removals, restored }) => ({
            cells: [words.t(`moderation.ground.${ground}`), number(reports), number(removals), number(restored)],
          }))}
        />
      </Flow>
    </Section>
  )
}

function Removals({ words, removals, lines, page, pages }: PublicPageProps) {
  return (
    <Section id="removals" title={words.t('moderation.removals.title')} intro={words.t('moderation.removals.intro')}>
      {removals.length === 0 ? (
        <EmptyState title={words.t('moderation.removals.none')}>
          <p>{words.t('moderation.removals.none-text')}</p>
        </EmptyState>
      ) : (
        <Flow space={5}>
          <Table
            columns={[
              { label: words.t('moderation.removals.what') },
              { label: words.t('moderation.grounds.ground'), stack: words.t('moderation.grounds.ground') },
              { label: words.t('moderation.removals.when'), stack: words.t('moderation.removals.when') },
              { label: words.t('moderation.removals.now'), stack: words.t('moderation.removals.now') },
            ]}
            rows={removals.map((removal) => ({ cells: removalCells(words, removal, lines.get(removal.target)) }))}
          />
          <Pager
            words={words}
            page={page}
            pages={pages}
            href={(n) => to(words, n === 1 ? '/moderation#removals' : `/moderation?page=${n}#removals`)}
          />
        </Flow>
      )}
    </Section>
  )
}

function removalCells(words: Words, removal: ListedRemoval, line: EntryTold | undefined) {
  return [
    <>
      <a href={to(words, `/moderation/removals/${removal.entryId}`)}>
        <bdi>{line?.sentence ?? words.t('moderation.removals.entry')}</bdi>
      </a>{' '}
      {line?.fictional === true ? <Small>{words.t('common.fictional.mark')}</Small> : null}
    </>,
    <GroundLink words={words} ground={removal.ground} />,
    <Time words={words} date={removal.removedAt} />,
    removal.restoredAt === null ? (
      <Tag icon="eye-off">{words.t('moderation.removals.off')}</Tag>
    ) : (
      <>
        <Tag kind="ok" icon="eye">
          {words.t('moderation.removals.back')}
        </Tag>
        <Sub>{words.t(`moderation.removals.${removal.restoredReason ?? 'appeal'}`)}</Sub>
      </>
    ),
  ]
}
