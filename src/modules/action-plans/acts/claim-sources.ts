import type { Context } from '#kernel/context.ts'
import { sql, type Trx } from '#kernel/database.ts'
import { choosePolitely, nextLookAt } from '#kernel/safe-fetch/recheck-schedule.ts'
import { isReservedHost } from '../rules/reserved-host.ts'
import '../tables.ts'

/** A source to look at now, held for this process for a while. */
export interface ClaimedSource {
  readonly evidenceId: string
  readonly link: string
  readonly host: string
}

/** How long a claim lasts: longer than any fetch; what a process that ended had claimed is then free again. */
const claimMs = 120_000
/** Sources considered in one turn: more than are taken, so that one busy host does not hide the others. */
const considered = 200

/**
 * Watches links that are not watched yet. The record is the only source: after a restore, a replay or an import the
 * watches come back by themselves.
 */
export async function enrolSources(ctx: Pick<Context, 'db' | 'now'>, chance: () => number): Promise<number> {
  const rows = await ctx.db
    .selectFrom('evidence as e')
    .leftJoin('evidence_watch as w', 'w.evidence_id', 'e.id')
    .select(['e.id', 'e.link'])
    .where('e.kind', '=', 'link')
    .where('e.link', 'is not', null)
    .where('e.withdrawn_at', 'is', null)
    .where('w.evidence_id', 'is', null)
    .limit(considered)
    .execute()
  const watches = rows.flatMap(({ id, link }) => {
    const host = hostOf(link)
    // A source nobody can look at is watched all the same, far in the future: it is not found again at every turn.
    const never = host === null || isReservedHost(host)
    const next = never ? new Date('9999-01-01T00:00:00Z') : nextLookAt({ steady: 0, troubled: 0 }, ctx.now(), chance())
    return [{ evidence_id: id, host: host ?? '', next_look_at: next }]
  })
  if (watches.length === 0) return 0
  await ctx.db
    .insertInto('evidence_watch')
    .values(watches)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return watches.length
}

const hostOf = (link: string | null): string | null => (link !== null && URL.canParse(link) ? new URL(link).hostname.toLowerCase() : null)

/** Claims due sources, at most one of each host and none of a host in its pause. Several processes never claim the same one, nor the same host. */
export async function claimSources(ctx: Pick<Context, 'db' | 'now'>, most: number): Promise<readonly ClaimedSource[]> {
  return ctx.db.transaction().execute(async (trx) => {
    const now = ctx.now()
    const due = await lockDue(trx, now)
    const hosts = await trx
      .selectFrom('evidence_host')
      .select(['host', 'free_at'])
      .where('host', 'in', due.length === 0 ? [''] : due.map(({ host }) => host))
      .execute()
    const freeAt = new Map(hosts.map(({ host, free_at }) => [host, free_at]))
    const claimed: ClaimedSource[] = []
    for (const { id, host } of choosePolitely(due, freeAt, { now, most })) {
      const source = due.find((one) => one.id === id)
      if (source === undefined || !(await claimHost(trx, host, now))) continue
      await trx
        .updateTable('evidence_watch')
        .set({ claimed_until: new Date(now.getTime() + claimMs) })
        .where('evidence_id', '=', id)
        .execute()
      claimed.push({ evidenceId: id, link: source.link, host })
    }
    return claimed
  })
}

/** Due sources that nobody else holds, the longest due first. */
async function lockDue(trx: Trx, now: Date) {
  const { rows } = await sql<{ id: string; host: string; link: string }>`
    select w.evidence_id as id, w.host, e.link
    from evidence_watch w join evidence e on e.id = w.evidence_id
    where w.next_look_at <= ${now} and (w.claimed_until is null or w.claimed_until <= ${now})
      and e.link is not null and e.withdrawn_at is null
    order by w.next_look_at, w.evidence_id
    limit ${considered}
    for update of w skip locked
  `.execute(trx)
  return rows
}

/** Takes a host for one request; false when another process was first. */
async function claimHost(trx: Trx, host: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into evidence_host (host, free_at) values (${host}, ${new Date(now.getTime() + claimMs)})
    on conflict (host) do update set free_at = excluded.free_at where evidence_host.free_at <= ${now}
    returning host
  `.execute(trx)
  return rows.length > 0
}
