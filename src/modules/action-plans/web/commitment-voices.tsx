import type { Words } from '#kernel/i18n.ts'
import { Details, excerptOf, Section, to, type Voice, Voices } from '#ui'
import type { CommitmentPage } from '../queries/commitment-page.ts'
import type { Completion } from '../vocabulary.ts'
import { completionText } from './commitment-words.ts'
import { dayOf } from './days.ts'

/** How many of the five steps a degree of completion fills. */
const levels: Readonly<Record<Completion, number>> = { 'no-evidence': 0, 'not-started': 1, limited: 2, substantial: 4, complete: 5 }

const levelOf = (words: Words, completion: Completion | null) => {
  const level = completion === null ? 0 : levels[completion]
  const levelLabel = level === 0 ? words.t('commitments.view.voice.nothing') : words.t('commitments.view.voice.level', { n: level })
  return { level, levelLabel }
}

interface Props {
  readonly words: Words
  readonly page: CommitmentPage
}

/** What the member declares, what an independent review found, what people notice: side by side, never averaged. */
export const CommitmentVoices = ({ words, page }: Props) => (
  <Section id="voices" title={words.t('commitments.view.voices')} intro={words.t('commitments.view.voices-intro')}>
    <Voices voices={[declared(words, page), assessed(words, page), felt(words)]} />
    <Details summary={words.t('commitments.view.voice.how')}>
      <p>{words.t('commitments.view.voice.how-text')}</p>
    </Details>
  </Section>
)

function declared(words: Words, { reports, commitment }: CommitmentPage): Voice {
  const who = words.t('commitments.view.voice.declared')
  const report = reports[0]
  if (report === undefined) {
    const byMember = commitment.source === null
    const word = words.t(byMember ? 'commitments.view.voice.no-report' : 'commitments.view.not-told')
    const why = words.t(byMember ? 'commitments.view.voice.no-report-why' : 'commitments.view.voice.no-report-source')
    return { kind: 'gov', who, word, ...levelOf(words, null), why, source: '' }
  }
  const { completion, done, from, to: until } = report
  return {
    kind: 'gov',
    who,
    word: completionText(words, completion),
    ...levelOf(words, completion),
    why: done === null ? '' : <bdi dir="auto">{excerptOf(done, 400)}</bdi>,
    source: (
      <a href={to(words, `/commitments/${commitment.reference}/progress`)}>
        {words.t('commitments.view.voice.report', { from: words.date(dayOf(from)), to: words.date(dayOf(until)) })}
      </a>
    ),
  }
}

function assessed(words: Words, { reviews }: CommitmentPage): Voice {
  const who = words.t('commitments.view.voice.assessed')
  const review = reviews.find(({ told }) => told.completion !== null) ?? reviews[0]
  if (review === undefined) {
    const word = words.t('commitments.view.voice.not-assessed')
    return { kind: 'ind', who, word, ...levelOf(words, null), why: words.t('commitments.view.voice.not-assessed-why'), source: '' }
  }
  const { completion } = review.told
  const product = words.t(`commitments.view.product.${review.product}`)
  const year = review.year === null ? words.t('commitments.view.not-told') : String(review.year)
  return {
    kind: 'ind',
    who,
    word: completion === null ? words.t('commitments.view.not-told') : completionText(words, completion),
    ...levelOf(words, completion),
    why: '',
    source: words.rich('commitments.view.voice.review', { product, year, source: <bdi>{review.source}</bdi> }),
  }
}

function felt(words: Words): Voice {
  const word = words.t('commitments.view.voice.not-asked')
  const why = words.t('commitments.view.voice.not-asked-why')
  return { kind: 'cit', who: words.t('commitments.view.voice.felt'), word, ...levelOf(words, null), why, source: '' }
}
