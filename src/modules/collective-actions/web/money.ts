import type { Words } from '#kernel/i18n.ts'
import type { Amount } from '../vocabulary.ts'

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** Tells whether three letters are a currency (ISO 4217). */
export const isCurrency = (code: string): boolean => currencies.has(code)

/** How many digits a currency has after its point. */
function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

const spaces = /[\s\u00a0\u202f\u2009]/g
const latin = (text: string) => text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)).replaceAll('\u066b', '.')

/**
 * Reads an amount typed by a person into the currency's smallest unit: digits, spaces between them, one point or comma
 * before the decimals. Null when it cannot be told: “25,000” may be either, so it is asked again rather than guessed.
 */
export function readAmount(text: string, currency: string): Amount | null {
  const parts = /^(\d{1,13})(?:[.,](\d+))?$/.exec(latin(text).replace(spaces, ''))
  if (parts === null || !isCurrency(currency)) return null
  const digits = digitsOf(currency)
  const decimals = parts[2] ?? ''
  if (decimals.length > digits) return null
  const minor = Number(`${parts[1]}${decimals.padEnd(digits, '0')}`)
  return Number.isSafeInteger(minor) && minor > 0 ? { minor, currency } : null
}

/** An amount in the reader's language: “20,000 euros”. */
export function moneyText({ minor, currency }: Amount, words: Words): string {
  const digits = isCurrency(currency) ? digitsOf(currency) : 2
  const whole = minor % 10 ** digits === 0
  return words.number(minor / 10 ** digits, {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
    minimumFractionDigits: whole ? 0 : digits,
  })
}

/** An amount as one types it: what a correction starts from. */
export function typedAmount({ minor, currency }: Amount): string {
  const digits = isCurrency(currency) ? digitsOf(currency) : 2
  return minor % 10 ** digits === 0 ? String(minor / 10 ** digits) : (minor / 10 ** digits).toFixed(digits)
}
