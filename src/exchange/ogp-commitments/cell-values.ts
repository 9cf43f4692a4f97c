import { cleanText } from './clean-text.ts'
import type { RawCell } from './sheet-bounds.ts'

/**
 * Why a cell holds no value. The sheet keeps these apart, and so do we: `NA` not applicable, `ND` no data, `NR` not reviewed,
 * and a cell nobody filled.
 */
export const absences = ['not-applicable', 'no-data', 'not-reviewed', 'empty'] as const
export type Absence = (typeof absences)[number]

/** A value, or why there is none. */
export type Told<Value> = { readonly told: true; readonly value: Value } | { readonly told: false; readonly because: Absence }

/** A value told. */
export const told = <Value>(value: Value): Told<Value> => ({ told: true, value })
/** No value, and why. */
export const untold = (because: Absence): { readonly told: false; readonly because: Absence } => ({ told: false, because })
/** The value, or null. */
export const toldValue = <Value>(cell: Told<Value>): Value | null => (cell.told ? cell.value : null)

const absenceWords: Readonly<Record<string, Absence>> = {
  na: 'not-applicable',
  notapplicable: 'not-applicable',
  nd: 'no-data',
  nodata: 'no-data',
  notavailable: 'no-data',
  unknown: 'no-data',
  nr: 'not-reviewed',
  notreviewed: 'not-reviewed',
  notassessed: 'not-reviewed',
  none: 'empty',
  null: 'empty',
  nan: 'no-data',
  ref: 'no-data',
  value: 'no-data',
  div0: 'no-data',
  name: 'no-data',
}

/** Why a short text stands for no value; null when it is one. `-`, `—`, `?` and errors of formulas are none. */
export function absenceIn(text: string): Absence | null {
  if (text === '') return 'empty'
  if (text.length > 16) return null
  const bare = text.replace(/[^a-z0-9]/gi, '').toLowerCase()
  if (bare === '' && /^[-–—.?/*#]+$/.test(text)) return 'empty'
  if (['name', 'value', 'ref', 'div0'].includes(bare) && !/^#/.test(text)) return null
  return Object.hasOwn(absenceWords, bare) ? (absenceWords[bare] ?? null) : null
}

/** A cell as text, numbers and days of a workbook as the sheet would show them. */
export function textOf(cell: RawCell): string {
  if (cell === null) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? '1' : '0'
  // 1.1000000000000001 is 1.1 that went through a binary fraction.
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(Number(cell.toPrecision(12))) : ''
  return cell
}

/** A number with the noise of binary fractions taken off (`1.1000000000000001`), or null. Decimal commas and spaces are read. */
export function numberIn(text: string): number | null {
  const plain = cleanText(text).text.replace(/[ \u00a0\u202f]/g, '')
  if (!/^[+-]?\d{1,15}([.,]\d{1,20})?$/.test(plain)) return null
  return Number(Number(plain.replace(',', '.')).toPrecision(12))
}

/** A whole number from `3`, `3.0`, `3,0` or `3.0000000001`; null when it is none. */
export function wholeNumberIn(text: string): number | null {
  const value = numberIn(text)
  if (value === null) return null
  const rounded = Math.round(value)
  return Math.abs(value - rounded) < 1e-6 && Number.isSafeInteger(rounded) ? rounded : null
}

const yes = new Set(['1', 'yes', 'y', 'true', 'x', 'oui', 'si', 'sí'])
const no = new Set(['0', 'no', 'n', 'false', 'non'])

/** True or false from `1`, `1.0`, `yes`, `0`…; null when it is neither. */
export function flagIn(text: string): boolean | null {
  const plain = String(wholeNumberIn(text) ?? text.trim().toLowerCase())
  return yes.has(plain) ? true : no.has(plain) ? false : null
}
