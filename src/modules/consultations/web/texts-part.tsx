import type { Words } from '#kernel/i18n.ts'
import { Entry, List, LocalText, Section, Time, to } from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import type { Text } from '../queries/texts.ts'
import { textPath } from './text-page.tsx'

interface Props {
  readonly words: Words
  readonly consultation: Consultation
  readonly texts: readonly Text[]
  /** Whether the reader acts for the organiser: it may publish one. */
  readonly conducts: boolean
}

/** The texts people may amend. Nothing where there is none, but for an organiser that planned a phase for it. */
export function TextsPart({ words, consultation, texts, conducts }: Props) {
  const plans = conducts && consultation.closedAt === null && consultation.phases.some(({ kind }) => kind === 'amendments')
  if (texts.length === 0 && !plans) return null
  return (
    <Section id="texts" title={words.t('amendments.part.title')} intro={words.t('amendments.part.intro')}>
      {texts.length === 0 ? <p>{words.t('amendments.part.none')}</p> : null}
      <List>
        {texts.map(({ number, title, version, publishedAt, paragraphs }) => (
          <Entry
            title={<LocalText words={words} text={title} />}
            href={to(words, textPath(consultation, number))}
            text={
              <>
                {words.t('amendments.versions.n', { version })} · <Time words={words} date={publishedAt} /> ·{' '}
                {words.t('amendments.preview.paragraphs', { n: paragraphs.length })}
              </>
            }
          />
        ))}
      </List>
      {plans ? (
        <p>
          <a href={to(words, `/consultations/${consultation.slug}/texts/new`)}>{words.t('amendments.new.here')}</a>
        </p>
      ) : null}
    </Section>
  )
}
