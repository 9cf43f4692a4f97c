import { scaleLinear } from 'd3-scale'
import type { Words } from '#kernel/i18n.ts'
import { Table } from '../parts/table.tsx'

/** One year of a series. A year without figure breaks the line: nothing is guessed. */
export interface YearPoint {
  readonly year: number
  readonly value: number | null
}

interface Known {
  readonly year: number
  readonly value: number
}

interface Props {
  readonly words: Words
  /** What is measured. */
  readonly title: string
  readonly unit: string
  readonly points: readonly YearPoint[]
  readonly target?: Known | undefined
  readonly format?: ((value: number) => string) | undefined
  readonly csvHref?: string | undefined
  /** The finding: told by the drawing to those who do not see it, and alone under three figures. */
  readonly sentence: string
}

const width = 380
const height = 200
const room = { start: 5, end: 66, top: 26, bottom: 34 }
const base = height - room.bottom
const drawnMin = 3

/** One series over the years, from its baseline to its target, and the same figures as a table. */
export function LineChart(props: Props) {
  const { words, title, unit, points, sentence } = props
  const known = points.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]))
  const enough = known.length >= drawnMin
  return (
    <figure class="chart">
      <figcaption>
        <h3>{title}</h3>
        <p>{unit}</p>
      </figcaption>
      {enough ? <Drawing {...props} known={known} /> : <p class="measure">{sentence}</p>}
      {known.length === 0 ? null : (
        <details>
          <summary>{words.t('common.chart.figures')}</summary>
          <Figures {...props} />
        </details>
      )}
    </figure>
  )
}

const withDefault = ({ words, format }: Pick<Props, 'words' | 'format'>) => format ?? ((value: number) => words.number(value))

function Figures({ words, unit, points, target, format, csvHref }: Props) {
  const say = withDefault({ words, format })
  const rows = points.map(({ year, value }) => ({ cells: [String(year), value === null ? words.t('common.chart.none') : say(value)] }))
  const aim =
    target === undefined ? [] : [{ cells: [words.t('common.chart.target-year', { year: String(target.year) }), say(target.value)] }]
  return (
    <div>
      <Table stack={false} columns={[{ label: words.t('common.chart.year') }, { label: unit, numeric: true }]} rows={[...rows, ...aim]} />
      {csvHref === undefined ? null : (
        <p>
          <a href={csvHref}>{words.t('common.chart.csv')}</a>
        </p>
      )}
    </div>
  )
}

const whole = (value: number) => Math.round(value * 10) / 10

/** The line, broken where a year is missing. */
function brokenLine(points: readonly YearPoint[], x: (year: number) => number, y: (value: number) => number): string {
  let open = false
  const steps: string[] = []
  let before: number | null = null
  for (const { year, value } of points) {
    if (value === null || (before !== null && year - before > 1)) open = false
    if (value !== null) {
      steps.push(`${open ? 'L' : 'M'}${whole(x(year))},${whole(y(value))}`)
      open = true
      before = year
    }
  }
  return steps.join('')
}

/** Figures that stand alone between two missing years: a line cannot show them. */
const alone = (points: readonly YearPoint[], known: readonly Known[]) =>
  known.filter(({ year }) => {
    const has = (near: number) => points.some((point) => point.year === near && point.value !== null)
    return !has(year - 1) && !has(year + 1)
  })

function scales(known: readonly Known[], target: Known | undefined) {
  const years = [...known.map(({ year }) => year), ...(target === undefined ? [] : [target.year])]
  const most = Math.max(...known.map(({ value }) => value), target?.value ?? 0)
  return {
    x: scaleLinear([Math.min(...years), Math.max(...years)], [room.start, width - room.end]),
    y: scaleLinear([0, most === 0 ? 1 : most * 1.1], [base, room.top]),
  }
}

function Drawing({ words, points, known, target, format, sentence }: Props & { known: readonly Known[] }) {
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return null
  const say = withDefault({ words, format })
  const { x, y } = scales(known, target)
  const at = ({ year, value }: Known) => ({ cx: whole(x(year)), cy: whole(y(value)) })
  const marks = [first, ...alone(points, known).filter((point) => point !== first && point !== last), last]
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sentence}>
      <path class="base" d={`M0,${base}H${width - room.end}`} />
      {target === undefined ? null : (
        <TargetLine
          words={words}
          from={at(first).cx}
          last={at(last)}
          target={{ ...at(target), year: target.year, text: say(target.value) }}
        />
      )}
      <path class="series" d={brokenLine(points, x, y)} />
      {marks.map((mark) => (
        <circle class="pt" {...at(mark)} r="4.5" />
      ))}
      <text class="v" x={at(first).cx} y={under(at(first).cy, 26)}>
        {say(first.value)}
      </text>
      <text class="now" x={at(last).cx} y={under(at(last).cy, 30)} text-anchor="middle">
        {say(last.value)}
      </text>
      <text x={room.start} y={height - 10}>
        {first.year} {words.t('common.chart.baseline')}
      </text>
      <text x={at(last).cx} y={height - 10} text-anchor="middle">
        {last.year}
      </text>
    </svg>
  )
}

/** Under its point, or above when that would touch the axis. */
const under = (cy: number, by: number) => (cy + by > base - 6 ? cy - 12 : cy + by)

interface TargetProps {
  readonly words: Words
  readonly from: number
  readonly last: { readonly cx: number; readonly cy: number }
  readonly target: { readonly cx: number; readonly cy: number; readonly year: number; readonly text: string }
}

/** Where the series should arrive, and the pace that would take. */
const TargetLine = ({ words, from, last, target }: TargetProps) => (
  <>
    <path class="target" d={`M${from},${target.cy}H${target.cx}`} />
    <path class="path" d={`M${last.cx},${last.cy}L${target.cx},${target.cy}`} />
    <text class="v" x={target.cx + 10} y={target.cy + 1}>
      {target.text}
    </text>
    <text x={target.cx + 10} y={target.cy + 18}>
      {words.t('common.chart.target')}
    </text>
    {target.cx - last.cx < 40 ? null : (
      <text x={target.cx} y={height - 10} text-anchor="middle">
        {target.year}
      </text>
    )}
  </>
)
