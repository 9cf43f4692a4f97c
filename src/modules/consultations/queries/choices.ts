import { type Db, sql } from '#kernel/database.ts'
import '../tables.ts'
import type { Choices } from './draw-map.ts'

/** The choices of a consultation with the people who made them, in the same order: for this process only. */
export interface OwnedChoices {
  readonly choices: Choices
  readonly participantIds: readonly string[]
}

/** People read at once: between two readings others are answered. */
const together = 2000
const bytesPerVote = 4

/** Reads every vote on statements that stand, by participant in order of id, which is random. */
export async function readChoices(db: Db, consultationId: string): Promise<OwnedChoices> {
  const standing = await db
    .selectFrom('consultation_statement')
    .select('number')
    .where('consultation_id', '=', consultationId)
    .where('text', 'is not', null)
    .orderBy('number')
    .execute()
  const statements = standing.map(({ number }) => number)
  const indexOf = new Map(statements.map((number, at) => [number, at]))
  const participantIds: string[] = []
  const parts: Buffer[] = []
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await readBatch(db, consultationId, after)
    for (const { participant_id, votes } of rows) {
      participantIds.push(participant_id)
      parts.push(votes)
    }
    const last = rows.at(-1)
    if (rows.length < together || last === undefined) break
    after = last.participant_id
  }
  return ownedFrom(participantIds, parts, statements, indexOf)
}

interface Batch {
  readonly participant_id: string
  /** Statement and choice of each vote, two big-endian integers of 16 bits each. */
  readonly votes: Buffer
}

async function readBatch(db: Db, consultationId: string, after: string): Promise<readonly Batch[]> {
  const { rows } = await sql<Batch>`
    select participant_id, string_agg(int2send(statement::smallint) || int2send(choice), ''::bytea order by statement) as votes
    from statement_vote where consultation_id = ${consultationId} and participant_id > ${after}
    group by participant_id order by participant_id limit ${together}
  `.execute(db)
  return rows
}

function ownedFrom(
  ids: readonly string[],
  parts: readonly Buffer[],
  statements: readonly number[],
  indexOf: ReadonlyMap<number, number>,
): OwnedChoices {
  const most = parts.reduce((sum, part) => sum + part.length / bytesPerVote, 0)
  const [voter, statement, vote] = [new Int32Array(most), new Int32Array(most), new Int8Array(most)]
  const participantIds: string[] = []
  let row = 0
  for (const [at, part] of parts.entries()) {
    const before = row
    for (let byte = 0; byte < part.length; byte += bytesPerVote) {
      const index = indexOf.get(part.readInt16BE(byte))
      if (index === undefined) continue
      voter[row] = participantIds.length
      statement[row] = index
      vote[row] = part.readInt16BE(byte + 2)
      row += 1
    }
    // Somebody all of whose statements were erased is not counted.
    if (row > before) participantIds.push(ids[at] ?? '')
  }
  const choices = {
    participants: participantIds.length,
    statements,
    voter: voter.slice(0, row),
    statement: statement.slice(0, row),
    vote: vote.slice(0, row),
  }
  return { choices, participantIds }
}
