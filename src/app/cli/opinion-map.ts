import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type ExportedStatement, readStatements, readVotes } from '#exchange/polis-export/read-export.ts'
import { type CastVotes, type OpinionMap, opinionMap, type Support } from '../../opinion-map/index.ts'
import { type Command, Misused, say } from './command.ts'

const options = { statements: { type: 'string' }, groups: { type: 'string' }, seed: { type: 'string' } } as const
const GroupCount = z.coerce.number().int().min(2).max(5).optional()
const Seed = z.coerce.number().int().min(0).max(4_294_967_295).default(1)
const digits = 6

/** Prints the opinion map of a file of votes as JSON. Needs neither an instance nor a database. */
export const opinionMapCommand: Command = {
  usage: 'VOTES.csv [--statements COMMENTS.csv] [--groups K] [--seed N]',
  summary: 'the opinion map of a Polis export, as JSON',
  run: async (args) => {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) throw new Misused('the opinion map reads one file of votes')
    const groups = GroupCount.safeParse(values.groups)
    const seed = Seed.safeParse(values.seed)
    if (!groups.success) throw new Misused(`--groups takes a number from 2 to 5, not “${values.groups}”`)
    if (!seed.success) throw new Misused(`--seed takes a whole number from 0 to 4294967295, not “${values.seed}”`)
    const votes = await readVotes(path)
    const statements = values.statements === undefined ? [] : await readStatements(values.statements)
    const without = new Set(statements.filter(({ moderated }) => moderated < 0).map(({ id }) => id))
    const map = opinionMap(votes, { ...(groups.data === undefined ? {} : { groups: groups.data }), seed: seed.data, without })
    say(JSON.stringify(printed(map, votes, statements)))
    return 0
  },
}

/** The map by the ids of the file instead of indices, numbers rounded. */
function printed(map: OpinionMap, { voterIds, statementIds }: CastVotes, statements: readonly ExportedStatement[]) {
  const texts = new Map(statements.map(({ id, text }) => [id, text]))
  const named = <Shown extends { readonly statement: number }>({ statement, ...rest }: Shown) => {
    const id = statementIds[statement] ?? ''
    const text = texts.get(id)
    return { statement: id, ...(text === undefined ? {} : { text }), ...roundedIn(rest) }
  }
  const supported = ({ groups, ...rest }: { readonly groups: readonly Support[]; readonly statement: number }) => ({
    ...named(rest),
    groups: groups.map(roundedIn),
  })
  const placed = voterIds.flatMap((id, voter) => ((map.groupOf[voter] ?? -1) < 0 ? [] : [{ id, voter }]))
  return {
    participants: map.participants,
    placed: map.placed,
    groups: map.groups,
    silhouette: roundedOrNull(map.silhouette),
    stability: roundedOrNull(map.stability),
    tried: map.tried.map(roundedIn),
    assignments: Object.fromEntries(placed.map(({ id, voter }) => [id, map.groupOf[voter]])),
    positions: Object.fromEntries(
      placed.map(({ id, voter }) => [id, [rounded(map.positions[2 * voter] ?? 0), rounded(map.positions[2 * voter + 1] ?? 0)]]),
    ),
    consensus: map.consensus.map(supported),
    divisive: map.divisive.map(supported),
    representative: map.representative.map((ofGroup) => ofGroup.map(named)),
  }
}

/** Without the minus of a negative zero. */
const rounded = (value: number) => Number(value.toFixed(digits)) + 0
const roundedOrNull = (value: number | null) => (value === null ? null : rounded(value))
const roundedIn = <Shown extends object>(shown: Shown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, roundedValue(value)]))

function roundedValue(value: unknown): unknown {
  if (typeof value === 'number') return rounded(value)
  return Array.isArray(value) ? value.map(roundedValue) : value
}
