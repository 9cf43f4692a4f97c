import { z } from 'zod'

/** The languages of the interface, in the order they are offered. */
export const languages = ['fr', 'en', 'es', 'ar'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** Writing direction of a language. */
export const direction = (lang: Language) => (lang === 'ar' ? 'rtl' : 'ltr')

/** An institutional text: written in one language, perhaps translated. `original` says which is the author's. */
export const LocalizedText = z
  .object({
    original: Language,
    fr: z.string().max(4000).optional(),
    en: z.string().max(4000).optional(),
    es: z.string().max(4000).optional(),
    ar: z.string().max(4000).optional(),
  })
  .strict()
  .refine((text) => Boolean(text[text.original]?.trim()), { error: 'the original language has no text', path: ['original'] })
export type LocalizedText = z.infer<typeof LocalizedText>

/** The text to show to a reader of `lang`: the translation if there is one, else the original. `lang` says which it is. */
export function textFor(text: LocalizedText, lang: Language): { readonly text: string; readonly lang: Language } {
  const translated = text[lang]
  return translated ? { text: translated, lang } : { text: text[text.original] ?? '', lang: text.original }
}
