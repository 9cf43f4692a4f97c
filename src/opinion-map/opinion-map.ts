import { at } from './arrays.ts'
import { arranged, type CastVotes, latestVotes } from './ballots.ts'
import { canonicalOrder } from './canonical-order.ts'
import { bestGroups, fewestToGroup, type Groups, groupsTried } from './groups.ts'
import { placedVoters } from './placement.ts'
import { project } from './projection.ts'
import { stabilityOf } from './stability.ts'
import { type Consensus, consensusOf, type Divisive, divisiveOf, type Representative, representativeOf, tally } from './statements.ts'

/** How a map is asked for. */
export interface OpinionMapOptions {
  /** From 2 to 5; absent, the number of best silhouette is chosen. */
  readonly groups?: number
  /** The same seed gives the same map. */
  readonly seed?: number
  /** Statements, by id, whose votes do not count: those removed by moderation. */
  readonly without?: ReadonlySet<string>
}

/** Where everyone stands. Voters and statements are indices into the ids of the votes given. */
export interface OpinionMap {
  readonly participants: number
  readonly placed: number
  /** 0 when nobody is placed, 1 when there are no groups to tell apart. */
  readonly groups: number
  /** From -1 to 1; null without groups. */
  readonly silhouette: number | null
  /** From about 0 (as by chance) to 1; null without groups. */
  readonly stability: number | null
  /** The best silhouette of each number of groups tried. */
  readonly tried: readonly { readonly groups: number; readonly silhouette: number }[]
  /** The group of each voter; -1 for those not placed. */
  readonly groupOf: Int32Array
  /** x at `2 * voter`, y at `2 * voter + 1`; NaN for those not placed. */
  readonly positions: Float64Array
  readonly representative: readonly (readonly Representative[])[]
  readonly consensus: readonly Consensus[]
  readonly divisive: readonly Divisive[]
}

const exactPoints = 1_500
const statementsPerGroup = 5
const statementsShown = 10

/** Computes the opinion map. The result depends on the votes, options and nothing else: not on names nor the order of rows. */
export function opinionMap(cast: CastVotes, { groups, seed = 1, without = new Set() }: OpinionMapOptions = {}): OpinionMap {
  const all = latestVotes(cast)
  const order = canonicalOrder(all, cast.voterIds, cast.statementIds)
  const statements = order.statements.filter((s) => !without.has(cast.statementIds[s] ?? ''))
  const isPlaced = placedVoters(cast, all)
  const kept = new Uint8Array(all.statements)
  for (const s of statements) kept[s] = 1
  const answers = (p: number) => all.statement.subarray(at(all.start, p), at(all.start, p + 1)).some((s) => at(kept, s) === 1)
  const voters = order.participants.filter((p) => at(isPlaced, p) === 1 && answers(p))
  const ballots = arranged(all, voters, statements)
  const found = project(ballots)
  const tried = groupsTried(found, { groups: groups ?? null, seed, points: exactPoints })
  const best = bestGroups(tried)
  const drawn = best ?? together(voters.length)
  const counted = tally(ballots, drawn.groupOf, drawn.count)
  const named = <Shown extends { readonly statement: number }>(shown: Shown) => ({ ...shown, statement: at(statements, shown.statement) })
  return {
    participants: cast.voterIds.length,
    placed: voters.length,
    groups: drawn.count,
    silhouette: drawn.silhouette,
    stability: stabilityOf(ballots, best, seed),
    tried: tried.map(({ count, silhouette }) => ({ groups: count, silhouette: silhouette ?? 0 })),
    ...spread(cast.voterIds.length, voters, drawn, found),
    representative:
      best === null ? [] : Array.from({ length: best.count }, (_, g) => representativeOf(counted, g, statementsPerGroup).map(named)),
    consensus: voters.length < fewestToGroup ? [] : consensusOf(counted, statementsShown).map(named),
    divisive: divisiveOf(counted, statementsShown).map(named),
  }
}

const together = (placed: number): Groups => ({ count: placed > 0 ? 1 : 0, groupOf: new Int32Array(placed), silhouette: null })

function spread(participants: number, voters: Int32Array, { groupOf }: Groups, found: Float64Array) {
  const groups = new Int32Array(participants).fill(-1)
  const positions = new Float64Array(2 * participants).fill(Number.NaN)
  for (let i = 0; i < voters.length; i += 1) {
    const voter = at(voters, i)
    groups[voter] = at(groupOf, i)
    positions[2 * voter] = at(found, 2 * i)
    positions[2 * voter + 1] = at(found, 2 * i + 1)
  }
  return { groupOf: groups, positions }
}
