import type { Child } from 'hono/jsx'
import { Items } from '../parts/items.tsx'

/** One mark of the map, in the map's own units. */
export interface OpinionPoint {
  readonly x: number
  readonly y: number
  readonly group: number
}

interface OpinionFigureProps {
  readonly points: readonly OpinionPoint[]
  /** Name and count of each group: “Group A”, “, 67 people”. */
  readonly groups: ReadonlyArray<{ readonly name: string; readonly count: string }>
  /** The reader's own place, and the words beside it. */
  readonly own: { readonly point: OpinionPoint; readonly text: string } | null
  /** What the drawing shows, as a sentence. */
  readonly label: string
  readonly caption: Child
}

const width = 760
const height = 400
const margin = 44
/** Share of a group inside its outline: stragglers do not draw the border. */
const inside = 0.94

type Place = readonly [x: number, y: number]

/** Where people stand: groups as regions, told apart by the shape of their marks. The only colour is the reader's own place. */
export function OpinionFigure({ points, groups, own, label, caption }: OpinionFigureProps) {
  const place = scaleOf(own === null ? points : [...points, own.point])
  const byGroup = groups.map((_, group) => points.filter((point) => point.group === group).map(place))
  return (
    <figure class="opmap">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {byGroup.map((places) => (
          <path class="hull" d={outline(places)} />
        ))}
        {byGroup.map((places) => (
          <path class="hull2" d={outline(places)} />
        ))}
        {byGroup.map((places, group) => (
          <Marks places={places} group={group} />
        ))}
        {own === null ? null : <Own at={place(own.point)} text={own.text} />}
        {groups.map(({ name, count }, group) => (
          <GroupName at={nameplace(byGroup[group] ?? [], byGroup)} name={name} count={count} />
        ))}
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  )
}

/** Fits all points into the drawing, both directions by the same scale, so that distances stay comparable. */
function scaleOf(points: readonly OpinionPoint[]): (point: OpinionPoint) => Place {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [low, high] = [Math.min(...ys), Math.max(...ys)]
  const scale = Math.min((width - 2 * margin) / Math.max(right - left, 1e-9), (height - 2 * margin) / Math.max(high - low, 1e-9))
  return ({ x, y }) => [Math.round(width / 2 + (x - (left + right) / 2) * scale), Math.round(height / 2 - (y - (low + high) / 2) * scale)]
}

const middleOf = (places: readonly Place[]): Place => [
  places.reduce((sum, [x]) => sum + x, 0) / Math.max(1, places.length),
  places.reduce((sum, [, y]) => sum + y, 0) / Math.max(1, places.length),
]

/** The convex hull of the inner part of a group (Andrew's monotone chain, 1979), as a path. */
function outline(places: readonly Place[]): string {
  const [mx, my] = middleOf(places)
  const kept = [...places].sort(([ax, ay], [bx, by]) => Math.hypot(ax - mx, ay - my) - Math.hypot(bx - mx, by - my))
  const inner = kept.slice(0, Math.max(3, Math.ceil(kept.length * inside))).sort(([ax, ay], [bx, by]) => ax - bx || ay - by)
  const hull = [...half(inner), ...half([...inner].reverse())]
  return `M${hull.map(([x, y]) => `${x},${y}`).join('L')}Z`
}

function half(places: readonly Place[]): Place[] {
  const chain: Place[] = []
  for (const place of places) {
    for (let [a, b] = lastTwo(chain); a !== undefined && b !== undefined && turns(a, b, place) <= 0; [a, b] = lastTwo(chain)) chain.pop()
    chain.push(place)
  }
  return chain.slice(0, -1)
}

const lastTwo = (chain: readonly Place[]): readonly [Place | undefined, Place | undefined] => [chain.at(-2), chain.at(-1)]
const turns = ([ax, ay]: Place, [bx, by]: Place, [cx, cy]: Place) => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

const shapes: ReadonlyArray<{ readonly class: string; readonly mark: (place: Place) => string }> = [
  { class: 'p', mark: ([x, y]) => `M${x},${y}h0` },
  { class: 'p p--sq', mark: ([x, y]) => `M${x},${y}h0` },
  { class: 'p p--out', mark: ([x, y]) => `M${x - 3},${y}a3,3 0 1 0 6,0a3,3 0 1 0-6,0` },
  { class: 'p p--out', mark: ([x, y]) => `M${x},${y - 4}l4,7h-8z` },
  { class: 'p p--out', mark: ([x, y]) => `M${x - 3},${y}h6m-3-3v6` },
]

function Marks({ places, group }: { places: readonly Place[]; group: number }) {
  const shape = shapes[group % shapes.length]
  return shape === undefined ? null : <path class={shape.class} d={places.map(shape.mark).join('')} />
}

function Own({ at: [x, y], text }: { at: Place; text: string }) {
  const isRight = x > width * 0.7
  return (
    <>
      <circle class="you" cx={x} cy={y} r={8} />
      <text class="y" x={isRight ? x - 14 : x + 14} y={y + 6} text-anchor={isRight ? 'end' : 'start'}>
        {text}
      </text>
    </>
  )
}

/** Where a group's name stands: above or below it, on the side away from the middle of all. */
function nameplace(places: readonly Place[], all: readonly (readonly Place[])[]): Place {
  const [x, y] = middleOf(places)
  const [, middle] = middleOf(all.map(middleOf))
  const ys = places.map(([, placeY]) => placeY)
  const isAbove = y <= middle
  const edge = isAbove ? Math.min(...ys) - 24 : Math.max(...ys) + 38
  return [Math.round(Math.min(width - 90, Math.max(90, x))), Math.round(Math.min(height - 8, Math.max(18, edge)))]
}

const GroupName = ({ at: [x, y], name, count }: { at: Place; name: string; count: string }) => (
  <text x={x} y={y} text-anchor="middle">
    {name}
    <tspan font-weight="400">{count}</tspan>
  </text>
)

/** Votes of one group on a statement. */
export interface SplitBar {
  readonly group: string
  readonly agree: number
  readonly disagree: number
  readonly other: number
  /** “53 of 67 agree”. */
  readonly text: string
}

const barWidth = 200

/** Drawn with attributes: the page's policy allows no style in it. */
function Bar({ agree, other, disagree }: Omit<SplitBar, 'group' | 'text'>) {
  const all = Math.max(1, agree + other + disagree)
  const parts = [
    { class: 'y', n: agree },
    { class: 'o', n: other },
    { class: 'n', n: disagree },
  ]
  let x = 0
  return (
    <svg class="bar" viewBox={`0 0 ${barWidth} 10`} preserveAspectRatio="none" aria-hidden="true">
      {parts.map(({ class: name, n }) => {
        const from = x
        x += (n * barWidth) / all
        return n === 0 ? null : <rect class={name} x={from.toFixed(1)} y={0.75} width={Math.max(0, x - from - 2).toFixed(1)} height={8.5} />
      })}
    </svg>
  )
}

/** Statements, each with one bar per group: agree solid, pass pale, disagree outlined. Never green and red: agreeing is not good news. */
export const SplitBars = ({ items }: { items: ReadonlyArray<{ readonly statement: Child; readonly bars: readonly SplitBar[] }> }) => (
  <Items class="ops">
    {items.map(({ statement, bars }) => (
      <li>
        <p>{statement}</p>
        <Items class="bars">
          {bars.map(({ group, agree, disagree, other, text }) => (
            <li>
              <b>{group}</b>
              <Bar agree={agree} other={other} disagree={disagree} />
              <span>{text}</span>
            </li>
          ))}
        </Items>
      </li>
    ))}
  </Items>
)
