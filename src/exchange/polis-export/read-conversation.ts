import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { CastVotes } from '../../opinion-map/index.ts'
import { csvReader, InvalidCsv } from './csv.ts'
import { type ExportedStatement, InvalidExport, readStatements, readVotes } from './read-export.ts'

/** One vote that counts: the last of its voter on its statement. */
export interface CountedVote {
  readonly voter: string
  readonly statement: string
  /** 1 agree, -1 disagree, 0 pass. */
  readonly choice: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/** A conversation as the folder of its export holds it. */
export interface Conversation {
  /** The folder’s name, where the export names no topic. */
  readonly topic: string
  readonly description: string | null
  /** Where the conversation was held. */
  readonly address: string | null
  readonly cast: CastVotes
  /** The latest vote of each voter on each statement, the earliest first. */
  readonly votes: readonly CountedVote[]
  /** Everything that was written, removed statements too. */
  readonly statements: readonly ExportedStatement[]
}

/** Reads `summary.csv`, `comments.csv` and `votes.csv` of a folder. Throws InvalidExport with a sentence when it is not such a folder. */
export async function readConversation(folder: string): Promise<Conversation> {
  const [summary, statements, cast] = await Promise.all([
    readSummary(path.join(folder, 'summary.csv')),
    fileOf(folder, 'comments.csv', readStatements),
    fileOf(folder, 'votes.csv', readVotes),
  ])
  const votes = countedVotes(cast)
  if (votes.length === 0) throw new InvalidExport(`${path.join(folder, 'votes.csv')}: there is no vote`)
  const said = (key: string) => summary.get(key)?.trim() || null
  const topic = said('topic') ?? path.basename(path.resolve(folder))
  return { topic, description: said('conversation-description'), address: said('url'), cast, votes, statements }
}

async function fileOf<Read>(folder: string, name: string, read: (file: string) => Promise<Read>): Promise<Read> {
  try {
    return await read(path.join(folder, name))
  } catch (error) {
    if (isMissing(error)) throw new InvalidExport(`${folder} holds no ${name}: name the folder of an export`)
    throw error
  }
}

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR')

/** What the summary says, line by line a name and a value; empty when there is none. */
async function readSummary(file: string): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>()
  const reader = csvReader(([name = '', value = '']) => void said.set(name, value))
  try {
    reader.push(await readFile(file, 'utf8'))
    reader.end()
  } catch (error) {
    if (error instanceof InvalidCsv) throw new InvalidExport(`${file}, ${error.message}`)
    if (!isMissing(error)) throw error
  }
  return said
}

function countedVotes({ voterIds, statementIds, voter, statement, vote, time }: CastVotes): readonly CountedVote[] {
  const latest = new Map<number, number>()
  for (let row = 0; row < vote.length; row += 1) {
    const pair = (voter[row] ?? 0) * statementIds.length + (statement[row] ?? 0)
    const before = latest.get(pair)
    if (before === undefined || (time[row] ?? 0) >= (time[before] ?? 0)) latest.set(pair, row)
  }
  const named = [...latest.values()].map((row) => ({
    voter: voterIds[voter[row] ?? -1] ?? '',
    statement: statementIds[statement[row] ?? -1] ?? '',
    choice: vote[row] ?? 0,
    at: time[row] ?? 0,
  }))
  return named.sort((a, b) => a.at - b.at)
}
