import type { Context } from '#kernel/context.ts'
import { sql, type Trx } from '#kernel/database.ts'
import type { FileStore } from '#kernel/file-store/file-store.ts'
import type { FetchedPage } from '#kernel/safe-fetch/fetch-page.ts'
import { hostPauseMs, nextLookAt } from '#kernel/safe-fetch/recheck-schedule.ts'
import { append, factFrom } from '#record'
import '../tables.ts'
import { evidenceChecked } from '../projectors/milestone.ts'
import { type Judgement, judgeLook, type Look } from '../rules/judge-look.ts'
import type { StoredFile } from '../vocabulary.ts'

/** Most bytes of text that are kept as a copy; of longer texts the fingerprint alone is. */
const copyBytesMax = 2 * 1_048_576

/** What a fetched page says of its source. */
export function lookOf(page: FetchedPage): Look {
  if (page.ok) return { read: true, fingerprint: page.textSha256 ?? page.sha256 }
  const { obstacle, status } = page
  const there = obstacle === 'type-not-read' || obstacle === 'too-large'
  return { read: false, obstacle: status === null ? obstacle : String(status), there, gone: status === 404 || status === 410 }
}

interface Looked {
  readonly evidenceId: string
  readonly host: string
  readonly page: FetchedPage
  /** From 0 up to 1. */
  readonly chance: number
}

/**
 * Writes what one look gave: the schedule in any case, a fact of the instance when the state is another than before. The
 * copy is kept before the entry that names it. Evidence withdrawn or erased meanwhile is not looked at again.
 */
export async function recordLook(ctx: Context, store: FileStore, { evidenceId, host, page, chance }: Looked): Promise<Judgement | null> {
  const copy = await keepCopy(store, page)
  return ctx.db.transaction().execute(async (trx) => {
    const evidence = await lockEvidence(trx, evidenceId)
    await freeHost(trx, host, ctx.now())
    if (evidence === null) {
      await trx.deleteFrom('evidence_watch').where('evidence_id', '=', evidenceId).execute()
      return null
    }
    const look = lookOf(page)
    const judged = judgeLook(evidence, look)
    await trx
      .updateTable('evidence_watch')
      .set({
        next_look_at: nextLookAt(judged, ctx.now(), chance),
        claimed_until: null,
        steady: judged.steady,
        troubled: judged.troubled,
        last_look_at: ctx.now(),
        last_obstacle: look.read ? null : look.obstacle,
      })
      .where('evidence_id', '=', evidenceId)
      .execute()
    if (judged.tell && judged.state !== 'unchecked') {
      const data = {
        evidence: evidenceId,
        state: judged.state,
        obstacle: look.read ? null : look.obstacle,
        text: look.read ? look.fingerprint : null,
        copy,
      }
      await append(trx, evidenceChecked, factFrom(ctx, { by: { kind: 'instance' }, about: evidence.about, data }))
    }
    return judged
  })
}

async function keepCopy(store: FileStore, page: FetchedPage): Promise<StoredFile | null> {
  if (!page.ok || page.text === null || page.text === '') return null
  const bytes = Buffer.from(page.text)
  if (bytes.length > copyBytesMax) return null
  return { sha256: await store.put(bytes), mediaType: 'text/plain', bytes: bytes.length }
}

/** The evidence, held, with what is known of its source; null when there is nothing to look at any more. */
async function lockEvidence(trx: Trx, evidenceId: string) {
  // The commitment first, as every act that takes both: its milestones stand still while this is written.
  await sql`select 1 from commitment where id = (select commitment_id from evidence where id = ${evidenceId}) for update`.execute(trx)
  const row = await trx
    .selectFrom('evidence as e')
    .innerJoin('commitment as c', 'c.id', 'e.commitment_id')
    .innerJoin('evidence_watch as w', 'w.evidence_id', 'e.id')
    .select(['e.state', 'e.link', 'e.withdrawn_at', 'c.id as commitment', 'c.plan_id as plan', 'c.member_id as member'])
    .select(['w.steady', 'w.troubled'])
    .where('e.id', '=', evidenceId)
    .executeTakeFirst()
  if (row === undefined || row.link === null || row.withdrawn_at !== null) return null
  const first = await trx
    .selectFrom('evidence_check')
    .select('text_sha256')
    .where('evidence_id', '=', evidenceId)
    .where('text_sha256', 'is not', null)
    .orderBy('checked_at')
    .orderBy('entry_id')
    .limit(1)
    .executeTakeFirst()
  const { state, steady, troubled, commitment, plan, member } = row
  return { state, steady, troubled, first: first?.text_sha256 ?? null, about: { commitment, plan, member } }
}

async function freeHost(trx: Trx, host: string, now: Date): Promise<void> {
  await trx
    .updateTable('evidence_host')
    .set({ free_at: new Date(now.getTime() + hostPauseMs) })
    .where('host', '=', host)
    .execute()
}
