import { existsSync } from 'node:fs'
import { z } from 'zod'
import { polisFolder, readPolisGroups } from '#exchange/polis-export/published-groups.ts'
import { readStatements, readVotes } from '#exchange/polis-export/read-export.ts'
import { projectPath } from '#kernel/paths.ts'
import { adjustedRandIndex, type CastVotes, opinionMap, silhouetteOfGroups } from '../src/opinion-map/index.ts'
import { seededRandom } from '../src/opinion-map/random.ts'

// Our map against the one Polis published of the same votes, then time and memory on simulated votes. One process, one thread.
// To run: npx esbuild bench/opinion-map.ts --bundle --packages=external --platform=node --format=esm --outfile=dist/bench/opinion-map.js && node dist/bench/opinion-map.js

const conversations = ['brexit-consensus', 'canadian-electoral-reform', 'vtaiwan.uberx']
const shown = (value: number | null) => (value === null ? 'none' : value.toFixed(3))
const median = (values: readonly number[]) => z.number().parse(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)])
const megabytes = () => `${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most so far`

function timed<Result>(work: () => Result): { result: Result; seconds: number } {
  const start = performance.now()
  const result = work()
  return { result, seconds: (performance.now() - start) / 1000 }
}

async function compared(name: string): Promise<number> {
  const folder = polisFolder(name)
  const votes = await readVotes(`${folder}/votes.csv`)
  const statements = await readStatements(`${folder}/comments.csv`)
  const theirs = await readPolisGroups(name)
  const without = new Set(statements.filter(({ moderated }) => moderated < 0).map(({ id }) => id))
  const groups = new Set(theirs.values()).size
  const free = timed(() => opinionMap(votes, { without }))
  const map = opinionMap(votes, { without, groups })
  const ours = new Map(votes.voterIds.flatMap((id, v) => (map.groupOf[v] === undefined || map.groupOf[v] < 0 ? [] : [[id, v] as const])))
  const both = [...ours].flatMap(([id, v]) => {
    const group = theirs.get(id)
    return group === undefined
      ? []
      : [{ ours: map.groupOf[v] ?? 0, theirs: group, x: map.positions[2 * v] ?? 0, y: map.positions[2 * v + 1] ?? 0 }]
  })
  const polisSilhouette = silhouetteOfGroups(
    both.flatMap(({ x, y }) => [x, y]),
    Int32Array.from(both, (one) => one.theirs),
    groups,
  )
  const index = adjustedRandIndex(
    both.map((one) => one.ours),
    both.map((one) => one.theirs),
  )
  const same = both.length === theirs.size && ours.size === theirs.size
  console.log(
    `${name}: ${map.participants} participants, ${map.placed} placed, Polis ${theirs.size} (${same ? 'the same' : 'NOT the same'} people)`,
  )
  console.log(
    `  ${groups} groups: adjusted Rand index ${shown(index)}; silhouette ${shown(map.silhouette)}, of Polis’s groups ${shown(polisSilhouette)}`,
  )
  console.log(
    `  stability ${shown(map.stability)}; left free: ${free.result.tried.map((one) => `${one.groups}: ${shown(one.silhouette)}`).join(', ')}`,
  )
  console.log(`  ${free.seconds.toFixed(2)} s (number of groups free), ${megabytes()}`)
  return index
}

/** Three camps and some noise; each person answers as many statements, drawn at random. */
function simulated(participants: number, statements: number, each: number): CastVotes {
  const random = seededRandom(7)
  const rows = participants * each
  const made = { voter: new Int32Array(rows), statement: new Int32Array(rows), vote: new Int8Array(rows), time: new Float64Array(rows) }
  for (let row = 0; row < rows; row += 1) {
    const voter = Math.floor(row / each)
    const statement = (((row % each) * 7919 + voter * 104_729) % statements) | 0
    const leaning = Math.sin(statement * 12.9898 + (voter % 3) * 78.233)
    made.voter[row] = voter
    made.statement[row] = statement
    made.vote[row] = random() < 0.15 ? 0 : random() < 0.5 + 0.45 * leaning ? 1 : -1
    made.time[row] = row
  }
  const ids = (count: number) => Array.from({ length: count }, (_, i) => String(i))
  return { voterIds: ids(participants), statementIds: ids(statements), ...made }
}

const indices: number[] = []
for (const name of conversations) {
  if (existsSync(polisFolder(name))) indices.push(await compared(name))
  else console.log(`${name}: not on this machine (${projectPath('..', 'shared')})`)
}
if (indices.length > 0) console.log(`median adjusted Rand index: ${shown(median(indices))} (asked: at least 0.75)\n`)
for (const participants of [1_000, 10_000, 100_000]) {
  const votes = simulated(participants, 300, 40)
  const { result, seconds } = timed(() => opinionMap(votes))
  console.log(`${participants} participants × 300 statements × 40 votes: ${seconds.toFixed(2)} s, ${megabytes()}`)
  console.log(`  ${result.groups} groups, silhouette ${shown(result.silhouette)}, stability ${shown(result.stability)}`)
}
