import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { Flow, LocalText, Reply, Section, Time } from '#ui'
import type { PublishedAnswer } from '../queries/proposal-page.ts'
import { DecisionTag } from './proposal-item.tsx'

interface Props {
  readonly words: Words
  readonly answer: PublishedAnswer
  /** Where the words that were taken up stand, as links. */
  readonly places: Child
}

/** The reasoned answer: decision, who answers, why, the words that changed and where they stand. */
export const AnswerPart = ({ words, answer, places }: Props) => (
  <Section id="answer" title={words.t('proposals.answer.title')} intro={words.t('proposals.answer.intro')}>
    <Reply
      tag={<DecisionTag words={words} decision={answer.decision} />}
      by={
        <>
          <LocalText words={words} text={answer.institution} />, <Time words={words} date={answer.publishedAt} />
          {answer.version > 1 ? ` · ${words.t('proposals.answer.version', { n: answer.version })}` : null}
        </>
      }
    >
      <Flow>
        <p>
          <LocalText words={words} text={answer.reason} />
        </p>
        {answer.words === null ? null : (
          <>
            <p>{words.t('proposals.answer.words')}</p>
            <blockquote>
              <p>
                <LocalText words={words} text={answer.words} />
              </p>
            </blockquote>
          </>
        )}
        {places}
      </Flow>
    </Reply>
  </Section>
)
