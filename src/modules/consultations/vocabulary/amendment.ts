import { z } from 'zod'
import { Language } from '#kernel/languages.ts'
import { AuthorKind, fitsInEntry, Numbered, textUpTo } from './words.ts'

export const longestParagraph = 4000
export const mostParagraphs = 300
export const longestAmendment = 4000
export const longestComment = 2000

/** A paragraph of a text: its id stays the same from version to version, its number is its place. */
export const Paragraph = z.strictObject({ id: z.uuid(), words: z.string().min(1).max(longestParagraph) })
export type Paragraph = z.infer<typeof Paragraph>

/** `text-version-published`: a text under consultation, whole, and the amendments this version takes in. */
export const TextVersionPublished = z
  .strictObject({
    text: z.uuid(),
    version: Numbered,
    title: textUpTo(200),
    language: Language,
    paragraphs: z.array(Paragraph).min(1).max(mostParagraphs),
    /** Accepted by this version; empty for the first. */
    amendments: z.array(z.uuid()).max(200),
  })
  .refine(({ paragraphs }) => new Set(paragraphs.map(({ id }) => id)).size === paragraphs.length, { error: 'a paragraph stands twice' })
  .refine(fitsInEntry, { error: 'too much text for one entry' })
export type TextVersionPublished = z.infer<typeof TextVersionPublished>

/** What an amendment does to a paragraph. */
export const amendmentKinds = ['comment', 'other-words', 'new-paragraph', 'deletion'] as const
export const AmendmentKind = z.enum(amendmentKinds)
export type AmendmentKind = z.infer<typeof AmendmentKind>

/** `amendment-submitted`. `new-paragraph` stands after the paragraph named. Disclosed: `words`, `reason`, perhaps `signature`. */
export const AmendmentSubmitted = z.strictObject({
  amendment: z.uuid(),
  number: Numbered,
  text: z.uuid(),
  version: Numbered,
  paragraph: z.uuid(),
  change: AmendmentKind,
  language: Language,
  authorKind: AuthorKind,
})
export type AmendmentSubmitted = z.infer<typeof AmendmentSubmitted>

/** `amendment-withdrawn`. Disclosed: perhaps `reason`. */
export const AmendmentWithdrawn = z.strictObject({ amendment: z.uuid(), reasonGiven: z.boolean() })
export type AmendmentWithdrawn = z.infer<typeof AmendmentWithdrawn>
