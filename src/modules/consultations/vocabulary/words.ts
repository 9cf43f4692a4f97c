import { z } from 'zod'
import { LocalizedText } from '#kernel/languages.ts'

/** A day, `2026-12-31`. */
export const Day = z.iso.date()

/** An instant as an entry writes it: UTC, to the millisecond. */
export const Instant = z.iso.datetime({ precision: 3 })

/** Most characters of a link. */
export const longestLink = 500

/** An address anyone can open safely: https only, no user name or password in it. */
export const isSafeLink = (text: string): boolean => {
  if (text.length > longestLink || !URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.')
}

export const SafeLink = z.string().refine(isSafeLink, { error: 'not a safe address' })

/** An institutional text of at most so many characters in each language. */
export const textUpTo = (most: number) =>
  LocalizedText.refine((text) => Object.values(text).every((value) => (value ?? '').length <= most), {
    error: `more than ${most} characters`,
  })

/** SHA-256 of a published file, in hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A number given once in its consultation, from 1. */
export const Numbered = z.int().min(1).max(999_999)

/** Most bytes that the data of one entry may take: an entry holds 65,535 with its envelope. */
export const mostDataBytes = 56_000

/** Tells whether data fits in one entry. */
export const fitsInEntry = (data: unknown): boolean => new TextEncoder().encode(JSON.stringify(data)).length <= mostDataBytes

/** Who speaks: a person, an organisation that is no member, or a member of the partnership. */
export const authorKinds = ['person', 'organisation', 'member'] as const
export const AuthorKind = z.enum(authorKinds)
export type AuthorKind = z.infer<typeof AuthorKind>

/** A step that needs no more than its date. */
export const Nothing = z.strictObject({})
export type Nothing = z.infer<typeof Nothing>

/** Names of the fields of a person's words in the entries of this module. */
export const wordsField = {
  text: 'text',
  title: 'title',
  place: 'place',
  signature: 'signature',
  reason: 'reason',
  words: 'words',
  attachment: (position: number) => `attachment-${position}`,
} as const
