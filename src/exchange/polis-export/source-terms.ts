import type { LocalizedText } from '#kernel/languages.ts'

/** Sentences of our own for what an export does not tell, in the languages of the site. */
export const sourceTerms = {
  untold: {
    original: 'en',
    en: 'Not told by the source.',
    fr: 'La source ne le dit pas.',
    es: 'La fuente no lo dice.',
    ar: 'لم يذكره المصدر.',
  },
  purpose: {
    original: 'en',
    en: 'A conversation held on Polis. The source does not say what for.',
    fr: 'Une conversation tenue sur Polis. La source ne dit pas dans quel but.',
    es: 'Una conversación mantenida en Polis. La fuente no dice con qué fin.',
    ar: 'محادثة جرت على Polis، ولم يذكر المصدر غرضها.',
  },
  document: {
    original: 'en',
    en: 'The conversation on Polis',
    fr: 'La conversation sur Polis',
    es: 'La conversación en Polis',
    ar: 'المحادثة على Polis',
  },
} as const satisfies Record<string, LocalizedText>

/** A text of at most so many characters, cut with a sign that says so. */
export const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`)
