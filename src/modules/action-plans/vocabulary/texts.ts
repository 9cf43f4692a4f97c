import { z } from 'zod'
import { LocalizedText } from '#kernel/languages.ts'

/** A day, `2026-12-31`. */
export const Day = z.iso.date()

/** An institutional text of at most so many characters in each language. */
export const textUpTo = (most: number) =>
  LocalizedText.refine((text) => Object.values(text).every((value) => (value ?? '').length <= most), {
    error: `more than ${most} characters`,
  })

/** Most characters of each kind of text. An entry holds at most 65,535 bytes; prose stands beside it, by digest. */
export const longest = {
  title: 300,
  institution: 300,
  output: 600,
  prose: 4000,
  reason: 1000,
  link: 500,
  note: 2000,
  fileName: 200,
} as const

/** An institution by its name, as a commitment gives it: it need not be a member. */
export const InstitutionName = z.string().trim().min(1).max(longest.institution)

/** An ISO 3166-1 alpha-2 code, or `XX` where a member has no country. */
export const CountryCode = z.string().regex(/^[A-Z]{2}$/)

/** An address of the web anyone can open safely: http or https, no user name or password in it. */
export const isWebAddress = (text: string): boolean => {
  if (text.length > longest.link || !URL.canParse(text)) return false
  const url = new URL(text)
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '' && url.hostname.includes('.')
}
