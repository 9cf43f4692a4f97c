import { createHash } from 'node:crypto'
import type { Trx } from '#kernel/database.ts'
import { readChoices } from '../queries/choices.ts'
import { drawHereOrAside } from '../queries/opinion.ts'
import { matrixCsv, only } from '../queries/published-choices.ts'
import '../tables.ts'
import type { ConsultationClosed, InputKind, PublishedMatrix, SupportsCounted } from '../vocabulary.ts'

/** Supports told in one entry at most. */
const countsTogether = 500

/** What the entries of a closing say. */
export interface ClosingCount {
  readonly supports: readonly SupportsCounted[]
  readonly closed: ConsultationClosed
}

/** Counts everything that closing tells, and publishes the choices that may be, as bytes. The consultation is locked, or not there yet for others. */
export async function countClosing(trx: Trx, consultationId: string): Promise<ClosingCount> {
  const [matrix, votes] = await publishChoices(trx, consultationId)
  const supports = await supportsOf(trx, consultationId)
  const participants = await participantsOf(trx, consultationId)
  return { supports, closed: { participants, votes, inputs: await inputsOf(trx, consultationId), matrix } }
}

/** Publishes the choices that may be; gives what the entry says of them, and how many votes there were in all. */
async function publishChoices(trx: Trx, consultationId: string): Promise<readonly [PublishedMatrix | null, number]> {
  const { choices } = await readChoices(trx, consultationId)
  const { map, kept } = await drawHereOrAside(choices, 'published')
  if (kept.length === 0) return [null, choices.voter.length]
  const csv = matrixCsv(only(choices, kept))
  await trx.insertInto('consultation_matrix').values({ consultation_id: consultationId, csv }).execute()
  const matrix = {
    digest: createHash('sha256').update(csv).digest('hex'),
    participants: map.participants,
    statements: choices.statements.length,
    votes: map.votes,
    suppressed: choices.participants - kept.length,
  }
  return [matrix, choices.voter.length]
}

async function supportsOf(trx: Trx, consultationId: string): Promise<readonly SupportsCounted[]> {
  const rows = await trx
    .selectFrom('support')
    .select(['kind', 'target_id as id'])
    .select((eb) => eb.fn.countAll<number>().as('supports'))
    .where('consultation_id', '=', consultationId)
    .groupBy(['kind', 'target_id'])
    .orderBy('target_id')
    .execute()
  const told: SupportsCounted[] = []
  for (let from = 0; from < rows.length; from += countsTogether) told.push({ counts: rows.slice(from, from + countsTogether) })
  return told
}

async function participantsOf(trx: Trx, consultationId: string): Promise<number> {
  const row = await trx
    .selectFrom('participant')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('consultation_id', '=', consultationId)
    .executeTakeFirst()
  return row?.n ?? 0
}

async function inputsOf(trx: Trx, consultationId: string): Promise<Record<InputKind, number>> {
  const rows = await trx
    .selectFrom('consultation_input')
    .select('kind')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('consultation_id', '=', consultationId)
    .groupBy('kind')
    .execute()
  return { proposal: 0, amendment: 0, statement: 0, argument: 0, ...Object.fromEntries(rows.map(({ kind, n }) => [kind, n])) }
}
