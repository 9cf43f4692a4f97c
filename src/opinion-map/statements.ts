import { add } from './arrays.ts'
import type { Ballots } from './ballots.ts'
import { shareInterval, significantZ, smoothedShare, zAboveHalf, zBetween } from './significance.ts'

/** A side of a statement. */
export type Side = 'agree' | 'disagree'

/** How one group voted on one statement: a share of its votes (passes included), and where the true share lies in 95 of 100 cases. */
export interface Support {
  readonly group: number
  readonly votes: number
  readonly share: number
  readonly interval: readonly [number, number]
}

/** A statement that sets a group apart from the others. */
export interface Representative extends Support {
  readonly statement: number
  readonly side: Side
  readonly shareElsewhere: number
  /** Standard errors above one half, and above the others' share. */
  readonly z: number
  readonly zElsewhere: number
  readonly significant: boolean
}

/** A statement on which each group takes the same side, significantly. */
export interface Consensus {
  readonly statement: number
  readonly side: Side
  /** The share of the least convinced group. */
  readonly least: number
  readonly groups: readonly Support[]
}

/** A statement on which two groups differ significantly. */
export interface Divisive {
  readonly statement: number
  /** The highest share of agreement less the lowest. */
  readonly spread: number
  readonly z: number
  readonly groups: readonly Support[]
}

/** Votes by group and statement, at `group * statements + statement`. */
export interface Tally {
  readonly groups: number
  readonly statements: number
  readonly agree: Float64Array
  readonly disagree: Float64Array
  readonly votes: Float64Array
}

const sides = ['agree', 'disagree'] as const

/** Counts the votes of each group on each statement. */
export function tally(ballots: Ballots, groupOf: Int32Array, groups: number): Tally {
  const size = groups * ballots.statements
  const counted = { agree: new Float64Array(size), disagree: new Float64Array(size), votes: new Float64Array(size) }
  for (let p = 0; p < ballots.participants; p += 1) {
    for (let i = ballots.start[p] ?? 0; i < (ballots.start[p + 1] ?? 0); i += 1) {
      const cell = (groupOf[p] ?? 0) * ballots.statements + (ballots.statement[i] ?? 0)
      add(counted.votes, cell, 1)
      if ((ballots.vote[i] ?? 0) > 0) add(counted.agree, cell, 1)
      if ((ballots.vote[i] ?? 0) < 0) add(counted.disagree, cell, 1)
    }
  }
  return { groups, statements: ballots.statements, ...counted }
}

/** Gives up to `most` statements for one group, the most telling first; the least bad one, marked so, when none is significant. */
export function representativeOf(counted: Tally, group: number, most: number): Representative[] {
  const found: (Representative & { readonly score: number })[] = []
  for (let statement = 0; statement < counted.statements; statement += 1) {
    for (const side of sides) {
      const cell = group * counted.statements + statement
      const some = counted[side][cell] ?? 0
      const all = counted.votes[cell] ?? 0
      if (some === 0) continue
      const others = elsewhere(counted, group, statement, side)
      const z = zAboveHalf(some, all)
      const zElsewhere = zBetween(some, all, others.some, others.all)
      const shareElsewhere = smoothedShare(others.some, others.all)
      const significant = z > significantZ && zElsewhere > significantZ
      const score = Math.max(0, z) * Math.max(0, zElsewhere) * (smoothedShare(some, all) / shareElsewhere) * smoothedShare(some, all)
      found.push({ statement, side, ...support(counted, group, statement, side), shareElsewhere, z, zElsewhere, significant, score })
    }
  }
  found.sort((a, b) => Number(b.significant) - Number(a.significant) || b.score - a.score || a.statement - b.statement)
  const kept = found.some(({ significant }) => significant) ? found.filter(({ significant }) => significant) : found.slice(0, 1)
  return kept.slice(0, most).map(({ score: _, ...representative }) => representative)
}

function elsewhere(counted: Tally, group: number, statement: number, side: Side): { some: number; all: number } {
  let some = 0
  let all = 0
  for (let g = 0; g < counted.groups; g += 1) {
    if (g === group) continue
    some += counted[side][g * counted.statements + statement] ?? 0
    all += counted.votes[g * counted.statements + statement] ?? 0
  }
  return { some, all }
}

function support(counted: Tally, group: number, statement: number, side: Side): Support {
  const cell = group * counted.statements + statement
  const some = counted[side][cell] ?? 0
  const all = counted.votes[cell] ?? 0
  return { group, votes: all, share: smoothedShare(some, all), interval: shareInterval(some, all) }
}

const supports = (counted: Tally, statement: number, side: Side): Support[] =>
  Array.from({ length: counted.groups }, (_, group) => support(counted, group, statement, side))

/** Gives up to `most` statements that every group shares, those with the best-convinced least convinced group first. */
export function consensusOf(counted: Tally, most: number): Consensus[] {
  const found: Consensus[] = []
  for (let statement = 0; counted.groups > 0 && statement < counted.statements; statement += 1) {
    for (const side of sides) {
      const shared = Array.from({ length: counted.groups }, (_, g) => g * counted.statements + statement).every(
        (cell) => zAboveHalf(counted[side][cell] ?? 0, counted.votes[cell] ?? 0) > significantZ,
      )
      if (!shared) continue
      const groups = supports(counted, statement, side)
      found.push({ statement, side, least: Math.min(...groups.map(({ share }) => share)), groups })
    }
  }
  return found.sort((a, b) => b.least - a.least || a.statement - b.statement).slice(0, most)
}

/** Gives up to `most` statements on which groups differ significantly, the widest spread of agreement first. */
export function divisiveOf(counted: Tally, most: number): Divisive[] {
  const found: Divisive[] = []
  for (let statement = 0; counted.groups > 1 && statement < counted.statements; statement += 1) {
    const groups = supports(counted, statement, 'agree')
    const ranked = groups.filter(({ votes }) => votes > 0).sort((a, b) => b.share - a.share || a.group - b.group)
    const [high, low] = [ranked[0], ranked.at(-1)]
    if (high === undefined || low === undefined || high === low) continue
    const agreeing = ({ group }: Support) => counted.agree[group * counted.statements + statement] ?? 0
    const z = zBetween(agreeing(high), high.votes, agreeing(low), low.votes)
    if (z > significantZ) found.push({ statement, spread: high.share - low.share, z, groups })
  }
  return found.sort((a, b) => b.spread - a.spread || a.statement - b.statement).slice(0, most)
}
