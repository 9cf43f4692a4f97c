import { type CastVotes, type OpinionMap, opinionMap } from '../../../opinion-map/index.ts'

/** Votes on one statement, by everybody or by a group. */
export interface Counts {
  readonly agree: number
  readonly disagree: number
  readonly pass: number
}

/** One person on the map: where, and in which group. Nobody is named. */
export interface Point {
  readonly x: number
  readonly y: number
  readonly group: number
}

/** A statement, by its number, with the side the groups take. */
export interface Marked {
  readonly number: number
  readonly side: 'agree' | 'disagree'
}

/** Everything a page says of the choices of a consultation. Groups are indices; statements are numbers. */
export interface DrawnMap {
  readonly participants: number
  readonly votes: number
  readonly placed: number
  readonly groups: number
  readonly sizes: readonly number[]
  readonly silhouette: number | null
  readonly stability: number | null
  /** One per participant in the order given; null for those not placed. */
  readonly points: readonly (Point | null)[]
  /** Votes of everybody on each statement. */
  readonly counts: Readonly<Record<number, Counts>>
  /** Votes of each group's people on each statement. */
  readonly byGroup: readonly Readonly<Record<number, Counts>>[]
  readonly shared: readonly Marked[]
  readonly divisive: readonly number[]
  /** What marks each group, the most telling first. */
  readonly marks: readonly (readonly Marked[])[]
}

/** The choices of a consultation, as arrays: what is sent to the thread that draws. */
export interface Choices {
  /** How many people; each is known here by place only. */
  readonly participants: number
  /** Numbers of the statements put to people. */
  readonly statements: readonly number[]
  readonly voter: Int32Array
  /** Index into `statements`. */
  readonly statement: Int32Array
  readonly vote: Int8Array
}

/** Below so many people nothing is drawn: a point would be a person. */
export const fewestToDraw = 30

const statementsMarking = 3
const statementsShown = 5

/** Draws the map of choices: pure, seeded, the same for the same choices. */
export function drawMap(choices: Choices): DrawnMap {
  const cast = castFrom(choices)
  const map = opinionMap(cast)
  const counts = countsIn(choices, () => 0, 1)[0] ?? {}
  return {
    participants: choices.participants,
    votes: choices.voter.length,
    placed: map.placed,
    groups: map.groups,
    sizes: Array.from({ length: map.groups }, (_, group) => map.groupOf.reduce((sum, of) => (of === group ? sum + 1 : sum), 0)),
    silhouette: map.silhouette,
    stability: map.stability,
    points: pointsOf(map, choices.participants),
    counts,
    byGroup: countsIn(choices, (voter) => map.groupOf[voter] ?? -1, map.groups),
    ...marked(map, choices.statements),
  }
}

function marked(map: OpinionMap, statements: readonly number[]): Pick<DrawnMap, 'shared' | 'divisive' | 'marks'> {
  const number = (statement: number) => statements[statement] ?? 0
  return {
    shared: map.consensus.slice(0, statementsShown).map(({ statement, side }) => ({ number: number(statement), side })),
    divisive: map.divisive.slice(0, statementsShown).map(({ statement }) => number(statement)),
    marks: map.representative.map((ofGroup) =>
      ofGroup
        .filter(({ significant }) => significant)
        .slice(0, statementsMarking)
        .map(({ statement, side }) => ({ number: number(statement), side })),
    ),
  }
}

function castFrom({ participants, statements, voter, statement, vote }: Choices): CastVotes {
  const ids = (count: number) => Array.from({ length: count }, (_, at) => String(at))
  // No times: what is published has none, and the map must be the same for whoever computes it from that.
  return { voterIds: ids(participants), statementIds: ids(statements.length), voter, statement, vote, time: new Float64Array(voter.length) }
}

const pointsOf = ({ positions, groupOf }: OpinionMap, participants: number): readonly (Point | null)[] =>
  Array.from({ length: participants }, (_, voter) => {
    const group = groupOf[voter] ?? -1
    return group < 0 ? null : { x: positions[2 * voter] ?? 0, y: positions[2 * voter + 1] ?? 0, group }
  })

/** Counts votes by group and statement; a voter of group -1 is in none. */
function countsIn(choices: Choices, groupOf: (voter: number) => number, groups: number): readonly Record<number, Counts>[] {
  const sides = 3
  const width = choices.statements.length
  const cells = new Int32Array(groups * width * sides)
  for (const [row, voter] of choices.voter.entries()) {
    const group = groupOf(voter)
    if (group < 0) continue
    const cell = (group * width + (choices.statement[row] ?? 0)) * sides + (choices.vote[row] ?? 0) + 1
    cells[cell] = (cells[cell] ?? 0) + 1
  }
  return Array.from({ length: groups }, (_, group) =>
    Object.fromEntries(
      choices.statements.map((number, at) => {
        const [disagree = 0, pass = 0, agree = 0] = cells.subarray((group * width + at) * sides, (group * width + at + 1) * sides)
        return [number, { agree, disagree, pass }]
      }),
    ),
  )
}
