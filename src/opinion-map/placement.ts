import { at } from './arrays.ts'
import type { Ballots, CastVotes } from './ballots.ts'

const fewestVotes = 3
const enoughVotes = 7
const shareOfStatements = 1 / 20
const founders = 15
const foundersStatements = 20

/** Gives the number of votes that places a participant: one statement in twenty, at least 3 (or all, if fewer), at most 7. */
export function votesNeeded(statements: number): number {
  return Math.min(enoughVotes, statements, Math.max(fewestVotes, Math.ceil(statements * shareOfStatements)))
}

/**
 * Tells for each voter whether the map places them. Those with the votes needed; and the first fifteen to vote, as long as the
 * conversation had fewer than twenty statements at their first vote: with them the first map was drawn, and nobody leaves a map.
 * Votes on statements removed since count here: nobody leaves because a moderator removed what they answered.
 */
export function placedVoters(cast: CastVotes, ballots: Ballots): Uint8Array {
  const needed = votesNeeded(ballots.statements)
  const placed = foundersOf(cast)
  for (let p = 0; p < ballots.participants; p += 1) {
    const votes = at(ballots.start, p + 1) - at(ballots.start, p)
    if (votes > 0 && votes >= needed) placed[p] = 1
  }
  return placed
}

/** Those who vote at the same time are counted together, so that no order among them matters. */
function foundersOf({ voterIds, statementIds, voter, statement, time }: CastVotes): Uint8Array {
  const founded = new Uint8Array(voterIds.length)
  const firstVote = new Float64Array(voterIds.length).fill(Number.POSITIVE_INFINITY)
  const firstOfStatement = new Float64Array(statementIds.length).fill(Number.POSITIVE_INFINITY)
  for (let row = 0; row < voter.length; row += 1) {
    const now = at(time, row)
    if (now < at(firstVote, at(voter, row))) firstVote[at(voter, row)] = now
    if (now < at(firstOfStatement, at(statement, row))) firstOfStatement[at(statement, row)] = now
  }
  const voters = firstVote.slice().sort()
  const statements = firstOfStatement.slice().sort()
  const lastFounding = at(voters, Math.min(founders, voters.length) - 1)
  const fifteenth = voters.length > founders && at(voters, founders) === lastFounding ? lastFounding : Number.POSITIVE_INFINITY
  const grown = statements.length < foundersStatements ? Number.POSITIVE_INFINITY : at(statements, foundersStatements - 1)
  for (let p = 0; p < voterIds.length; p += 1) {
    const first = at(firstVote, p)
    if (first <= lastFounding && first < fifteenth && first < grown) founded[p] = 1
  }
  return founded
}
