import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjustedRandIndex, type CastVotes, opinionMap, votesNeeded } from './index.ts'
import { seededRandom } from './random.ts'

interface Row {
  readonly voter: string
  readonly statement: string
  readonly vote: number
  readonly time: number
}

function cast(rows: readonly Row[]): CastVotes {
  const voterIds = [...new Set(rows.map(({ voter }) => voter))]
  const statementIds = [...new Set(rows.map(({ statement }) => statement))]
  return {
    voterIds,
    statementIds,
    voter: Int32Array.from(rows, ({ voter }) => voterIds.indexOf(voter)),
    statement: Int32Array.from(rows, ({ statement }) => statementIds.indexOf(statement)),
    vote: Int8Array.from(rows, ({ vote }) => vote),
    time: Float64Array.from(rows, ({ time }) => time),
  }
}

/** Two camps of one size that answer opposite ways except on statement 0, which all share; some votes are missing, some contrary. */
function camps(people: number, statements: number, seed: number): Row[] {
  const random = seededRandom(seed)
  const rows: Row[] = []
  for (let p = 0; p < people; p += 1) {
    for (let s = 0; s < statements; s += 1) {
      const side = s === 0 || p % 2 === s % 2 ? 1 : -1
      if (random() < 0.8) rows.push({ voter: `p${p}`, statement: `s${s}`, vote: random() < 0.9 ? side : -side, time: rows.length })
    }
  }
  return rows
}

function byName(rows: readonly Row[], options: Parameters<typeof opinionMap>[1] = {}) {
  const votes = cast(rows)
  const map = opinionMap(votes, options)
  const places = votes.voterIds.map((id, v) => [id, map.groupOf[v], map.positions[2 * v], map.positions[2 * v + 1]] as const)
  const { placed, groups, silhouette, stability } = map
  const consensus = map.consensus.map(({ statement, side }) => `${votes.statementIds[statement]} ${side}`)
  const divisive = map.divisive.map(({ statement }) => votes.statementIds[statement])
  const representative = map.representative.map((group) => group.map(({ statement, side }) => `${votes.statementIds[statement]} ${side}`))
  return {
    placed,
    groups,
    silhouette,
    stability,
    consensus,
    divisive,
    representative,
    places: new Map(places.map(([id, ...rest]) => [id, rest])),
  }
}

describe('two camps', () => {
  const votes = cast(camps(60, 20, 3))
  const map = opinionMap(votes)
  test('are found, stable, and told apart', () => {
    expect(map).toMatchObject({ participants: 60, placed: 60, groups: 2 })
    const truth = votes.voterIds.map((id) => Number(id.slice(1)) % 2)
    expect(adjustedRandIndex(map.groupOf, truth)).toBe(1)
    expect(map.silhouette).toBeGreaterThan(0.6)
    expect(map.stability).toBeGreaterThan(0.9)
  })
  test('what they share and what divides them is named', () => {
    expect(map.consensus.map(({ statement, side }) => [votes.statementIds[statement], side])).toEqual([['s0', 'agree']])
    expect(map.divisive).toHaveLength(10)
    expect(map.divisive.every(({ statement }) => votes.statementIds[statement] !== 's0')).toBe(true)
    expect(map.representative.map((group) => group.length)).toEqual([5, 5])
    expect(map.representative.flat().every(({ significant }) => significant)).toBe(true)
  })
  test('as many groups as asked, numbered from the largest', () => {
    const three = opinionMap(votes, { groups: 3 })
    const sizes = [0, 1, 2].map((g) => three.groupOf.filter((group) => group === g).length)
    expect(three.groups).toBe(3)
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
  })
  test('a removed statement counts for nothing', () => {
    const without = opinionMap(votes, { without: new Set(['s0']) })
    expect(without.consensus).toEqual([])
    expect(without.groups).toBe(2)
  })
})

describe('the same votes give the same map', () => {
  test('in any order of rows and under any names, to the bit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 4, max: 15 }), fc.integer(), (people, statements, seed) => {
        const rows = camps(people, statements, seed)
        const random = seededRandom(seed + 1)
        const keys = rows.map(() => random())
        const shuffled = rows
          .map((_, i) => i)
          .sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
          .flatMap((i) => rows[i] ?? [])
        const rename = (id: string) => `${(Number(id.slice(1)) * 37 + 11) % 101}`
        const back = (id: string) => `${id.slice(0, 1)}${rename(id)}`
        const one = byName(rows)
        const other = byName(shuffled.map((row) => ({ ...row, voter: back(row.voter), statement: back(row.statement) })))
        expect(other).toMatchObject({ placed: one.placed, groups: one.groups, silhouette: one.silhouette, stability: one.stability })
        for (const [id, place] of one.places) expect(other.places.get(back(id))).toEqual(place)
        expect(byName(shuffled)).toEqual(one)
      }),
      { numRuns: 30 },
    )
  })
  test('the latest vote counts, wherever it stands', () => {
    const rows = camps(30, 12, 5)
    const changed = rows.map((row) => ({ ...row, vote: -row.vote, time: row.time - 0.5 }))
    expect(byName([...rows, ...changed])).toEqual(byName(rows))
  })
})

describe('little to go on', () => {
  const opinions = (people: number, statements: number, vote: number) =>
    Array.from({ length: people * statements }, (_, i) => ({
      voter: `${i % people}`,
      statement: `${Math.floor(i / people)}`,
      vote,
      time: i,
    }))
  test.each([
    ['no votes', [], 0, 0],
    ['one person', opinions(1, 1, 1), 1, 1],
    ['four people', opinions(4, 10, 1), 4, 1],
    ['one opinion', opinions(50, 10, 1), 50, 1],
    ['nothing but passes', opinions(50, 10, 0), 50, 1],
  ])('%s: no groups are made up', (_, rows, placed, groups) => {
    expect(opinionMap(cast(rows))).toMatchObject({ placed, groups, silhouette: null, stability: null, divisive: [], representative: [] })
  })
  test('one statement', () => {
    const rows = opinions(40, 1, 1).map((row, i) => ({ ...row, vote: i % 2 === 0 ? 1 : -1 }))
    expect(opinionMap(cast(rows)).groups).toBeLessThanOrEqual(2)
  })
  test('every statement removed', () => {
    const map = opinionMap(cast(opinions(20, 2, 1)), { without: new Set(['0', '1']) })
    expect(map).toMatchObject({ participants: 20, placed: 0, groups: 0 })
  })
  test('who answered too little later is not placed, and the first fifteen of a young conversation are', () => {
    const rows = camps(40, 30, 9)
    const late = [{ voter: 'late', statement: 's1', vote: 1, time: 1e6 }]
    const first = [{ voter: 'first', statement: 's1', vote: 1, time: -1 }]
    const map = byName([...rows, ...late, ...first])
    expect(map.places.get('late')?.[0]).toBe(-1)
    expect(map.places.get('first')?.[0]).toBeGreaterThanOrEqual(0)
    expect([1, 3, 50, 61, 174].map(votesNeeded)).toEqual([1, 3, 3, 4, 7])
  })
})
