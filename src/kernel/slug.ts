const marks = /\p{M}+/gu
// Latin letters that NFKD leaves whole.
const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** A text without accents, case or letter variants: two texts a reader would type for each other fold to one. For search only. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => letters[letter] ?? letter)
    .replace(marks, '')
    .replace(/[\u2018\u2019\u02bc']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The longest slug: an address stays readable. */
export const longestSlug = 120

/**
 * The last part of an address, made from an English title: lower-case Latin letters and digits joined by single hyphens,
 * at most 120 characters, cut between words. Empty when the text has none of them (a title in Arabic): the author types one.
 */
export function slugOf(title: string): string {
  const whole = fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (whole.length <= longestSlug) return whole
  const cut = whole.lastIndexOf('-', longestSlug)
  return whole.slice(0, cut > 0 ? cut : longestSlug)
}

/** Says whether a text can be the last part of an address as it stands. */
export const isSlug = (text: string): boolean => text.length <= longestSlug && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
