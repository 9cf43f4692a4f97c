import { type Db, sql } from '#kernel/database.ts'
import type { Language } from '#kernel/languages.ts'
import '../tables.ts'
import type { ArgumentSide, AuthorKind } from '../vocabulary.ts'
import { type ProposalsOf, supportsOf } from './proposals.ts'

/** An argument or a reply as pages show it. */
export interface ArgumentShown {
  readonly id: string
  readonly replyTo: string | null
  readonly side: ArgumentSide | null
  readonly participantId: string | null
  readonly memberId: string | null
  readonly authorKind: AuthorKind
  readonly language: Language
  /** Null once erased or removed. */
  readonly text: string | null
  readonly signature: string | null
  readonly madeAt: Date
  readonly entryId: string
  readonly withdrawnAt: Date | null
  readonly supports: number
  /** Replies that stand. */
  readonly replies: number
}

type Closing = Pick<ProposalsOf, 'closedAt'>

const columns = sql`a.id, a.reply_to as "replyTo", a.side, a.participant_id as "participantId", a.member_id as "memberId",
  a.author_kind as "authorKind", a.language, a.text, a.signature, a.made_at as "madeAt", a.entry_id as "entryId",
  a.withdrawn_at as "withdrawnAt", coalesce(t.supports, 0) as supports,
  (select count(*) from proposal_argument r where r.reply_to = a.id and r.withdrawn_at is null) as replies`

const from = (closing: Closing) => sql`from proposal_argument a left join ${supportsOf(closing)} t on t.target_id = a.id`

/** Arguments of one side of a proposal that stand, the most supported first, then the first made; a page at a time (from 1). */
export async function listArguments(
  db: Db,
  closing: Closing,
  { proposalId, side, page, perPage }: { proposalId: string; side: ArgumentSide; page: number; perPage: number },
): Promise<readonly ArgumentShown[]> {
  const { rows } = await sql<ArgumentShown>`
    with wanted as materialized (
      select a.id from proposal_argument a left join ${supportsOf(closing)} t on t.target_id = a.id
      where a.proposal_id = ${proposalId} and a.reply_to is null and a.side = ${side} and a.withdrawn_at is null
      order by coalesce(t.supports, 0) desc, a.made_at, a.id limit ${perPage} offset ${(page - 1) * perPage}
    )
    select ${columns} ${from(closing)} where a.id in (select id from wanted) order by coalesce(t.supports, 0) desc, a.made_at, a.id
  `.execute(db)
  return rows
}

/** Replies to an argument that stand, in order of time; a page at a time (from 1). */
export async function listReplies(
  db: Db,
  closing: Closing,
  { argumentId, page, perPage }: { argumentId: string; page: number; perPage: number },
): Promise<readonly ArgumentShown[]> {
  const { rows } = await sql<ArgumentShown>`
    select ${columns} ${from(closing)} where a.reply_to = ${argumentId} and a.withdrawn_at is null
    order by a.made_at, a.id limit ${perPage} offset ${(page - 1) * perPage}
  `.execute(db)
  return rows
}

/** The first replies to each of these arguments, by argument. */
export async function firstReplies(
  db: Db,
  closing: Closing,
  argumentIds: readonly string[],
  most: number,
): Promise<ReadonlyMap<string, readonly ArgumentShown[]>> {
  const byArgument = new Map<string, ArgumentShown[]>()
  if (argumentIds.length === 0) return byArgument
  const { rows } = await sql<ArgumentShown>`
    with placed as (
      select id, row_number() over (partition by reply_to order by made_at, id) as place from proposal_argument
      where reply_to = any(${argumentIds}::uuid[]) and withdrawn_at is null
    )
    select ${columns} ${from(closing)} where a.id in (select id from placed where place <= ${most}) order by a.made_at, a.id
  `.execute(db)
  for (const row of rows) byArgument.set(row.replyTo ?? '', [...(byArgument.get(row.replyTo ?? '') ?? []), row])
  return byArgument
}

/** An argument of a proposal, withdrawn or not; null for a reply and for what is not there. */
export async function findArgument(db: Db, closing: Closing, proposalId: string, id: string): Promise<ArgumentShown | null> {
  const { rows } = await sql<ArgumentShown>`
    select ${columns} ${from(closing)} where a.id = ${id} and a.proposal_id = ${proposalId} and a.reply_to is null
  `.execute(db)
  return rows[0] ?? null
}

/** Which of these somebody supports. For that person's own page only. */
export async function supportedBy(db: Db, participantId: string | null, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (participantId === null || ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('support')
    .select('target_id')
    .where('participant_id', '=', participantId)
    .where('target_id', 'in', ids)
    .execute()
  return new Set(rows.map(({ target_id }) => target_id))
}
