import { add, at } from './arrays.ts'
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
  (at(points.x, i) - at(centres.x, g)) ** 2 + (at(points.y, i) - at(centres.y, g)) ** 2

/** Each next centre is drawn with a chance that grows with the squared distance to those already drawn. */
function spreadOut(points: Points, groups: number, random: Random): Centres {
  const centres = { x: new Float64Array(groups), y: new Float64Array(groups) }
  const chance = points.weight.slice()
  const nearest = new Float64Array(points.count).fill(Number.POSITIVE_INFINITY)
  for (let g = 0; g < groups; g += 1) {
    const drawn = draw(chance, random)
    centres.x[g] = at(points.x, drawn)
    centres.y[g] = at(points.y, drawn)
    for (let i = 0; i < points.count; i += 1) {
      nearest[i] = Math.min(at(nearest, i), squared(points, i, centres, g))
      chance[i] = at(points.weight, i) * at(nearest, i)
    }
  }
  return centres
}

function draw(chance: Float64Array, random: Random): number {
  let left = random() * chance.reduce((total, one) => total + one, 0)
  for (let i = 0; i < chance.length; i += 1) {
    left -= at(chance, i)
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
      if (at(group, i) !== nearest) moved += 1
      group[i] = nearest
      spread += at(points.weight, i) * least
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
    const g = at(group, i)
    add(weight, g, at(points.weight, i))
    add(x, g, at(points.weight, i) * at(points.x, i))
    add(y, g, at(points.weight, i) * at(points.y, i))
  }
  for (let g = 0; g < weight.length; g += 1) {
    if (at(weight, g) === 0) continue
    centres.x[g] = at(x, g) / at(weight, g)
    centres.y[g] = at(y, g) / at(weight, g)
  }
}
