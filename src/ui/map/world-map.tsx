import { geoEqualEarth } from 'd3-geo'
import type { Child } from 'hono/jsx'
import type { Words } from '#kernel/i18n.ts'
import { land, placesByCode } from './land.generated.ts'
import { type Label, type Point, placeLabels } from './place-labels.ts'

/** A participant on the map: placed by its country code, or by its own longitude and latitude. */
export interface MapPoint {
  /** The id of its row in the ledger, where its dot leads unless `href` says otherwise. */
  readonly id: string
  readonly name: string
  readonly status: string
  readonly code?: string | undefined
  readonly coordinates?: readonly [longitude: number, latitude: number] | undefined
  /** Joined, not in a plan: a ring instead of a dot. */
  readonly hollow?: boolean | undefined
  readonly href?: string | undefined
}

interface Props {
  readonly words: Words
  readonly label: string
  readonly points: readonly MapPoint[]
  readonly caption?: Child
  /** On a page that is no action's: grey land, brand dots. */
  readonly paper?: boolean | undefined
}

const projection = geoEqualEarth().rotate([-11, 0]).scale(land.scale).translate([land.translate[0], land.translate[1]])
const labelledMax = 40
const hero = { font: 19, dot: 10 }
const paperSizes = { font: 13.5, dot: 6 }

/** Longitude and latitude of a country's dot; null for a code the atlas does not know. */
export const placeOf = (code: string): readonly [number, number] | null => placesByCode[code.toUpperCase()] ?? null

interface Placed extends MapPoint {
  readonly at: Point
}

function placed(point: MapPoint): readonly Placed[] {
  const where = point.coordinates ?? (point.code === undefined ? null : placeOf(point.code))
  const projected = where === null ? null : projection([where[0], where[1]])
  return projected === null ? [] : [{ ...point, at: [Math.round(projected[0]), Math.round(projected[1])] }]
}

// Labels are searched for once per set of dots and language: a few milliseconds for thirty dots.
const remembered = new Map<string, readonly (Label | null)[]>()
const rememberedMax = 500

function labelsOf(dots: readonly Placed[], sizes: typeof hero, words: Words): readonly (Label | null)[] {
  if (dots.length > labelledMax) return dots.map(() => null)
  const key = JSON.stringify([words.locale, sizes.font, dots.map(({ at, name }) => [at, name])])
  const found = remembered.get(key)
  if (found !== undefined) return found
  if (remembered.size >= rememberedMax) remembered.clear()
  const labels = placeLabels(dots, { ...sizes, width: land.width })
  remembered.set(key, labels)
  return labels
}

/**
 * Who takes part, one dot each, on one silhouette of all land: borders would take sides. Each dot leads to its row in the
 * ledger, which says everything the map shows. A point that has no place is left out.
 */
export function WorldMap({ words, label, points, caption, paper }: Props) {
  const dots = points.flatMap(placed)
  const labels = labelsOf(dots, paper === true ? paperSizes : hero, words)
  return (
    <figure class={paper === true ? 'map map--paper' : 'map'}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of links inside a drawing */}
      <svg viewBox={`0 0 ${land.width} ${land.height}`} role="group" aria-label={label}>
        <path class="land" d={land.path} />
        {labels.map((placedLabel) => (placedLabel?.leader ? <path class="lead" d={lineOf(placedLabel.leader)} /> : null))}
        {dots.map((dot, at) => (
          <DotLink dot={dot} label={labels[at] ?? null} />
        ))}
      </svg>
      {caption ? <figcaption>{caption}</figcaption> : null}
    </figure>
  )
}

const lineOf = ([from, end]: readonly [Point, Point]) => `M${from.map(Math.round).join()}L${end.map(Math.round).join()}`

const DotLink = ({ dot, label }: { dot: Placed; label: Label | null }) => (
  <a href={dot.href ?? `#${dot.id}`} aria-label={`${dot.name}: ${dot.status}`}>
    <circle class="hit" cx={dot.at[0]} cy={dot.at[1]} r="18" />
    <circle class={dot.hollow === true ? 'dot dot--open' : 'dot'} cx={dot.at[0]} cy={dot.at[1]} r="7" />
    {label === null ? null : (
      <text x={label.at[0]} y={label.at[1]} text-anchor={label.anchor === 'start' ? undefined : label.anchor}>
        {dot.name}
      </text>
    )}
  </a>
)

/** The legend of a map whose dots say two things: a dot, a ring, each with its words. */
export const MapLegend = ({ filled, hollow }: { filled: Child; hollow?: Child }) => (
  <>
    <span>
      <i class="on" />
      {filled}
    </span>
    {hollow ? (
      <span>
        <i />
        {hollow}
      </span>
    ) : null}
  </>
)
