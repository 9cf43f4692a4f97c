/** A point of the drawing, in its pixels. */
export type Point = readonly [x: number, y: number]
type Box = readonly [left: number, top: number, right: number, bottom: number]

/** A dot to be named. */
export interface Dot {
  readonly at: Point
  readonly name: string
}

/** Where the name of a dot stands, and the line that leads to it when it had to move away. */
export interface Label {
  readonly at: Point
  readonly anchor: 'start' | 'middle' | 'end'
  readonly leader: readonly [Point, Point] | null
}

interface Sizes {
  readonly font: number
  readonly dot: number
  readonly width: number
}

/** The eight winds, then four in between: the first that is free is taken. */
const directions: readonly Point[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [-0.8, -0.6],
  [0.8, -0.6],
  [0.8, 0.6],
  [-0.8, 0.6],
  [-0.95, 0.3],
  [-0.95, -0.3],
  [0.95, 0.3],
  [0.95, -0.3],
]
const furtherOut = [24, 38, 54, 72]
const crowdRadius = 70
const glyphWidth = 0.485

/** What is already on the drawing: no label may cover it, no leader may cross it. */
interface Taken {
  readonly boxes: Box[]
  readonly leaders: (readonly [Point, Point])[]
}

/**
 * Places the names of dots, the most crowded first: beside the dot where it is free, then further out with a leader that
 * crosses no dot, label or other leader. A name that would float free is left out (`null`). Same order as given.
 */
export function placeLabels(dots: readonly Dot[], sizes: Sizes): readonly (Label | null)[] {
  const taken: Taken = { boxes: dots.map(({ at }) => around(at, sizes.dot)), leaders: [] }
  const crowd = dots.map(({ at }) => dots.filter((other) => Math.hypot(other.at[0] - at[0], other.at[1] - at[1]) < crowdRadius).length)
  const order = dots.map((_, index) => index).sort((a, b) => (crowd[b] ?? 0) - (crowd[a] ?? 0) || xOf(dots, a) - xOf(dots, b))
  const labels: (Label | null)[] = dots.map(() => null)
  for (const index of order) labels[index] = placeOne(dots, index, sizes, taken)
  return labels
}

const xOf = (dots: readonly Dot[], index: number) => dots[index]?.at[0] ?? 0
const around = ([x, y]: Point, by: number): Box => [x - by, y - by, x + by, y + by]

function placeOne(dots: readonly Dot[], index: number, sizes: Sizes, taken: Taken): Label | null {
  const dot = dots[index]
  if (dot === undefined) return null
  for (const distance of [sizes.dot + 4, ...furtherOut]) {
    for (const direction of directions) {
      const tried = candidate(dot, direction, distance, sizes)
      if (isTaken(tried.box, index, sizes, taken)) continue
      const far = distance > sizes.dot + 4
      if (far && crosses(tried.leader, index, taken)) continue
      if (far) taken.leaders.push(tried.leader)
      taken.boxes.push(tried.box)
      return { at: tried.at, anchor: tried.anchor, leader: far ? tried.leader : null }
    }
  }
  return null
}

function candidate(dot: Dot, [dx, dy]: Point, distance: number, { font, dot: radius }: Sizes) {
  const [x, y] = dot.at
  const width = [...dot.name].length * font * glyphWidth + 4
  const height = font * 0.8
  const anchor = dx > 0.5 ? 'start' : dx < -0.5 ? 'end' : 'middle'
  const lx = x + dx * distance
  const ly = y + dy * (distance + (anchor === 'middle' ? 3 : 0))
  const left = anchor === 'start' ? lx : anchor === 'end' ? lx - width : lx - width / 2
  const box: Box = [left, ly - height / 2 - 2, left + width, ly + height / 2 + 2]
  const from: Point = [x + dx * radius * 0.9, y + dy * radius * 0.9]
  const end: Point = [lx - dx * 3, ly - (anchor === 'middle' ? dy * (height / 2 + 3) : dy * 3)]
  const at: Point = [Math.round(lx), Math.round(ly + height * 0.42)]
  return { at, anchor, box, leader: [from, end] } as const
}

function isTaken(box: Box, own: number, { width }: Sizes, { boxes }: Taken): boolean {
  if (box[0] < 0 || box[2] > width || box[1] < 0) return true
  return boxes.some((other, at) => at !== own && box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])
}

const LEADER_SAMPLES = 8

function crosses(leader: readonly [Point, Point], own: number, { boxes, leaders }: Taken): boolean {
  if (leaders.some((other) => cut(leader, other))) return true
  const [[ax, ay], [bx, by]] = leader
  const samples = Array.from({ length: LEADER_SAMPLES + 1 }, (_, step) => step / LEADER_SAMPLES)
  return boxes.some(
    ([left, top, right, bottom], at) =>
      at !== own &&
      samples.some((share) => {
        const [x, y] = [ax + (bx - ax) * share, ay + (by - ay) * share]
        return x > left + 1 && x < right - 1 && y > top + 1 && y < bottom - 1
      }),
  )
}

const turn = ([ox, oy]: Point, [px, py]: Point, [qx, qy]: Point) => (px - ox) * (qy - oy) - (py - oy) * (qx - ox)

const cut = ([a, b]: readonly [Point, Point], [p, q]: readonly [Point, Point]) =>
  turn(a, b, p) * turn(a, b, q) < 0 && turn(p, q, a) * turn(p, q, b) < 0
