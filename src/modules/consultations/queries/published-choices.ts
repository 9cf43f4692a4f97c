import { type Choices, type DrawnMap, drawMap } from './draw-map.ts'

/** `live`: everybody's choices, while they can change. `published`: what may be published of them, once closed. */
export type Wanted = 'live' | 'published'

/** A map, and whose choices it shows: their places among those given. */
export interface Drawn {
  readonly map: DrawnMap
  readonly kept: readonly number[]
}

/** Below so many people no choices are published at all, and an opinion group of fewer people than the second is left out. */
export const fewestToPublish = 10
export const smallestGroup = 5

/** Draws what is wanted. Pure: whoever has the published choices gets the same map. */
export function drawWanted(choices: Choices, wanted: Wanted): Drawn {
  const everybody = Array.from({ length: choices.participants }, (_, place) => place)
  if (wanted === 'live') return { map: drawMap(choices), kept: everybody }
  return withoutSmallGroups(choices, everybody)
}

/** Leaves out people in groups so small that their choices could point to them, until no group is small. */
function withoutSmallGroups(choices: Choices, kept: readonly number[]): Drawn {
  if (choices.participants < fewestToPublish) return { map: drawMap(only(choices, [])), kept: [] }
  const map = drawMap(choices)
  const isSmall = map.sizes.map((size) => size < smallestGroup)
  if (!isSmall.includes(true)) return { map, kept }
  const left = map.points.flatMap((point, place) => (point !== null && isSmall[point.group] === true ? [] : [place]))
  return withoutSmallGroups(
    only(choices, left),
    left.map((place) => kept[place] ?? 0),
  )
}

/** The choices of some people, by their places, in the same order. */
export function only({ statements, voter, statement, vote }: Choices, places: readonly number[]): Choices {
  const newPlace = new Map(places.map((place, at) => [place, at]))
  const rows = Array.from(voter.keys()).filter((row) => newPlace.has(voter[row] ?? -1))
  return {
    participants: places.length,
    statements,
    voter: Int32Array.from(rows, (row) => newPlace.get(voter[row] ?? -1) ?? 0),
    statement: Int32Array.from(rows, (row) => statement[row] ?? 0),
    vote: Int8Array.from(rows, (row) => vote[row] ?? 0),
  }
}

/**
 * The anonymous matrix as CSV (RFC 4180): one row per person, numbered in an order that tells nothing, one column per
 * statement; 1 agree, -1 disagree, 0 pass, empty for no answer. No time, no id.
 */
export function matrixCsv({ participants, statements, voter, statement, vote }: Choices): Buffer {
  const rows = Array.from({ length: participants }, () => new Array<string>(statements.length).fill(''))
  for (const [row, of] of voter.entries()) {
    const cells = rows[of]
    if (cells !== undefined) cells[statement[row] ?? 0] = String(vote[row] ?? 0)
  }
  const head = ['person', ...statements.map((number) => `statement-${number}`)].join(',')
  return Buffer.from([head, ...rows.map((cells, at) => [at + 1, ...cells].join(','))].join('\r\n').concat('\r\n'), 'utf8')
}
