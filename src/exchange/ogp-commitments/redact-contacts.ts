import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** What stands where something was taken out. It holds nothing that would be taken out again. */
export const removedMark = { email: '[e-mail removed]', telephone: '[telephone removed]' } as const

/** A text without addresses and numbers of persons, and how many were taken out. */
export interface RedactedText {
  readonly text: string
  readonly emails: number
  readonly telephones: number
}

/** The sign of an address, alone or spelt out in brackets; it may stand between spaces. */
const sign = /[ \u00a0]?[@\uff20\ufe6b][ \u00a0]?|\s?[[({]\s?(?:at|arroba|arobase|@)\s?[\])}]\s?/giu
/** Before it: whatever is no space and separates nothing; people and programs put marks of all kinds beside an address. */
const mailbox = /(?:mailto:)?[^\s@\uff20\ufe6b<>()[\]{},;:"“”„«»|\\/،؛、，。]{1,128}$/u
const dot = String.raw`(?:[.\u3002\uff0e\uff61]|\s?[[({]\s?(?:dot|punto|point|\.)\s?[\])}]\s?)`
const label = String.raw`[\p{L}\p{N}\p{M}\p{Cf}_-]`
/** After it: names with dots between them, the last one with a letter. */
const domain = new RegExp(
  `^${label}{1,63}(?:${dot}${label}{1,63}){0,9}?${dot}(?=[^\\s.]{0,62}\\p{L})${label}{2,63}(?:${dot}${label}{2,63}){0,9}`,
  'iu',
)
const mostBefore = 140
const mostAfter = 700

const digit = String.raw`[0-9\u0660-\u0669\u06f0-\u06f9]`
// A slash with spaces around it stands between two numbers, not inside one.
const separator = String.raw`(?:[ \u00a0\u202f().\-\u2010-\u2013]{0,3}|\/)`
const extension = String.raw`(?:,?\s?(?:ext|extn|extension|poste|int|x|anexo|داخلي)\.?:?\s?${digit}{1,5})?`
// An international number is one whatever stands before it; other digits may belong to an amount, a code or an address.
const candidate = new RegExp(
  `(?:(?<![\\p{N}+])\\(?\\+ ?\\(?|(?<![\\p{L}\\p{N}_.,$€£%°/=#-])\\(?)${digit}(?:${separator}${digit}){5,16}${extension}(?![\\p{N}])`,
  'giu',
)
const cue =
  /(?:tele?ph?one?s?|telefonos?|telefone|telf?|tlf|tfno|phones?|mobiles?|moviles?|movil|cell?(?:ular(?:es)?)?|portable|fax|whats ?app|hotline|call|ph|gsm|هاتف|الهاتف|فاكس|جوال|موبايل|تلفون)\s{0,2}(?:no|num|numbers?|number|numero)?\.?\s{0,2}[:.)°º#-]{0,2}\s{0,2}$/iu
/** Words before a number that make it something else than a telephone. */
const otherNumber =
  /(?:law|act|ley|loi|decree|decreto|decret|resolution|resolucion|article|articles?|art|section|chapter|no|nr|n|num|numero|number|bill|order|directive|regulation|ordinance|isbn|issn|id|code|usd|eur|gbp|us|million|total|budget|years?|period|since|from|between|until|dates?|قانون|رقم|مرسوم|المادة)\s{0,2}[.:°º#]{0,3}\s{0,2}$/iu
const address = /(?:https?:\/\/|www\.)\S{0,2000}/giu

/**
 * Takes the e-mail addresses and telephone numbers of persons out of prose. A number is a telephone when it is a valid
 * international one, when the words before it say so (“tel.”, “fax”, هاتف), or when it is valid in the country told and stands
 * beside an e-mail address. Dates, periods, amounts and numbers of laws stay. Taking out twice is the same as once.
 */
export function redactContacts(written: string, country: string | null): RedactedText {
  let text = written
  let emails = 0
  let telephones = 0
  // What was taken out may have hidden the beginning of another one.
  for (let found = 1; found > 0 && mayHoldEmail.test(text); emails += found) [text, found] = redactEmails(text)
  for (let found = 1; found > 0 && anyDigit.test(text); telephones += found) [text, found] = redactTelephones(text, country)
  return { text, emails, telephones }
}

const mayHoldEmail = /[@\uff20\ufe6b]|\bat\b|arroba|arobase/i
const anyDigit = /[0-9\u0660-\u0669\u06f0-\u06f9]/

function redactTelephones(written: string, country: string | null): [text: string, found: number] {
  const places = [...written.matchAll(address)].map((found) => [found.index, found.index + found[0].length] as const)
  let telephones = 0
  let previousEnd = -1
  const text = written.replace(candidate, (found: string, ...rest: readonly unknown[]) => {
    const index = rest.find((value) => typeof value === 'number') ?? 0
    if (places.some(([from, to]) => index >= from && index < to)) return found
    const before = plain(written.slice(Math.max(0, index - 60), index))
    const after = written.slice(index + found.length, index + found.length + 60)
    const follows = previousEnd >= 0 && alsoNumber.test(written.slice(previousEnd, index))
    const number = telephoneIn(found, { before, after, follows }, country)
    if (number === null) return found
    telephones += 1
    previousEnd = index + number.length
    return `${number.startsWith('(') && !number.includes(')') ? '(' : ''}${removedMark.telephone}${found.slice(number.length)}`
  })
  return [text, telephones]
}

function redactEmails(written: string): [text: string, found: number] {
  const kept: string[] = []
  let from = 0
  let emails = 0
  for (const { 0: at, index } of written.matchAll(sign)) {
    const before = mailbox.exec(written.slice(Math.max(from, index - mostBefore), index))?.[0] ?? ''
    const after = domain.exec(written.slice(index + at.length, index + at.length + mostAfter))?.[0]
    if (after === undefined || !/[\p{L}\p{N}]/u.test(before)) continue
    kept.push(written.slice(from, index - before.length), removedMark.email)
    from = index + at.length + after.length
    emails += 1
  }
  return emails === 0 ? [written, 0] : [kept.join('') + written.slice(from), emails]
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')

interface Around {
  readonly before: string
  readonly after: string
  /** Stands right behind another telephone number. */
  readonly follows: boolean
}
/** What stands between two numbers of one person. */
const alsoNumber = /^\s{0,2}(?:[/,;|]|or|and|y|et|ou|o|و)?\s{0,2}$/u

/** The telephone number that what was found begins with; null when it is none. Other digits may follow an international one. */
function telephoneIn(found: string, around: Around, country: string | null): string | null {
  if (isTelephone(found, around, country)) return found
  if (!/^\(?\s?\+/.test(found)) return null
  const ends = [...found.matchAll(groupEnd)].map(({ index }) => index).reverse()
  const end = ends.find((at) => isTelephone(found.slice(0, at), around, country))
  return end === undefined ? null : found.slice(0, end)
}
/** Where one group of digits ends and something else begins. */
const groupEnd = new RegExp(`(?<=${digit})(?!${digit})`, 'gu')

function isTelephone(found: string, { before, after, follows }: Around, country: string | null): boolean {
  const digits = found.match(/[0-9\u0660-\u0669\u06f0-\u06f9]/g)?.length ?? 0
  if (isPeriodOrDay(found)) return false
  if (cue.test(before) || follows) return digits <= 17
  if (/^\(?\s?\+/.test(found)) return isValid(found.replace(/^\(?\s?\+ ?/, '+'), null)
  if (otherNumber.test(before)) return false
  if (/^00[1-9]/.test(found)) return isValid(`+${found.slice(2)}`, null)
  return (before.includes(removedMark.email) || after.includes(removedMark.email)) && isValid(found, country)
}

/** `2016-2018`, `2016 - 2018`, `01/03/2024`, `2024-03-01`, `01.03.2024 - 31.12.2025`, `2016/2017/2018`. */
const day = String.raw`(?:\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4}|(?:19|20)\d{2}[-./ ]\d{1,2}[-./ ]\d{1,2}|(?:\d{1,2}[-./])?(?:19|20)\d{2}|(?:19|20)\d{2}[-./]\d{1,2})`
const period = new RegExp(`^\\(?${day}(?:\\s?[-–/. ]\\s?${day}){0,3}\\)?$`)
const isPeriodOrDay = (text: string) => period.test(text.trim())

function isValid(text: string, country: string | null): boolean {
  const home: CountryCode | undefined = country !== null && isSupportedCountry(country) ? country : undefined
  return parsePhoneNumberFromString(text, home === undefined ? {} : { defaultCountry: home })?.isValid() ?? false
}
