import { add, type Numbers } from './arrays.ts'

/** Points of the plane, each standing for one participant or, on large maps, for all those in one small square. */
export interface Points {
  readonly count: number
  readonly x: Float64Array
  readonly y: Float64Array
  /** How many participants the point stands for. */
  readonly weight: Float64Array
  readonly total: number
  /** The point of each participant. */
  readonly pointOf: Int32Array
}

const finestSide = 512

/** Gives one point per participant, or, beyond `most`, one per occupied square of the finest grid that occupies at most that many. */
export function condensed(positions: Numbers, most: number): Points {
  const participants = positions.length / 2
  if (participants <= most)
    return pointsOf(
      positions,
      Int32Array.from({ length: participants }, (_, p) => p),
      participants,
    )
  let side = finestSide
  let cells = squares(positions, side)
  while (cells.count > most && side > 1) {
    side /= 2
    cells = squares(positions, side)
  }
  return pointsOf(positions, cells.cellOf, cells.count)
}

/** Numbers the occupied squares as participants meet them. */
function squares(positions: Numbers, side: number): { cellOf: Int32Array; count: number } {
  const participants = positions.length / 2
  const column = scale(positions, 0, side)
  const row = scale(positions, 1, side)
  const numberOf = new Int32Array(side * side).fill(-1)
  const cellOf = new Int32Array(participants)
  let count = 0
  for (let p = 0; p < participants; p += 1) {
    const square = row(positions[2 * p + 1] ?? 0) * side + column(positions[2 * p] ?? 0)
    if ((numberOf[square] ?? 0) < 0) {
      numberOf[square] = count
      count += 1
    }
    cellOf[p] = numberOf[square] ?? 0
  }
  return { cellOf, count }
}

function scale(positions: Numbers, axis: 0 | 1, side: number): (value: number) => number {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = axis; i < positions.length; i += 2) {
    low = Math.min(low, positions[i] ?? 0)
    high = Math.max(high, positions[i] ?? 0)
  }
  const width = Math.max(high - low, Number.MIN_VALUE)
  return (value) => Math.min(side - 1, Math.floor(((value - low) / width) * side))
}

function pointsOf(positions: Numbers, pointOf: Int32Array, count: number): Points {
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  const weight = new Float64Array(count)
  for (let p = 0; p < pointOf.length; p += 1) {
    const point = pointOf[p] ?? 0
    add(x, point, positions[2 * p] ?? 0)
    add(y, point, positions[2 * p + 1] ?? 0)
    add(weight, point, 1)
  }
  for (let i = 0; i < count; i += 1) {
    x[i] = (x[i] ?? 0) / (weight[i] ?? 0)
    y[i] = (y[i] ?? 0) / (weight[i] ?? 0)
  }
  return { count, x, y, weight, total: pointOf.length, pointOf }
}
