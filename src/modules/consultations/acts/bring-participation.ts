import { sql, type Trx } from '#kernel/database.ts'
import '../tables.ts'
import type { SupportedKind } from '../vocabulary.ts'

/** Somebody who took part elsewhere, or in the demonstration: an id that tells nothing, and when they came. */
export interface BroughtParticipant {
  readonly id: string
  readonly joinedAt: Date
}

/** One of their votes: 1 agree, -1 disagree, 0 pass. */
export interface BroughtVote {
  readonly participantId: string
  readonly statement: number
  readonly choice: number
  readonly votedAt: Date
}

/** One of their supports. */
export interface BroughtSupport {
  readonly participantId: string
  readonly kind: SupportedKind
  readonly targetId: string
  readonly supportedAt: Date
}

/** Who took part in a consultation, and what each voted and supported. */
export interface Participation {
  readonly participants: readonly BroughtParticipant[]
  readonly votes: readonly BroughtVote[]
  readonly supports: readonly BroughtSupport[]
}

/** Rows of one statement: keeps a message to the database short. */
const rowsTogether = 20_000

/**
 * Writes who took part in a consultation that was held elsewhere, or is invented, all at once. No rule is asked: the caller
 * answers for where it comes from, and closes the consultation, or leaves it open to everybody.
 */
export async function bringParticipation(trx: Trx, consultationId: string, brought: Participation): Promise<void> {
  for (const rows of batches(brought.participants))
    await sql`
      insert into participant (id, consultation_id, author_kind, joined_at)
      select id, ${consultationId}::uuid, 'person', joined_at
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ joinedAt }) => joinedAt)}::timestamptz[]) as p (id, joined_at)
    `.execute(trx)
  for (const rows of batches(brought.votes))
    await sql`
      insert into statement_vote (consultation_id, participant_id, statement, choice, voted_at)
      select ${consultationId}::uuid, v.* from unnest(
        ${rows.map(({ participantId }) => participantId)}::uuid[], ${rows.map(({ statement }) => statement)}::integer[],
        ${rows.map(({ choice }) => choice)}::smallint[], ${rows.map(({ votedAt }) => votedAt)}::timestamptz[]
      ) as v
    `.execute(trx)
  for (const rows of batches(brought.supports))
    await sql`
      insert into support (consultation_id, kind, target_id, participant_id, supported_at)
      select ${consultationId}::uuid, s.* from unnest(
        ${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ targetId }) => targetId)}::uuid[],
        ${rows.map(({ participantId }) => participantId)}::uuid[], ${rows.map(({ supportedAt }) => supportedAt)}::timestamptz[]
      ) as s
    `.execute(trx)
}

function* batches<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += rowsTogether) yield rows.slice(from, from + rowsTogether)
}
