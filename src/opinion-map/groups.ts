import { add, at, type Numbers } from './arrays.ts'
import { kMeans } from './k-means.ts'
import { condensed, type Points } from './points.ts'
import { seededRandom } from './random.ts'
import { distancesBetween, grouping, meanSilhouette, refine, smallestGroup } from './silhouette.ts'

/** Participants in groups. Groups are numbered from 0, the largest first. */
export interface Groups {
  readonly count: number
  readonly groupOf: Int32Array
  /** Mean over participants, from -1 to 1; null when there are not two groups. */
  readonly silhouette: number | null
}

/** How groups are looked for. */
export interface GroupSearch {
  /** A number of groups, or null to choose the one of best silhouette. */
  readonly groups: number | null
  readonly seed: number
  /** Beyond this many participants, neighbours are condensed into at most this many points. */
  readonly points: number
}

const fewestGroups = 2
const mostGroups = 5
const participantsPerFurtherGroup = 12
const starts = 10

/** Below this many placed participants there are no groups to speak of. */
export const fewestToGroup = 5

/** Gives the best groups for each number of groups tried. None when there are too few participants or opinions do not differ. */
export function groupsTried(positions: Numbers, search: GroupSearch): Groups[] {
  const participants = positions.length / 2
  if (participants < fewestToGroup) return []
  const points = participants > search.points ? condensed(positions, condensedPoints(search.points)) : condensed(positions, search.points)
  const different = differentPlaces(points)
  const distances = distancesBetween(points)
  const most = Math.min(mostGroups, different, fewestGroups + Math.floor(participants / participantsPerFurtherGroup))
  const numbers = search.groups === null ? Array.from({ length: Math.max(0, most - 1) }, (_, i) => i + fewestGroups) : [search.groups]
  return numbers
    .filter((count) => count >= fewestGroups && count <= different)
    .map((count) => groupsOf(points, distances, count, search.seed))
}

/** Condensed points stand for many and differ less: half as many suffice. */
const condensedPoints = (points: number) => Math.ceil(points / 2)

/** Gives the groups of best silhouette, those with too small a group only when nothing else was asked or found. */
export function bestGroups(tried: readonly Groups[]): Groups | null {
  const sound = tried.filter(({ count, groupOf }) => Math.min(...sizesOf(groupOf, count)) >= smallestGroup(groupOf.length))
  return (sound.length > 0 ? sound : tried).reduce<Groups | null>(
    (best, one) => (best === null || (one.silhouette ?? -1) > (best.silhouette ?? -1) ? one : best),
    null,
  )
}

/** Gives the mean silhouette of groups made elsewhere, in these positions. */
export function silhouetteOfGroups(positions: Numbers, groupOf: Int32Array, count: number): number {
  const points = condensed(positions, groupOf.length)
  return meanSilhouette(grouping(points, count, groupOf, distancesBetween(points)))
}

function groupsOf(points: Points, distances: Float64Array, count: number, seed: number): Groups {
  const state = grouping(points, count, kMeans(points, count, seededRandom(seed), starts), distances)
  const silhouette = refine(state)
  const groupOf = points.pointOf.map((point) => at(state.group, point))
  return { count, groupOf: largestFirst(groupOf, count), silhouette }
}

function largestFirst(groupOf: Int32Array, count: number): Int32Array {
  const sizes = sizesOf(groupOf, count)
  const order = Array.from(sizes.keys()).sort((a, b) => at(sizes, b) - at(sizes, a) || groupOf.indexOf(a) - groupOf.indexOf(b))
  return groupOf.map((group) => order.indexOf(group))
}

/** Gives the number of participants of each group. */
export function sizesOf(groupOf: Int32Array, count: number): Int32Array {
  const sizes = new Int32Array(count)
  for (const group of groupOf) add(sizes, group, 1)
  return sizes
}

function differentPlaces({ count, x, y }: Points): number {
  const places = new Set<string>()
  for (let i = 0; i < count && places.size < mostGroups; i += 1) places.add(`${at(x, i).toFixed(9)} ${at(y, i).toFixed(9)}`)
  return places.size
}
