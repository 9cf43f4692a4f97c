import type { Words } from '#kernel/i18n.ts'
import { textFor } from '#kernel/languages.ts'
import { type Crumb, LocalText, to } from '#ui'
import type { Consultation } from '../queries/consultations.ts'

/** The title of a consultation to show to a reader, and the language it is in. */
export const titleOf = (words: Pick<Words, 'lang'>, consultation: Pick<Consultation, 'title'>) => textFor(consultation.title, words.lang)

/** The way from home to a page below a consultation. */
export const consultationTrail = (words: Words, consultation: Pick<Consultation, 'slug' | 'title'>): readonly Crumb[] => [
  { href: to(words, '/consultations'), text: words.t('consultations.index.title') },
  { href: to(words, `/consultations/${consultation.slug}`), text: <LocalText words={words} text={consultation.title} mark={false} /> },
]
