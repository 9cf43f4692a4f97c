import type { Words } from '#kernel/i18n.ts'
import { Section, to } from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import { fewestToDraw } from '../queries/draw-map.ts'
import type { Opinion } from '../queries/opinion.ts'
import type { Statement } from '../queries/statements.ts'
import { isPhaseOpen } from '../rules/timetable.ts'

interface Props {
  readonly words: Words
  readonly now: Date
  readonly consultation: Consultation
  readonly statements: readonly Statement[]
  readonly opinion: Opinion
}

/** Where people stand, in a sentence, with the ways to weigh and to the map. Nothing while there is no statement. */
export function OpinionPart({ words, now, consultation, statements, opinion: { map } }: Props) {
  const standing = statements.filter(({ text }) => text !== null)
  if (standing.length === 0) return null
  const address = `/consultations/${consultation.slug}`
  const isOpen = isPhaseOpen(consultation, 'statements', now)
  const first = standing.find(({ number }) => map.divisive.includes(number)) ?? standing[0]
  return (
    <Section id="opinion" title={words.t('opinion.part.title')} intro={words.t('opinion.part.intro')}>
      {isOpen && first !== undefined ? (
        <div class="weigh">
          <p class="small muted">{words.t('opinion.part.one-of', { n: standing.length })}</p>
          <blockquote>
            <p>
              <bdi lang={first.language}>{first.text}</bdi>
            </p>
          </blockquote>
          <p>
            <a class="btn" href={to(words, `${address}/statements?statement=${first.number}`)}>
              {words.t('opinion.part.weigh')}
            </a>
          </p>
        </div>
      ) : null}
      <p>
        {map.placed >= fewestToDraw && map.groups > 1
          ? words.t('opinion.part.groups', { n: map.participants, groups: map.groups })
          : words.t('opinion.part.few', { n: map.participants })}{' '}
        <a href={to(words, `${address}/map`)}>{words.t('opinion.weigh.see-map')}</a>
      </p>
    </Section>
  )
}
