import { createReadStream } from 'node:fs'
import type { CastVotes } from '../../opinion-map/index.ts'
import { csvReader, InvalidCsv } from './csv.ts'

/** The file is CSV, but not the export expected: the sentence says which line and why. */
export class InvalidExport extends Error {
  override readonly name = 'InvalidExport'
}

/** One statement of a Polis export. */
export interface ExportedStatement {
  readonly id: string
  readonly text: string
  readonly author: string
  /** 1 accepted, 0 not looked at, -1 removed. */
  readonly moderated: number
}

const pieceBytes = 1 << 16

/** Hands over each record after the header, by the columns asked for, in their order. */
async function readColumns(path: string, columns: readonly string[], take: (fields: readonly string[], line: number) => void) {
  let places: number[] | null = null
  const chosen: string[] = []
  const reader = csvReader((fields, line) => {
    if (places === null) {
      places = columns.map((column) => fields.indexOf(column))
      const missing = columns.filter((column) => !fields.includes(column))
      if (missing.length > 0) throw new InvalidExport(`${path}: the first line must name the columns ${missing.join(', ')}`)
      return
    }
    for (let i = 0; i < places.length; i += 1) {
      const value = fields[places[i] ?? -1]
      if (value === undefined) throw new InvalidExport(`${path}, line ${line}: ${fields.length} fields, too few`)
      chosen[i] = value
    }
    take(chosen, line)
  })
  try {
    for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: pieceBytes })) reader.push(String(piece))
    reader.end()
  } catch (error) {
    throw error instanceof InvalidCsv ? new InvalidExport(`${path}, ${error.message}`) : error
  }
  if (places === null) throw new InvalidExport(`${path}: the file is empty; its first line must name the columns ${columns.join(', ')}`)
}

const voteValues: ReadonlyMap<string, number> = new Map([
  ['1', 1],
  ['0', 0],
  ['-1', -1],
])

/** Reads the votes of a Polis export (columns timestamp, comment-id, voter-id, vote; 1 agree, -1 disagree, 0 pass), in file order. */
export async function readVotes(path: string): Promise<CastVotes> {
  const voters = new Map<string, number>()
  const statements = new Map<string, number>()
  let columns = { voter: new Int32Array(1024), statement: new Int32Array(1024), vote: new Int8Array(1024), time: new Float64Array(1024) }
  let rows = 0
  await readColumns(path, ['timestamp', 'comment-id', 'voter-id', 'vote'], ([time = '', statement = '', voter = '', vote = ''], line) => {
    const value = voteValues.get(vote)
    const moment = Number(time)
    if (value === undefined) throw new InvalidExport(`${path}, line ${line}: a vote is 1, 0 or -1, not “${vote}”`)
    if (time === '' || !Number.isFinite(moment)) throw new InvalidExport(`${path}, line ${line}: “${time}” is no timestamp`)
    if (voter === '' || statement === '') throw new InvalidExport(`${path}, line ${line}: the voter or the statement is missing`)
    if (rows === columns.vote.length) columns = doubled(columns)
    columns.voter[rows] = numberOf(voters, voter)
    columns.statement[rows] = numberOf(statements, statement)
    columns.vote[rows] = value
    columns.time[rows] = moment
    rows += 1
  })
  return {
    voterIds: [...voters.keys()],
    statementIds: [...statements.keys()],
    voter: columns.voter.subarray(0, rows),
    statement: columns.statement.subarray(0, rows),
    vote: columns.vote.subarray(0, rows),
    time: columns.time.subarray(0, rows),
  }
}

function numberOf(numbers: Map<string, number>, id: string): number {
  const known = numbers.get(id)
  if (known !== undefined) return known
  // A copy, so that the id does not keep the whole piece of the file it was cut from in memory.
  numbers.set(Buffer.from(id).toString(), numbers.size)
  return numbers.size - 1
}

interface Columns {
  voter: Int32Array<ArrayBuffer>
  statement: Int32Array<ArrayBuffer>
  vote: Int8Array<ArrayBuffer>
  time: Float64Array<ArrayBuffer>
}

function doubled({ voter, statement, vote, time }: Columns): Columns {
  const length = 2 * vote.length
  const wider = {
    voter: new Int32Array(length),
    statement: new Int32Array(length),
    vote: new Int8Array(length),
    time: new Float64Array(length),
  }
  wider.voter.set(voter)
  wider.statement.set(statement)
  wider.vote.set(vote)
  wider.time.set(time)
  return wider
}

/** Reads the statements of a Polis export (columns comment-id, author-id, moderated, comment-body). */
export async function readStatements(path: string): Promise<ExportedStatement[]> {
  const statements: ExportedStatement[] = []
  await readColumns(
    path,
    ['comment-id', 'author-id', 'moderated', 'comment-body'],
    ([id = '', author = '', moderated = '', text = ''], line) => {
      if (!voteValues.has(moderated)) throw new InvalidExport(`${path}, line ${line}: moderated is 1, 0 or -1, not “${moderated}”`)
      statements.push({ id, text, author, moderated: Number(moderated) })
    },
  )
  return statements
}
