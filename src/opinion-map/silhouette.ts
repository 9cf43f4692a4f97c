import { add } from './arrays.ts'
import type { Points } from './points.ts'

/** Points with a group each, and what their silhouettes are computed from: kept up to date as points change group. */
export interface Grouping {
  readonly points: Points
  readonly groups: number
  readonly group: Int32Array
  /** Participants in each group. */
  readonly size: Float64Array
  /** Sum of the distances from point `i` to the participants of group `g`, at `g * count + i`. */
  readonly toGroup: Float64Array
  readonly distances: Float64Array
}

const fewestInGroup = 2
const smallestShare = 0.02
const gain = 1e-9
/** Fitted to three published conversations: lower falls short of the silhouette of Polis's groups, higher agrees less with them. */
const settledAt = 1 / 3

/** Gives the distance between points `i` and `j` at `i * count + j`. */
export function distancesBetween({ count, x, y }: Points): Float64Array {
  const distances = new Float64Array(count * count)
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const distance = Math.sqrt(((x[i] ?? 0) - (x[j] ?? 0)) ** 2 + ((y[i] ?? 0) - (y[j] ?? 0)) ** 2)
      distances[i * count + j] = distance
      distances[j * count + i] = distance
    }
  }
  return distances
}

/** Takes the groups given as they are. */
export function grouping(points: Points, groups: number, group: Int32Array, distances: Float64Array): Grouping {
  const made = {
    points,
    groups,
    group: group.slice(),
    size: new Float64Array(groups),
    toGroup: new Float64Array(groups * points.count),
    distances,
  }
  for (let i = 0; i < points.count; i += 1) count(made, i, group[i] ?? 0, 1)
  return made
}

function count({ points, size, toGroup, distances }: Grouping, i: number, group: number, sign: 1 | -1): void {
  const weight = sign * (points.weight[i] ?? 0)
  add(size, group, weight)
  const row = i * points.count
  const begin = group * points.count
  for (let j = 0; j < points.count; j += 1) add(toGroup, begin + j, weight * (distances[row + j] ?? 0))
}

function move(state: Grouping, i: number, to: number): void {
  count(state, i, state.group[i] ?? 0, -1)
  count(state, i, to, 1)
  state.group[i] = to
}

/** Gives the nearest group that is not the point's own, by mean distance; -1 when there is none. */
function nearestOther({ points, groups, group, size, toGroup }: Grouping, i: number): number {
  let nearest = -1
  let least = Number.POSITIVE_INFINITY
  for (let g = 0; g < groups; g += 1) {
    if (g === (group[i] ?? 0) || (size[g] ?? 0) <= 0) continue
    const mean = (toGroup[g * points.count + i] ?? 0) / (size[g] ?? 0)
    if (mean < least) {
      least = mean
      nearest = g
    }
  }
  return nearest
}

/** Gives the silhouette of a point, from -1 (it belongs elsewhere) to 1; 0 alone in its group (Rousseeuw 1987). */
export function silhouetteOfPoint(state: Grouping, i: number): number {
  const { points, group, size, toGroup } = state
  const own = group[i] ?? 0
  const other = nearestOther(state, i)
  if (other < 0 || (size[own] ?? 0) <= 1) return 0
  const within = (toGroup[own * points.count + i] ?? 0) / ((size[own] ?? 0) - 1)
  const between = (toGroup[other * points.count + i] ?? 0) / (size[other] ?? 0)
  const larger = Math.max(within, between)
  return larger <= 0 ? 0 : (between - within) / larger
}

/** Gives the mean silhouette over participants. */
export function meanSilhouette(state: Grouping): number {
  let total = 0
  for (let i = 0; i < state.points.count; i += 1) total += (state.points.weight[i] ?? 0) * silhouetteOfPoint(state, i)
  return total / Math.max(1, state.points.total)
}

/** Gives the fewest participants a group may have: two, and two in a hundred. */
export const smallestGroup = (participants: number): number => Math.max(fewestInGroup, Math.ceil(participants * smallestShare))

/**
 * Tries once to move each point of low silhouette to the nearest other group, the lowest first, and keeps the moves that raise the mean
 * silhouette and leave no group too small; gives the mean reached. k-means minimises squared distances, which cuts a wide group in
 * favour of a dense one; this undoes that. One pass, settled points left alone: without these limits a few far points end up against all.
 */
export function refine(state: Grouping): number {
  const { points, group, size } = state
  const smallest = smallestGroup(points.total)
  let best = meanSilhouette(state)
  const silhouettes = Float64Array.from({ length: points.count }, (_, i) => silhouetteOfPoint(state, i))
  const unsettled = Int32Array.from(silhouettes.keys()).filter((i) => (silhouettes[i] ?? 0) < settledAt)
  for (const i of unsettled.sort((a, b) => (silhouettes[a] ?? 0) - (silhouettes[b] ?? 0) || a - b)) {
    const from = group[i] ?? 0
    const to = nearestOther(state, i)
    if (to < 0 || (size[from] ?? 0) - (points.weight[i] ?? 0) < smallest) continue
    move(state, i, to)
    const reached = meanSilhouette(state)
    if (reached > best + gain) best = reached
    else move(state, i, from)
  }
  return best
}
