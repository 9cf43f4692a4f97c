import { createHash } from 'node:crypto'
import type { Context } from '#kernel/context.ts'
import type { Trx } from '#kernel/database.ts'
import { allow, type Outcome } from '#kernel/outcome.ts'
import type { Mandate } from '#kernel/visitor.ts'
import { append, factFrom } from '#record'
import { consultationClosed } from '../projectors/consultation.ts'
import { supportsCounted } from '../projectors/proposal.ts'
import { readChoices } from '../queries/choices.ts'
import { drawHereOrAside } from '../queries/opinion.ts'
import { matrixCsv, only } from '../queries/published-choices.ts'
import { decideClose } from '../rules/conduct-consultation.ts'
import '../tables.ts'
import type { ConsultationRefusal, InputKind, PublishedMatrix } from '../vocabulary.ts'
import { lockAsOrganiser } from './lock-consultation.ts'

/** Supports told in one entry at most. */
const countsTogether = 500

/**
 * The organiser closes its consultation: nobody takes part any more. The choices are published without names, their digest and
 * the counts enter the record. Votes under way wait for the lock and then find it closed.
 */
export function closeConsultation(ctx: Context, mandate: Pick<Mandate, 'id'>, slug: string): Promise<Outcome<null, ConsultationRefusal>> {
  return ctx.db.transaction().execute(async (trx) => {
    const held = await lockAsOrganiser(trx, ctx, mandate, slug)
    if (!held.ok) return held
    const { id, memberId } = held.fact
    const decided = decideClose(held.fact, ctx.now())
    if (!decided.ok) return decided
    const by = { kind: 'mandate', mandate: mandate.id } as const
    const about = { consultation: id, member: memberId }
    const [matrix, votes] = await publishChoices(trx, id)
    await countSupports(trx, id, (counts) => append(trx, supportsCounted, factFrom(ctx, { by, about, data: { counts } })))
    const data = { participants: await participantsOf(trx, id), votes, inputs: await inputsOf(trx, id), matrix }
    await append(trx, consultationClosed, factFrom(ctx, { by, about, data }))
    return allow(null)
  })
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

async function countSupports(
  trx: Trx,
  consultationId: string,
  tell: (counts: { kind: 'proposal' | 'amendment' | 'argument'; id: string; supports: number }[]) => Promise<unknown>,
): Promise<void> {
  const rows = await trx
    .selectFrom('support')
    .select(['kind', 'target_id as id'])
    .select((eb) => eb.fn.countAll<number>().as('supports'))
    .where('consultation_id', '=', consultationId)
    .groupBy(['kind', 'target_id'])
    .orderBy('target_id')
    .execute()
  for (let from = 0; from < rows.length; from += countsTogether) await tell(rows.slice(from, from + countsTogether))
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
