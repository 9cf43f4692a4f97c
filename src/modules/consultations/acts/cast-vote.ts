import type { Context } from '#kernel/context.ts'
import { type Db, sql } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { votesChanged } from '../queries/opinion.ts'
import '../tables.ts'
import type { Vote } from '../vocabulary.ts'

/** One person's answer to one statement. */
export interface Ballot {
  readonly consultationId: string
  readonly participantId: string
  /** The statement's number in its consultation. */
  readonly statement: number
  readonly vote: Vote
  /** True for somebody without an account: the first vote makes them a participant. */
  readonly isBrowser: boolean
}

/** A vote that waits for its commit, with whoever waits for it. */
interface Waiting {
  readonly ballot: Ballot
  readonly at: Date
  readonly settle: (kept: boolean) => void
  readonly fail: (reason: unknown) => void
}

const choices = { agree: 1, disagree: -1, pass: 0 } as const
/** Most votes of one statement: keeps a commit short whatever waits. */
const mostTogether = 1000

const writers = new WeakMap<object, (waiting: Waiting) => void>()

/**
 * Keeps a vote; the answer comes after the commit. A person has one vote on a statement: the last one counts.
 *
 * Votes that arrive while a commit is under way are written together in the next, so a thousand people voting at once cost
 * a few commits. The statement that writes also checks, under a lock shared with closing, that the consultation still takes votes.
 */
export async function castVote(ctx: Pick<Context, 'db' | 'now'>, ballot: Ballot): Promise<Outcome<null, 'vote-not-taken'>> {
  const kept = await new Promise<boolean>((settle, fail) => writerOf(ctx.db)({ ballot, at: ctx.now(), settle, fail }))
  return kept ? allow(null) : refuse('vote-not-taken')
}

function writerOf(db: Db): (waiting: Waiting) => void {
  const known = writers.get(db)
  if (known !== undefined) return known
  let queue: Waiting[] = []
  let isWriting = false
  const drain = async () => {
    isWriting = true
    while (queue.length > 0) {
      const together = queue.slice(0, mostTogether)
      queue = queue.slice(mostTogether)
      await writeTogether(db, together)
    }
    isWriting = false
  }
  const write = (waiting: Waiting) => {
    queue.push(waiting)
    // One turn later: the votes of this turn of the event loop go together.
    if (!isWriting) {
      isWriting = true
      setImmediate(() => void drain())
    }
  }
  writers.set(db, write)
  return write
}

const keyOf = ({ participantId, statement }: Ballot) => `${participantId} ${statement}`

async function writeTogether(db: Db, together: readonly Waiting[]): Promise<void> {
  // Of two votes of one person on one statement the later counts; a statement cannot touch a row twice.
  const last = new Map(together.map((waiting) => [keyOf(waiting.ballot), waiting]))
  try {
    const kept = await upsert(db, [...last.values()])
    for (const consultationId of new Set(together.map(({ ballot }) => ballot.consultationId))) votesChanged(db, consultationId)
    for (const { ballot, settle } of together) settle(kept.has(keyOf(ballot)))
  } catch (reason) {
    // Nobody is told that a vote counts which does not: each request answers with the fault.
    for (const { fail } of together) fail(reason)
  }
}

async function upsert(db: Db, votes: readonly Waiting[]): Promise<ReadonlySet<string>> {
  const column = <Value>(pick: (waiting: Waiting) => Value) => votes.map(pick)
  const { rows } = await sql<{ participant_id: string; statement: number }>`
    with ballot as (
      select * from unnest(
        ${column(({ ballot }) => ballot.consultationId)}::uuid[], ${column(({ ballot }) => ballot.participantId)}::uuid[],
        ${column(({ ballot }) => ballot.statement)}::integer[], ${column(({ ballot }) => choices[ballot.vote])}::smallint[],
        ${column(({ at }) => at)}::timestamptz[], ${column(({ ballot }) => ballot.isBrowser)}::boolean[]
      ) as b (consultation_id, participant_id, statement, choice, voted_at, is_browser)
    ), open as materialized (
      select c.id, p.from_day, p.to_day from consultation c
      join consultation_phase p on p.consultation_id = c.id and p.kind = 'statements'
      where c.id = any(${[...new Set(column(({ ballot }) => ballot.consultationId))]}::uuid[]) and c.closed_at is null
      for share of c
    ), taken as materialized (
      select b.* from ballot b
      join open o on o.id = b.consultation_id
        and b.voted_at >= o.from_day::timestamp at time zone 'utc' and b.voted_at < (o.to_day + 1)::timestamp at time zone 'utc'
      join consultation_statement s on s.consultation_id = b.consultation_id and s.number = b.statement
    ), newcomer as (
      insert into participant (id, consultation_id, author_kind, joined_at)
      select participant_id, consultation_id, 'person', min(voted_at) from taken where is_browser
      group by participant_id, consultation_id order by participant_id
      on conflict (id) do nothing
    )
    insert into statement_vote (consultation_id, participant_id, statement, choice, voted_at)
    select consultation_id, participant_id, statement, choice, voted_at from taken
    -- In one order for everybody: two processes writing the same votes do not wait for one another for ever.
    order by consultation_id, participant_id, statement
    on conflict (consultation_id, participant_id, statement)
    do update set choice = excluded.choice, voted_at = excluded.voted_at
    returning participant_id, statement
  `.execute(db)
  return new Set(rows.map(({ participant_id, statement }) => `${participant_id} ${statement}`))
}
