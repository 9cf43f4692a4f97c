/** How a day was written. */
export type DayForm = 'iso' | 'day-first' | 'month-first' | 'day-or-month-first' | 'named-month' | 'month-only' | 'year-only' | 'serial'

/** A day read: `2024-03-01`, how it was written, and how much of it was told. */
export interface DayRead {
  readonly day: string
  readonly form: DayForm
  readonly precision: 'day' | 'month' | 'year'
}

/** What helps to read a day: whether serials count from 1904, and whether it begins or ends a period told by month or year only. */
export interface DayReading {
  readonly from1904: boolean
  readonly edge: 'first' | 'last'
}

const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'jan january janvier enero janv ene',
    'feb february fevrier febrero fevr fev',
    'mar march mars marzo',
    'apr april avril abril avr abr',
    'may mai mayo',
    'jun june juin junio',
    'jul july juillet julio juil',
    'aug august aout agosto ago',
    'sep sept september septembre septiembre setiembre',
    'oct october octobre octubre',
    'nov november novembre noviembre',
    'dec december decembre diciembre dic',
  ].flatMap((names, at) => names.split(' ').map((name) => [name, at + 1])),
)

const earliestYear = 1990
const latestYear = 2099
/** Serials of 1990 to 2099 in either calendar of Excel; smaller numbers are years or counts. */
const serialRange = [31_500, 73_050] as const
const DAY_MS = 86_400_000
const dayZero = { from1900: Date.UTC(1899, 11, 30), from1904: Date.UTC(1904, 0, 1) } as const

/** The day of an Excel serial number (whole days; the time of day is cut off), or null outside 1990 to 2099. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  if (!(serial >= serialRange[0] && serial <= serialRange[1])) return null
  const day = new Date((from1904 ? dayZero.from1904 : dayZero.from1900) + Math.floor(serial) * DAY_MS)
  return day.getUTCFullYear() >= earliestYear && day.getUTCFullYear() <= latestYear ? day.toISOString().slice(0, 10) : null
}

/**
 * Reads a day as people and spreadsheets write it: `2024-03-01` (with or without a time), `01/03/2024`, `1.3.2024`, `3/25/2024`,
 * `1 March 2024`, `March 1, 2024`, `1-Mar-24`, `March 2024`, `03/2024`, `2024`, and Excel serials. `01/03/2024` is read day first,
 * as the partnership writes, and the form says that it could be otherwise. Null when it is no day between 1990 and 2099.
 */
export function dayIn(written: string, { from1904, edge }: DayReading): DayRead | null {
  const text = written
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[,\s\u00a0]+/g, ' ')
    .trim()
  return isoDay(text) ?? slashedDay(text) ?? namedDay(text) ?? monthOnly(text, edge) ?? yearOnly(text, edge) ?? serialDay(text, from1904)
}

function read(year: number, month: number, day: number, form: DayForm): DayRead | null {
  const full = year < 100 ? year + 2000 : year
  if (full < earliestYear || full > latestYear || month < 1 || month > 12 || day < 1) return null
  const date = new Date(Date.UTC(full, month - 1, day))
  return date.getUTCMonth() === month - 1 ? { day: date.toISOString().slice(0, 10), form, precision: 'day' } : null
}

const time = String.raw`(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?(?: ?(?:z|utc|gmt|[+-]\d{2}:?\d{2}))?)?`
const isoPattern = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${time}$`)
const slashedPattern = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${time}$`)

function isoDay(text: string): DayRead | null {
  const found = isoPattern.exec(text)
  if (found !== null) return read(Number(found[1]), Number(found[2]), Number(found[3]), 'iso')
  const compact = /^(19|20)(\d{2})(\d{2})(\d{2})$/.exec(text)
  return compact === null ? null : read(Number(`${compact[1]}${compact[2]}`), Number(compact[3]), Number(compact[4]), 'iso')
}

function slashedDay(text: string): DayRead | null {
  const found = slashedPattern.exec(text)
  if (found === null) return null
  const [a, b, year] = [Number(found[1]), Number(found[3]), Number(found[4])]
  if (b > 12) return read(year, a, b, 'month-first')
  return read(year, b, a, a > 12 || a === b ? 'day-first' : 'day-or-month-first')
}

const monthOf = (name: string | undefined) => {
  const key = (name ?? '').replace(/\.$/, '')
  return Object.hasOwn(months, key) ? (months[key] ?? 0) : 0
}

function namedDay(text: string): DayRead | null {
  const dayFirst = /^(?:[a-z]+ )?(\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?[- /.]?(?:of |de )?([a-z]+\.?)[- /.]*(?:de(?:l)? )?(\d{4}|\d{2})$/.exec(
    text,
  )
  if (dayFirst !== null) return read(Number(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1]), 'named-month')
  const monthFirst = /^(?:[a-z]+day )?([a-z]+\.?)[- ](\d{1,2})(?:st|nd|rd|th)?[- ]+(\d{4})$/.exec(text)
  return monthFirst === null ? null : read(Number(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2]), 'named-month')
}

function monthOnly(text: string, edge: DayReading['edge']): DayRead | null {
  const namedMonth = /^([a-z]+\.?)[- /.]*(?:de(?:l)? |of )?(\d{4})$/.exec(text)
  const numbered = /^(\d{1,2})[-/.](\d{4})$/.exec(text)
  const yearFirst = /^(\d{4})[-/.](\d{1,2})$/.exec(text)
  const month = namedMonth === null ? Number(numbered?.[1] ?? yearFirst?.[2] ?? 0) : monthOf(namedMonth[1])
  const year = Number(namedMonth?.[2] ?? numbered?.[2] ?? yearFirst?.[1] ?? 0)
  const first = month === 0 ? null : read(year, month, 1, 'month-only')
  if (first === null) return null
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  return { ...first, day: edge === 'first' ? first.day : last, precision: 'month' }
}

function yearOnly(text: string, edge: DayReading['edge']): DayRead | null {
  const year = /^(\d{4})(?:\.0+)?$/.exec(text)?.[1]
  if (year === undefined || Number(year) < earliestYear || Number(year) > latestYear) return null
  return { day: edge === 'first' ? `${year}-01-01` : `${year}-12-31`, form: 'year-only', precision: 'year' }
}

function serialDay(text: string, from1904: boolean): DayRead | null {
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return null
  const day = dayOfSerial(Number(text), from1904)
  return day === null ? null : { day, form: 'serial', precision: 'day' }
}
