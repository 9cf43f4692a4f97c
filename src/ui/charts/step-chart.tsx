import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'

/** How many there were by the end of a month (`2026-11`): due, and shown. Months in order; a month without change may be absent. */
export interface StepPoint {
  readonly month: string
  readonly due: number
  readonly shown: number
}

interface Props {
  readonly words: Words
  readonly title: Child
  /** The finding as a sentence: it is the figure, the drawing adds only its course. */
  readonly sentence: Child
  readonly points: readonly StepPoint[]
  /** First and last month of the axis, and the most of any drawing beside this one: the same scale everywhere. */
  readonly from: string
  readonly until: string
  readonly most: number
}

const width = 240
const height = 118
const [top, base, end] = [12, 96, 194]

/** Two series of steps, what was due and what was shown, and the gap between them. Fewer than two months: the sentence alone. */
export function StepChart(props: Props) {
  const { title, sentence, points } = props
  return (
    <figure class="chart">
      <figcaption>
        <h3>{title}</h3>
        <p>{sentence}</p>
      </figcaption>
      {points.length < 2 ? null : <Drawing {...props} />}
    </figure>
  )
}

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))

function Drawing({ words, points, from, until, most }: Props) {
  const span = Math.max(1, monthNumber(until) - monthNumber(from))
  const x = (month: string) => Math.round(((monthNumber(month) - monthNumber(from)) / span) * end)
  const y = (count: number) => Math.round((top + (base - top) * (1 - count / Math.max(1, most))) * 10) / 10
  const steps = (pick: (point: StepPoint) => number) =>
    `M0,${base}${points.map((point) => `H${x(point.month)}V${y(pick(point))}`).join('')}H${end}`
  const last = points.at(-1) ?? { due: 0, shown: 0 }
  const [due, shown] = [y(last.due), y(last.shown)]
  const back = points.toReversed().map((point, at, all) => `H${x(point.month)}V${y(all[at + 1]?.shown ?? 0)}`)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path class="gap" d={`${steps((point) => point.due)}V${shown}${back.join('')}z`} />
      <path class="base" d={`M0,${base}H${end}`} />
      <path class="due" d={steps((point) => point.due)} />
      <path class="series" d={steps((point) => point.shown)} />
      {due === shown ? null : (
        <text x={end + 6} y={Math.min(due + 5, shown - 12)}>
          {words.number(last.due)}
        </text>
      )}
      <text class="v" x={end + 6} y={shown + 5}>
        {words.number(last.shown)}
      </text>
      <text x="0" y={base + 17}>
        {from.slice(0, 4)}
      </text>
      <text x={end} y={base + 17} text-anchor="end">
        {until.slice(0, 4)}
      </text>
    </svg>
  )
}
