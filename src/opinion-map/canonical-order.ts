import { at } from './arrays.ts'
import type { Ballots } from './ballots.ts'
import { mixed } from './random.ts'

/** An order of participants and of statements. */
export interface Order {
  readonly participants: Int32Array
  readonly statements: Int32Array
}

const rounds = 3

/**
 * Orders participants and statements by what was voted, whatever their names and the order of the rows, so that the arithmetic that
 * follows gives the same bits. Colour refinement (Weisfeiler–Leman): a participant's colour comes from the colours of the statements
 * and the votes on them, a statement's from its voters', and so on. Names only separate what the votes do not.
 */
export function canonicalOrder(ballots: Ballots, voterIds: readonly string[], statementIds: readonly string[]): Order {
  let statements = new Uint32Array(ballots.statements).fill(1)
  let participants = new Uint32Array(ballots.participants)
  for (let round = 0; round < rounds; round += 1) {
    const nextParticipants = new Uint32Array(ballots.participants)
    for (let p = 0; p < ballots.participants; p += 1) {
      for (let i = at(ballots.start, p); i < at(ballots.start, p + 1); i += 1) {
        nextParticipants[p] = at(nextParticipants, p) + tint(at(statements, at(ballots.statement, i)), at(ballots.vote, i))
      }
    }
    participants = nextParticipants
    const nextStatements = new Uint32Array(ballots.statements)
    for (let p = 0; p < ballots.participants; p += 1) {
      for (let i = at(ballots.start, p); i < at(ballots.start, p + 1); i += 1) {
        const s = at(ballots.statement, i)
        nextStatements[s] = at(nextStatements, s) + tint(at(participants, p), at(ballots.vote, i))
      }
    }
    statements = nextStatements
  }
  return { participants: sortedBy(participants, voterIds), statements: sortedBy(statements, statementIds) }
}

const tint = (colour: number, vote: number): number => mixed(mixed(colour) + vote + 2)

function sortedBy(colours: Uint32Array, names: readonly string[]): Int32Array {
  const name = (i: number) => names[i] ?? ''
  return Int32Array.from(colours.keys()).sort((a, b) => at(colours, a) - at(colours, b) || (name(a) < name(b) ? -1 : 1))
}
