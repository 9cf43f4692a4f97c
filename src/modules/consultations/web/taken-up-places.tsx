import type { Child } from 'hono/jsx'
import type { PageRequest } from '#kernel/http/variables.ts'
import { commitmentsByIds } from '#modules/action-plans'
import { List, LocalText, to } from '#ui'
import type { Consultation } from '../queries/consultations.ts'
import { listTexts } from '../queries/texts.ts'
import type { TakenUpIn } from '../vocabulary.ts'

/** Where words that were taken up stand now, as links: commitments, paragraphs of a text. Nothing for nothing. */
export async function takenUpPlaces(
  c: PageRequest,
  consultation: Pick<Consultation, 'id' | 'slug'>,
  places: readonly TakenUpIn[],
): Promise<Child> {
  const { ctx, words } = c.var
  if (places.length === 0) return null
  const ids = places.flatMap((place) => (place.kind === 'commitment' ? [place.commitment] : []))
  const [commitments, texts] = await Promise.all([commitmentsByIds(ctx.db, ids), listTexts(ctx.db, consultation.id)])
  return (
    <List narrow>
      {places.map((place) => {
        if (place.kind === 'paragraph') {
          const text = texts.find(({ id }) => id === place.text)
          return text === undefined ? null : (
            <li>
              <a href={to(words, `/consultations/${consultation.slug}/texts/${text.number}/paragraphs/${place.paragraph}`)}>
                {words.t('proposals.answer.paragraph', { n: place.version })}
              </a>
            </li>
          )
        }
        const commitment = commitments.get(place.commitment)
        return commitment === undefined ? null : (
          <li>
            <a href={to(words, `/commitments/${commitment.reference}`)}>
              <bdi dir="ltr">{commitment.reference}</bdi> <LocalText words={words} text={commitment.title} />
            </a>
          </li>
        )
      })}
    </List>
  )
}
