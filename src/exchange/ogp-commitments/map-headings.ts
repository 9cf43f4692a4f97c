import {
  fieldHeadings,
  headingKey,
  knownHeading,
  knownHeadings,
  policyAreaHeadings,
  requiredHeadings,
  type SheetField,
} from './headings.ts'
import type { RawCell } from './sheet-bounds.ts'

/** How a heading of the file was understood. */
export interface MappedHeading {
  /** The place of the column in the file, from 0. */
  readonly column: number
  /** As the file writes it. */
  readonly written: string
  /** The heading of the published sheet it stands for; null when it is none of them, or stands for one already found. */
  readonly heading: string | null
  readonly how: 'exact' | 'near' | 'unknown' | 'twice'
}

/** The columns of a file, and which of the sheet's are not among them. */
export interface HeadingMap {
  readonly mapped: readonly MappedHeading[]
  readonly fields: ReadonlyMap<SheetField, number>
  /** Policy areas by their heading. */
  readonly areas: ReadonlyMap<string, number>
  /** Headings of the sheet that the file lacks. */
  readonly missing: readonly string[]
  /** Groups of headings of which one is needed and none is there. */
  readonly lacking: readonly (readonly string[])[]
}

/** Names that older sheets and people give to the columns. */
const otherNames: Readonly<Record<string, string>> = {
  country: fieldHeadings.place,
  locality: fieldHeadings.place,
  countrylocalityname: fieldHeadings.place,
  commitmentid: fieldHeadings.identifier,
  uniqueidentifier: fieldHeadings.identifier,
  title: fieldHeadings.title,
  leadagency: fieldHeadings.lead,
  leadimplementingagency: fieldHeadings.lead,
  supportinginstitution: fieldHeadings.supporting,
  supportinginstitutions: fieldHeadings.supporting,
  submissionyear: fieldHeadings.year,
  link: fieldHeadings.url,
}

/** Longer headings may differ by two letters and still be known. */
const nearestDistance = (length: number) => (length < 6 ? 0 : length < 12 ? 1 : 2)

/**
 * Understands a row of headings, in any order: as published, written a little differently, or by an older name. Of two columns
 * that stand for one heading the first counts, and an exact one before a near one.
 */
export function mapHeadings(cells: readonly RawCell[]): HeadingMap {
  const written = cells.map((cell) => (cell === null ? '' : String(cell).trim()))
  const taken = new Map<string, number>()
  const mapped: MappedHeading[] = []
  const readings = written.map((text) => (text === '' ? null : readHeading(text)))
  for (const how of ['exact', 'near'] as const) {
    for (const [column, reading] of readings.entries()) {
      if (reading?.how !== how) continue
      const twice = taken.has(reading.heading)
      if (!twice) taken.set(reading.heading, column)
      mapped.push({ column, written: written[column] ?? '', heading: twice ? null : reading.heading, how: twice ? 'twice' : how })
    }
  }
  for (const [column, text] of written.entries()) {
    if (text !== '' && readings[column] === null) mapped.push({ column, written: text, heading: null, how: 'unknown' })
  }
  return { mapped: mapped.sort((a, b) => a.column - b.column), ...placesOf(taken) }
}

function placesOf(taken: ReadonlyMap<string, number>): Omit<HeadingMap, 'mapped'> {
  const fields = new Map<SheetField, number>()
  for (const field of fieldNames) {
    const column = taken.get(fieldHeadings[field])
    if (column !== undefined) fields.set(field, column)
  }
  const areas = new Map(
    policyAreaHeadings.flatMap((heading) => {
      const column = taken.get(heading)
      return column === undefined ? [] : [[heading, column] as const]
    }),
  )
  return {
    fields,
    areas,
    missing: knownHeadings.filter((heading) => !taken.has(heading)),
    lacking: requiredHeadings
      .filter((group) => group.every((field) => !fields.has(field)))
      .map((group) => group.map((field) => fieldHeadings[field])),
  }
}

const isField = (name: string): name is SheetField => Object.hasOwn(fieldHeadings, name)
const fieldNames = Object.keys(fieldHeadings).filter(isField)
const keys = knownHeadings.map((heading) => ({ heading, key: headingKey(heading) }))

function readHeading(text: string): { readonly heading: string; readonly how: 'exact' | 'near' } | null {
  const exact = knownHeading(text)
  if (exact !== undefined) return { heading: exact, how: 'exact' }
  const key = headingKey(text)
  const named = Object.hasOwn(otherNames, key) ? otherNames[key] : undefined
  if (named !== undefined) return { heading: named, how: 'near' }
  const most = nearestDistance(key.length)
  const near = keys.map((it) => ({ ...it, distance: distanceUpTo(key, it.key, most) })).filter(({ distance }) => distance <= most)
  near.sort((a, b) => a.distance - b.distance)
  const [best, second] = near
  // Two headings as near as each other: neither is meant for sure.
  return best === undefined || best.distance === second?.distance ? null : { heading: best.heading, how: 'near' }
}

/** Letters to add, drop or change to make one text the other (Levenshtein); more than `most` is told as `most + 1`. */
function distanceUpTo(a: string, b: string, most: number): number {
  if (most === 0 || Math.abs(a.length - b.length) > most || a.startsWith('_') !== b.startsWith('_')) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return Math.min(row[b.length] ?? most + 1, most + 1)
}
