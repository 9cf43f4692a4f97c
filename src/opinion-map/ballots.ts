import { add, type Numbers } from './arrays.ts'

/** Votes as they were cast, one row each, all columns of one length. A vote is 1 (agree), -1 (disagree) or 0 (pass). */
export interface CastVotes {
  readonly voterIds: readonly string[]
  readonly statementIds: readonly string[]
  /** Index into `voterIds`. */
  readonly voter: Int32Array
  /** Index into `statementIds`. */
  readonly statement: Int32Array
  readonly vote: Int8Array
  /** Any unit, as long as later is larger. */
  readonly time: Float64Array
}

/** One ballot per participant: the statements voted on and the votes, from `start[p]` to `start[p + 1]`. */
export interface Ballots {
  readonly participants: number
  readonly statements: number
  readonly start: Int32Array
  readonly statement: Int32Array
  readonly vote: Int8Array
}

/** Gives, for each key from 0 to `count`, where its items begin when items are grouped by key. */
export function startsOf(keys: Numbers, count: number): Int32Array {
  const start = new Int32Array(count + 1)
  for (let i = 0; i < keys.length; i += 1) add(start, (keys[i] ?? 0) + 1, 1)
  for (let k = 0; k < count; k += 1) add(start, k + 1, start[k] ?? 0)
  return start
}

/** Gives the latest vote of each voter on each statement: the later time counts, and at the same time the later row. */
export function latestVotes(cast: CastVotes): Ballots {
  const { voterIds, statementIds } = cast
  const rowsStart = startsOf(cast.voter, voterIds.length)
  const next = rowsStart.slice()
  const rows = new Int32Array(cast.voter.length)
  for (let row = 0; row < rows.length; row += 1) {
    const voter = cast.voter[row] ?? 0
    rows[next[voter] ?? 0] = row
    add(next, voter, 1)
  }
  const start = new Int32Array(voterIds.length + 1)
  const chosen = new Int32Array(rows.length)
  const slotOf = new Int32Array(statementIds.length).fill(-1)
  let size = 0
  for (let voter = 0; voter < voterIds.length; voter += 1) {
    const first = size
    for (let i = rowsStart[voter] ?? 0; i < (rowsStart[voter + 1] ?? 0); i += 1) {
      const row = rows[i] ?? 0
      const slot = slotOf[cast.statement[row] ?? 0] ?? 0
      if (slot < first) {
        slotOf[cast.statement[row] ?? 0] = size
        chosen[size] = row
        size += 1
      } else if ((cast.time[row] ?? 0) >= (cast.time[chosen[slot] ?? 0] ?? 0)) chosen[slot] = row
    }
    start[voter + 1] = size
  }
  const statement = new Int32Array(size)
  const vote = new Int8Array(size)
  for (let i = 0; i < size; i += 1) {
    statement[i] = cast.statement[chosen[i] ?? 0] ?? 0
    vote[i] = cast.vote[chosen[i] ?? 0] ?? 0
  }
  return { participants: voterIds.length, statements: statementIds.length, start, statement, vote }
}

/** Gives the same ballots with participants and statements in the order asked; those not named are left out. Statements ascend in each ballot. */
export function arranged(ballots: Ballots, participants: Numbers, statements: Numbers): Ballots {
  return turned(turned(ballots, participants), statements)
}

/** Gives rows and columns exchanged, keeping the rows named, in their order, as ascending columns. */
function turned(ballots: Ballots, rows: Numbers): Ballots {
  const counts = new Int32Array(ballots.statements + 1)
  for (let r = 0; r < rows.length; r += 1) {
    for (let i = ballots.start[rows[r] ?? 0] ?? 0; i < (ballots.start[(rows[r] ?? 0) + 1] ?? 0); i += 1)
      add(counts, (ballots.statement[i] ?? 0) + 1, 1)
  }
  for (let s = 0; s < ballots.statements; s += 1) add(counts, s + 1, counts[s] ?? 0)
  const start = counts.slice()
  const statement = new Int32Array(start[ballots.statements] ?? 0)
  const vote = new Int8Array(statement.length)
  for (let r = 0; r < rows.length; r += 1) {
    for (let i = ballots.start[rows[r] ?? 0] ?? 0; i < (ballots.start[(rows[r] ?? 0) + 1] ?? 0); i += 1) {
      const column = ballots.statement[i] ?? 0
      const slot = counts[column] ?? 0
      statement[slot] = r
      vote[slot] = ballots.vote[i] ?? 0
      add(counts, column, 1)
    }
  }
  return { participants: ballots.statements, statements: rows.length, start, statement, vote }
}
