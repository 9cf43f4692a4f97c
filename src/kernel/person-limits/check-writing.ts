import { type Db, sql, type Trx } from '../database.ts'
import type { PageRequest } from '../http/variables.ts'
import { limits as instanceLimits, type Limits } from '../limits.ts'
import { keyedHash, protectionKey } from '../proof-of-work/protection-key.ts'
import './tables.ts'
import { isNewAccount, linksIn, type WritingCounter, type WritingRefusal, writingCounters } from './writing-rule.ts'

/** Who writes: a person with an account, or whoever is at a network address. */
export interface Writer {
  readonly personId: string | null
  readonly sender: string
  /** When the account was made; null for a stranger. */
  readonly since: Date | null
}

/** Whether a text may be sent now; if not, why, how much is allowed, and when it is again (null: never as it is). */
export type WritingAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: WritingRefusal; readonly most: number; readonly until: Date | null }

/**
 * Counts the texts of one form and says whether they may be sent. Counted only when allowed; two forms at once cannot both
 * take the last place. Votes and choices are no texts: do not count them here.
 */
export async function checkWriting(
  db: Db,
  writer: Writer,
  texts: readonly string[],
  now: Date,
  limits: Limits = instanceLimits,
): Promise<WritingAnswer> {
  const isNew = isNewAccount(writer.since, now, limits)
  const mostLinks = limits[isNew ? 'new-account-links-per-text' : 'links-per-text']
  if (texts.some((text) => linksIn(text) > mostLinks)) {
    return { ok: false, refusal: isNew ? 'new-account-links' : 'links', most: mostLinks, until: null }
  }
  const counters = writingCounters(writer.personId !== null, isNew, now, limits)
  const key = await protectionKey(db)
  const refused = await db.transaction().execute(async (trx) => {
    await sql`savepoint counted`.execute(trx)
    for (const counter of counters) {
      const named = counter.of === 'person' ? (writer.personId ?? '') : writer.sender
      if (await countOne(trx, keyedHash(key, counter.of, named), counter)) continue
      // What was counted before goes back with the transaction.
      await sql`rollback to savepoint counted`.execute(trx)
      return counter
    }
    return null
  })
  await forgetOldCounts(db, now)
  return refused === null ? { ok: true } : { ok: false, refusal: refused.refusal, most: refused.most, until: refused.endsAt }
}

/** The writer of a request; `since` is when the account was made. */
export const writerOf = (c: PageRequest, since: Date | null): Writer => ({
  personId: c.var.visitor?.personId ?? null,
  sender: c.var.sender,
  since,
})

/** Adds one, unless the period is full. The row is locked by the statement itself: the next form waits and sees the sum. */
async function countOne(trx: Trx, writer: string, { period, startsAt, most }: WritingCounter): Promise<boolean> {
  const { rows } = await sql`
    insert into writing_count as known (writer, period, starts_at, texts) values (${writer}, ${period}, ${startsAt}, 1)
    on conflict (writer, period, starts_at) do update set texts = known.texts + 1 where known.texts < ${most}
    returning texts
  `.execute(trx)
  return rows.length > 0
}

const keptMs = 2 * 86_400_000

async function forgetOldCounts(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('writing_count')
    .where('starts_at', '<', new Date(now.getTime() - keptMs))
    .execute()
}
