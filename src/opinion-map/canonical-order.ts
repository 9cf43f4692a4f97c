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
      for (let i = ballots.start[p] ?? 0; i < (ballots.start[p + 1] ?? 0); i += 1) {
        nextParticipants[p] = (nextParticipants[p] ?? 0) + tint(statements[ballots.statement[i] ?? 0] ?? 0, ballots.vote[i] ?? 0)
      }
    }
    participants = nextParticipants
    const nextStatements = new Uint32Array(ballots.statements)
    for (let p = 0; p < ballots.participants; p += 1) {
      for (let i = ballots.start[p] ?? 0; i < (ballots.start[p + 1] ?? 0); i += 1) {
        const s = ballots.statement[i] ?? 0
        nextStatements[s] = (nextStatements[s] ?? 0) + tint(participants[p] ?? 0, ballots.vote[i] ?? 0)
      }
    }
    statements = nextStatements
  }
  return { participants: sortedBy(participants, voterIds), statements: sortedBy(statements, statementIds) }
}

const tint = (colour: number, vote: number): number => mixed(mixed(colour) + vote + 2)

function sortedBy(colours: Uint32Array, names: readonly string[]): Int32Array {
  const name = (i: number) => names[i] ?? ''
  return Int32Array.from(colours.keys()).sort((a, b) => (colours[a] ?? 0) - (colours[b] ?? 0) || (name(a) < name(b) ? -1 : 1))
}
