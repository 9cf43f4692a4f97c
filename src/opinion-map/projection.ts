import { add } from './arrays.ts'
import type { Ballots } from './ballots.ts'

/** Where each participant stands: x at `2p`, y at `2p + 1`. The axes carry no meaning of their own. */
export type Positions = Float64Array

type Vector = Float64Array
/** Multiplies a vector by the covariance of the statements. */
type Covariance = (vector: Vector) => Vector

const gramStatements = 1_500
const ampleWork = 200_000_000
const mostRounds = 1_000
const settled = 1e-10
const nothing = 1e-13

/**
 * Places participants on the two directions in which opinions differ most (principal components of the centred votes, an absent vote
 * counting as the statement's mean), stretched by √(statements ÷ own votes) so that having answered little does not pull to the middle.
 * `work` bounds the multiplications spent on each direction.
 */
export function project(ballots: Ballots, work: number = ampleWork): Positions {
  const means = meanVotes(ballots)
  const centred = Float64Array.from(ballots.vote, (vote, i) => vote - (means[ballots.statement[i] ?? 0] ?? 0))
  const dense = ballots.statements <= gramStatements
  const covariance = dense ? multiplied(gram(ballots, centred), ballots.statements) : passedThrough(ballots, centred)
  const cost = dense ? ballots.statements ** 2 : 2 * centred.length
  const rounds = Math.max(50, Math.min(mostRounds, Math.floor(work / Math.max(1, cost))))
  const first = leading(covariance, ballots.statements, null, rounds)
  const second = leading(covariance, ballots.statements, first, rounds)
  const positions = new Float64Array(2 * ballots.participants)
  for (let p = 0; p < ballots.participants; p += 1) {
    const begin = ballots.start[p] ?? 0
    const end = ballots.start[p + 1] ?? 0
    const stretch = Math.sqrt(ballots.statements / Math.max(1, end - begin))
    for (let i = begin; i < end; i += 1) {
      const s = ballots.statement[i] ?? 0
      add(positions, 2 * p, stretch * (centred[i] ?? 0) * (first[s] ?? 0))
      add(positions, 2 * p + 1, stretch * (centred[i] ?? 0) * (second[s] ?? 0))
    }
  }
  return positions
}

function meanVotes({ statements, statement, vote }: Ballots): Vector {
  const total = new Float64Array(statements)
  const count = new Float64Array(statements)
  for (let i = 0; i < vote.length; i += 1) {
    add(total, statement[i] ?? 0, vote[i] ?? 0)
    add(count, statement[i] ?? 0, 1)
  }
  return total.map((value, s) => value / Math.max(1, count[s] ?? 0))
}

/** The covariance as a matrix: few statements, so that each of the many rounds that follow costs little. */
function gram({ participants, statements, start, statement }: Ballots, centred: Vector): Vector {
  const matrix = new Float64Array(statements * statements)
  for (let p = 0; p < participants; p += 1) {
    const end = start[p + 1] ?? 0
    for (let i = start[p] ?? 0; i < end; i += 1) {
      const row = (statement[i] ?? 0) * statements
      const value = centred[i] ?? 0
      for (let j = i; j < end; j += 1) add(matrix, row + (statement[j] ?? 0), value * (centred[j] ?? 0))
    }
  }
  for (let s = 0; s < statements; s += 1) {
    for (let t = 0; t < s; t += 1) matrix[s * statements + t] = matrix[t * statements + s] ?? 0
  }
  return matrix
}

const multiplied =
  (matrix: Vector, size: number): Covariance =>
  (vector) => {
    const product = new Float64Array(size)
    for (let s = 0; s < size; s += 1) {
      let total = 0
      for (let t = 0, i = s * size; t < size; t += 1, i += 1) total += (matrix[i] ?? 0) * (vector[t] ?? 0)
      product[s] = total
    }
    return product
  }

/** The covariance without its matrix: many statements, so that memory stays that of the votes. */
const passedThrough =
  ({ participants, statements, start, statement }: Ballots, centred: Vector): Covariance =>
  (vector) => {
    const product = new Float64Array(statements)
    for (let p = 0; p < participants; p += 1) {
      let along = 0
      for (let i = start[p] ?? 0; i < (start[p + 1] ?? 0); i += 1) along += (centred[i] ?? 0) * (vector[statement[i] ?? 0] ?? 0)
      for (let i = start[p] ?? 0; i < (start[p + 1] ?? 0); i += 1) add(product, statement[i] ?? 0, along * (centred[i] ?? 0))
    }
    return product
  }

/** The leading direction apart from `known` (power iteration), its largest loading positive. Zero where opinions do not differ. */
function leading(covariance: Covariance, size: number, known: Vector | null, rounds: number): Vector {
  let vector = unit(without(startOf(size), known))
  for (let round = 0; round < rounds; round += 1) {
    const next = unit(without(covariance(vector), known))
    let change = 0
    for (let s = 0; s < size; s += 1) change += ((next[s] ?? 0) - (vector[s] ?? 0)) ** 2
    vector = next
    if (change < settled ** 2) break
  }
  const largest = vector.reduce((best, value, s) => (Math.abs(value) > Math.abs(vector[best] ?? 0) + settled ? s : best), 0)
  return (vector[largest] ?? 0) < 0 ? vector.map((value) => -value) : vector
}

/** Uneven weights in canonical order: no symmetry of the opinions hides a direction from them. */
const startOf = (size: number): Vector => Float64Array.from({ length: size }, (_, s) => 1 + 0.5 * Math.sin(s + 1))

function without(vector: Vector, known: Vector | null): Vector {
  if (known === null) return vector
  let along = 0
  for (let s = 0; s < vector.length; s += 1) along += (vector[s] ?? 0) * (known[s] ?? 0)
  return vector.map((value, s) => value - along * (known[s] ?? 0))
}

function unit(vector: Vector): Vector {
  let square = 0
  for (let s = 0; s < vector.length; s += 1) square += (vector[s] ?? 0) ** 2
  const length = Math.sqrt(square)
  return length < nothing ? vector.map(() => 0) : vector.map((value) => value / length)
}
