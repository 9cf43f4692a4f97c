import { add, at, type Numbers, sum } from './arrays.ts'

const pairs = (n: number) => (n * (n - 1)) / 2
const pairsIn = (counts: Float64Array) => sum(counts.map(pairs))

/** Gives how well two groupings of the same things agree: 1 the same, 0 as by chance (adjusted Rand index, Hubert and Arabie 1985). */
export function adjustedRandIndex(one: Numbers, other: Numbers): number {
  const width = largest(other) + 1
  const both = new Float64Array((largest(one) + 1) * width)
  const ones = new Float64Array(largest(one) + 1)
  const others = new Float64Array(width)
  for (let i = 0; i < one.length; i += 1) {
    add(both, at(one, i) * width + at(other, i), 1)
    add(ones, at(one, i), 1)
    add(others, at(other, i), 1)
  }
  const chance = (pairsIn(ones) * pairsIn(others)) / Math.max(1, pairs(one.length))
  const most = (pairsIn(ones) + pairsIn(others)) / 2
  return most === chance ? 1 : (pairsIn(both) - chance) / (most - chance)
}

function largest(groups: Numbers): number {
  let most = 0
  for (let i = 0; i < groups.length; i += 1) most = Math.max(most, at(groups, i))
  return most
}
