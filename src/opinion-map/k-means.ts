import { add } from './arrays.ts'
import type { Points } from './points.ts'
import type { Random } from './random.ts'

const mostRounds = 100

interface Centres {
  readonly x: Float64Array
  readonly y: Float64Array
}

/** Gives the group of each point: k-means with seeded k-means++ starts, the start of least squared distance kept. */
export function kMeans(points: Points, groups: number, random: Random, starts: number): Int32Array {
  let best = { spread: Number.POSITIVE_INFINITY, group: new Int32Array(points.count) }
  for (let start = 0; start < starts; start += 1) {
    const found = settle(points, spreadOut(points, groups, random))
    if (found.spread < best.spread) best = found
  }
  return best.group
}

const squared = (points: Points, i: number, centres: Centres, g: number): number =>
  ((points.x[i] ?? 0) - (centres.x[g] ?? 0)) ** 2 + ((points.y[i] ?? 0) - (centres.y[g] ?? 0)) ** 2

/** Each next centre is drawn with a chance that grows with the squared distance to those already drawn. */
function spreadOut(points: Points, groups: number, random: Random): Centres {
  const centres = { x: new Float64Array(groups), y: new Float64Array(groups) }
  const chance = points.weight.slice()
  const nearest = new Float64Array(points.count).fill(Number.POSITIVE_INFINITY)
  for (let g = 0; g < groups; g += 1) {
    const drawn = draw(chance, random)
    centres.x[g] = points.x[drawn] ?? 0
    centres.y[g] = points.y[drawn] ?? 0
    for (let i = 0; i < points.count; i += 1) {
      nearest[i] = Math.min(nearest[i] ?? 0, squared(points, i, centres, g))
      chance[i] = (points.weight[i] ?? 0) * (nearest[i] ?? 0)
    }
  }
  return centres
}

function draw(chance: Float64Array, random: Random): number {
  let left = random() * chance.reduce((total, one) => total + one, 0)
  for (let i = 0; i < chance.length; i += 1) {
    left -= chance[i] ?? 0
    if (left < 0) return i
  }
  return 0
}

function settle(points: Points, centres: Centres): { spread: number; group: Int32Array<ArrayBuffer> } {
  const groups = centres.x.length
  const group = new Int32Array(points.count).fill(-1)
  let spread = 0
  for (let round = 0; round < mostRounds; round += 1) {
    let moved = 0
    spread = 0
    for (let i = 0; i < points.count; i += 1) {
      let nearest = 0
      let least = squared(points, i, centres, 0)
      for (let g = 1; g < groups; g += 1) {
        const distance = squared(points, i, centres, g)
        if (distance < least) {
          least = distance
          nearest = g
        }
      }
      if ((group[i] ?? 0) !== nearest) moved += 1
      group[i] = nearest
      spread += (points.weight[i] ?? 0) * least
    }
    if (moved === 0) break
    recentre(points, group, centres)
  }
  return { spread, group }
}

/** Moves each centre to the mean of its points; a centre without points stays. */
function recentre(points: Points, group: Int32Array, centres: Centres): void {
  const weight = new Float64Array(centres.x.length)
  const x = new Float64Array(weight.length)
  const y = new Float64Array(weight.length)
  for (let i = 0; i < points.count; i += 1) {
    const g = group[i] ?? 0
    add(weight, g, points.weight[i] ?? 0)
    add(x, g, (points.weight[i] ?? 0) * (points.x[i] ?? 0))
    add(y, g, (points.weight[i] ?? 0) * (points.y[i] ?? 0))
  }
  for (let g = 0; g < weight.length; g += 1) {
    if ((weight[g] ?? 0) === 0) continue
    centres.x[g] = (x[g] ?? 0) / (weight[g] ?? 0)
    centres.y[g] = (y[g] ?? 0) / (weight[g] ?? 0)
  }
}
