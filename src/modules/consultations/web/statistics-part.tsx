import type { Words } from '#kernel/i18n.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { AnswerCells, type AnswerCounts, Entry, Flow, Lede, List, LocalText, Section, Table, to } from '#ui'
import type { StatisticsOf } from '../queries/answer-statistics.ts'
import type { Consultation } from '../queries/consultations.ts'
import type { AnswerStatistics } from '../rules/answer-statistics.ts'

const countsOf = ({ owed, answered, byDecision }: AnswerStatistics): AnswerCounts => ({
  taken: byDecision['taken-up'],
  partly: byDecision.partly,
  declined: byDecision.declined,
  outOfScope: byDecision['out-of-scope'],
  waiting: owed - answered,
})

/** The finding as a sentence: “41 of 48 answered; median 9 days.” */
export function statisticsSentence(words: Words, { owed, answered, medianDays, byDecision }: AnswerStatistics): string {
  if (owed === 0) return words.t('answers.statistics.none')
  if (medianDays === null) return words.t('answers.statistics.unanswered', { n: owed })
  const taken = byDecision['taken-up'] + byDecision.partly
  return words.t('answers.statistics.sentence', { n: answered, owed, days: medianDays, taken })
}

/** Squares drawn at most: beyond it the key alone counts. */
const mostCells = 400

/** How answers stand: one square an input while there are few, and the counts. */
export const AnswerTally = ({ words, statistics }: { words: Words; statistics: AnswerStatistics }) => {
  const counts = countsOf(statistics)
  if (statistics.owed === 0) return null
  if (statistics.owed <= mostCells) return <AnswerCells words={words} counts={counts} />
  const kinds = ['taken-up', 'partly', 'declined', 'out-of-scope', 'waiting'] as const
  const figures = [counts.taken, counts.partly, counts.declined, counts.outOfScope, counts.waiting]
  return <p>{words.list(kinds.map((kind, at) => `${words.number(figures[at] ?? 0)} ${words.t(`common.answers.${kind}`)}`))}</p>
}

const share = (words: Words, n: number, of: number | null): string =>
  of === null ? '–' : words.t('answers.statistics.share', { n, percent: Math.round(of * 100) })

/** Statistics of each institution, as a table; nothing while there is only one line to show. */
export function InstitutionTable({ words, institutions }: { words: Words; institutions: StatisticsOf['institutions'] }) {
  const named = institutions.filter(({ institution }) => institution !== null)
  if (named.length === 0) return null
  return (
    <Flow>
      <Table
        caption={words.t('answers.statistics.by-institution')}
        columns={[
          { label: words.t('answers.facet.institution') },
          { label: words.t('answers.statistics.owed'), numeric: true },
          { label: words.t('answers.statistics.answered'), numeric: true },
          { label: words.t('answers.statistics.median'), numeric: true },
          { label: words.t('answers.statistics.taken'), numeric: true },
        ]}
        rows={institutions.map(({ institution, owed, answered, byDecision, medianDays, shareAnswered, shareTakenUp }) => ({
          cells: [
            institution === null ? words.t('answers.statistics.nobody') : <LocalText words={words} text={institution} />,
            words.number(owed),
            share(words, answered, shareAnswered),
            medianDays === null ? '–' : words.number(medianDays),
            share(words, byDecision['taken-up'] + byDecision.partly, shareTakenUp),
          ],
        }))}
      />
    </Flow>
  )
}

/** How the answers of a consultation stand, on its page: a sentence, one square an input, the way to the ledger. */
export const AnswersPart = ({ words, consultation, answers }: { words: Words; consultation: Consultation; answers: AnswerStatistics }) => (
  <Section
    id="answers"
    title={words.t('answers.part.title')}
    intro={words.t(consultation.planId === null ? 'answers.part.intro-no-plan' : 'answers.part.intro')}
  >
    <Flow>
      <Lede>{statisticsSentence(words, answers)}</Lede>
      <AnswerTally words={words} statistics={answers} />
      <p>
        <a href={to(words, `/consultations/${consultation.slug}/answers`)}>{words.t('answers.part.ledger')}</a>
      </p>
    </Flow>
  </Section>
)

export interface MemberAnswersProps {
  readonly words: Words
  readonly statistics: StatisticsOf
  /** Its consultations that owe or owed answers, the last announced first, with how many inputs wait in each. */
  readonly ledgers: readonly { readonly slug: string; readonly title: LocalizedText; readonly empty: number }[]
}

/** How a member answers people, on its page: all together, by institution, by consultation. Nothing before it owes anything. */
export const MemberAnswers = ({ words, statistics, ledgers }: MemberAnswersProps) =>
  statistics.all.owed === 0 ? null : (
    <Section id="answers" title={words.t('answers.member.title')} intro={words.t('answers.member.intro')}>
      <Flow>
        <Lede>{statisticsSentence(words, statistics.all)}</Lede>
        <AnswerTally words={words} statistics={statistics.all} />
        <InstitutionTable words={words} institutions={statistics.institutions} />
        <List>
          {ledgers.map(({ slug, title, empty }) => (
            <Entry
              title={<LocalText words={words} text={title} />}
              href={to(words, `/consultations/${slug}/answers`)}
              text={words.t('answers.member.ledger', { n: empty })}
            />
          ))}
        </List>
      </Flow>
    </Section>
  )
