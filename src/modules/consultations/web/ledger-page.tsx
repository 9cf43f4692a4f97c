import {
  ButtonLink,
  Clock,
  Crumbs,
  EmptyState,
  ErrorSummary,
  Explore,
  Facets,
  FindForm,
  Flow,
  Head,
  HiddenField,
  Note,
  Pager,
  Row,
  Section,
  Subhead,
  to,
  Wrap,
} from '#ui'
import { inputsPerPage } from '../queries/ledger.ts'
import { answersDue, dayOf, daysBetween, endOf, startOf } from '../rules/timetable.ts'
import { ledgerSorts } from '../vocabulary.ts'
import { AnswerRefusalNote } from './answer-marks.tsx'
import { consultationTrail, titleOf } from './consultation-name.tsx'
import { ActiveChoices, ledgerFacetGroups } from './ledger-facets.tsx'
import { ledgerHref, writeLedgerQuery } from './ledger-query.ts'
import { type LedgerPageProps, LedgerTable, Selection } from './ledger-table.tsx'
import { AnswerTally, InstitutionTable, statisticsSentence } from './statistics-part.tsx'

/** The ledger: every input of a consultation, how it stands, what is owed and by when. */
export function LedgerPage(props: LedgerPageProps) {
  const { words, consultation, conducts, drafts, done, refusal, form, statistics } = props
  const address = `/consultations/${consultation.slug}/answers`
  return (
    <Wrap>
      <Crumbs words={words} trail={consultationTrail(words, consultation)} here={words.t('answers.ledger.here')} />
      <ErrorSummary words={words} errors={form.errors} />
      {refusal === undefined ? null : <AnswerRefusalNote words={words} refusal={refusal} />}
      {done === null ? null : (
        <Note status>
          <p>{done}</p>
        </Note>
      )}
      <Head
        title={words.t('answers.ledger.title')}
        eyebrow={titleOf(words, consultation).text}
        lede={statisticsSentence(words, statistics.all)}
        actions={
          conducts ? (
            <ButtonLink quiet href={to(words, `${address}/drafts`)}>
              {words.t('answers.drafts.link', { n: drafts })}
            </ButtonLink>
          ) : null
        }
      />
      <Figures {...props} />
      <Inputs {...props} />
    </Wrap>
  )
}

function Figures({ words, now, consultation, statistics }: LedgerPageProps) {
  const { lastDay, answersDueOn, isOverdue } = answersDue(consultation, now)
  const open = statistics.all.owed - statistics.all.answered
  return (
    <Section id="figures" title={words.t('answers.statistics.title')} intro={words.t('answers.statistics.intro')}>
      <Flow>
        <AnswerTally words={words} statistics={statistics.all} />
        {open === 0 ? null : answersDueOn === null ? (
          <p>{words.t(consultation.planId === null ? 'answers.due.none' : 'answers.due.adoption')}</p>
        ) : (
          <Clock
            words={words}
            now={now}
            from={lastDay === null ? consultation.announcedAt : endOf(lastDay)}
            until={startOf(answersDueOn)}
            left={
              isOverdue
                ? words.t('answers.due.late', { n: daysBetween(answersDueOn, dayOf(now)) })
                : words.t('answers.due.left', { n: daysBetween(dayOf(now), answersDueOn) + 1 })
            }
          />
        )}
        <InstitutionTable words={words} institutions={statistics.institutions} />
      </Flow>
    </Section>
  )
}

function Inputs(props: LedgerPageProps) {
  const { words, now, consultation, query, cells, rows, total, conducts } = props
  const { isOverdue } = answersDue(consultation, now)
  const all = cells.reduce((sum, { n }) => sum + n, 0)
  const chosen = Object.keys(query.choices).length
  if (all === 0 && query.q === '' && query.input === null) {
    return (
      <EmptyState title={words.t('answers.ledger.empty')}>
        <p>{words.t('answers.ledger.empty-text')}</p>
        <p>
          <a href={to(words, `/consultations/${consultation.slug}`)}>{words.t('answers.ledger.empty-next')}</a>
        </p>
      </EmptyState>
    )
  }
  const groups = ledgerFacetGroups({ words, consultation, cells, query, isOverdue })
  return (
    <Explore facets={<Facets words={words} summary={words.t('explorer.narrow', { n: chosen })} groups={groups} />}>
      <Flow>
        <FindForm
          words={words}
          action={to(words, `/consultations/${consultation.slug}/answers`)}
          label={words.t('answers.ledger.find')}
          value={query.q}
        >
          {[...writeLedgerQuery({ ...query, q: '', input: null, page: 1 })].map(([name, value]) => (
            <HiddenField name={name} value={value} />
          ))}
        </FindForm>
        <ActiveChoices words={words} consultation={consultation} query={query} />
        <Subhead id="inputs" level={2}>
          {words.t('answers.ledger.found', { n: total })}
        </Subhead>
        {rows.length === 0 ? <p>{words.t('answers.ledger.nothing')}</p> : <Sorts {...props} />}
        {rows.length === 0 ? null : conducts ? <Selection {...props} /> : <LedgerTable {...props} />}
        <Pager
          words={words}
          page={query.page}
          pages={Math.ceil(total / inputsPerPage)}
          href={(page) => ledgerHref(words, consultation.slug, { ...query, page })}
        />
        {total === 0 ? null : (
          <p class="small">
            <a href={ledgerHref(words, consultation.slug, { ...query, page: 1 }, '.csv')}>{words.t('answers.ledger.csv')}</a>
          </p>
        )}
      </Flow>
    </Explore>
  )
}

const Sorts = ({ words, consultation, query }: LedgerPageProps) => (
  <Row small>
    <span>{words.t('explorer.sort.label')}</span>
    {ledgerSorts.map((sort) =>
      sort === query.sort ? (
        <b aria-current="true">{words.t(`answers.sort.${sort}`)}</b>
      ) : (
        <a href={ledgerHref(words, consultation.slug, { ...query, sort, page: 1 })}>{words.t(`answers.sort.${sort}`)}</a>
      ),
    )}
  </Row>
)
