import { adjustedRandIndex } from './agreement.ts'
import { at } from './arrays.ts'
import { arranged, type Ballots } from './ballots.ts'
import { type Groups, groupsTried } from './groups.ts'
import { project } from './projection.ts'
import { randomIndex, seededRandom } from './random.ts'

const resamples = 20
const mostDrawn = 1_000
const points = 300
const workEach = 8_000_000

/**
 * Gives how far the groups hold when other people of the same kind had come: the mean agreement (adjusted Rand index) between the
 * groups found and those found again among participants drawn with replacement (bootstrap, Efron 1979; Hennig 2007 for groups),
 * at most a thousand at a time. Null without groups.
 */
export function stabilityOf(ballots: Ballots, found: Groups | null, seed: number): number | null {
  if (found === null) return null
  const random = seededRandom(seed)
  const statements = Int32Array.from({ length: ballots.statements }, (_, s) => s)
  let total = 0
  for (let resample = 0; resample < resamples; resample += 1) {
    const size = Math.min(mostDrawn, ballots.participants)
    const drawn = Int32Array.from({ length: size }, () => randomIndex(random, ballots.participants)).sort()
    const positions = project(arranged(ballots, drawn, statements), workEach)
    const [again] = groupsTried(positions, { groups: found.count, seed: seed + resample, points })
    const once = drawn.map((_, i) => i).filter((i) => i === 0 || at(drawn, i - 1) !== at(drawn, i))
    if (again !== undefined)
      total += adjustedRandIndex(
        once.map((i) => at(again.groupOf, i)),
        once.map((i) => at(found.groupOf, at(drawn, i))),
      )
  }
  return total / resamples
}
