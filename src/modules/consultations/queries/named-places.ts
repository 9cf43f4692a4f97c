import type { Db } from '#kernel/database.ts'
import type { LocalizedText } from '#kernel/languages.ts'
import { commitmentReferences } from '#modules/action-plans'
import '../tables.ts'
import type { TakenUpIn } from '../vocabulary.ts'
import type { Consultation } from './consultations.ts'
import { findText } from './texts.ts'

/** Where words of a published answer stand, as anybody sees it. */
export type NamedPlace =
  /** `href` is null while the commitment is a draft that the public has not seen. */
  | { readonly kind: 'commitment'; readonly reference: string; readonly title: LocalizedText | null; readonly href: string | null }
  | { readonly kind: 'paragraph'; readonly title: LocalizedText; readonly number: number; readonly version: number; readonly href: string }

/** The places of an answer in their order, named; one that is not known any more is left out. */
export async function namedPlaces(
  db: Db,
  { id: consultationId, slug }: Pick<Consultation, 'id' | 'slug'>,
  places: readonly TakenUpIn[],
): Promise<readonly NamedPlace[]> {
  const ids = places.flatMap((place) => (place.kind === 'commitment' ? [place.commitment] : []))
  const references = await commitmentReferences(db, ids)
  const named: NamedPlace[] = []
  for (const place of places) {
    if (place.kind === 'commitment') {
      const found = references.get(place.commitment)
      if (found !== undefined)
        named.push({ kind: 'commitment', ...found, href: found.title === null ? null : `/commitments/${found.reference}` })
      continue
    }
    const text = await findText(db, consultationId, { id: place.text }, place.version)
    const at = text?.paragraphs.findIndex(({ id }) => id === place.paragraph) ?? -1
    if (text === null || at < 0) continue
    const href = `/consultations/${slug}/texts/${text.number}`
    named.push({ kind: 'paragraph', title: text.title, number: at + 1, version: place.version, href })
  }
  return named
}
