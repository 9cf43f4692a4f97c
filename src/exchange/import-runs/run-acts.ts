import type { Context } from '#kernel/context.ts'
import { type Db, sql, type Trx } from '#kernel/database.ts'
import { allow, type Outcome, refuse } from '#kernel/outcome.ts'
import { lockMandate } from '#modules/accounts'
import './tables.ts'
import type { RunRefusal, RunStep } from './vocabulary.ts'

/** A sheet as somebody of the support team sends it. */
export interface SentSheet {
  /** The id of the run: the token of the form, so that a form sent twice is one run. */
  readonly id: string
  readonly mandateId: string
  readonly name: string
  readonly bytes: Buffer
}

/** One asks at a time, so that two files sent at once are one run and one refusal. */
const lockAsking = (trx: Trx) => sql`select pg_advisory_xact_lock(hashtextextended('parvis/import-asked', 0))`.execute(trx)

const isAnyUnderWay = async (trx: Trx) =>
  (await trx.selectFrom('import_run').select('id').where('state', 'in', ['waiting', 'running']).executeTakeFirst()) !== undefined

/** Keeps a sheet and asks for its preview. Refused while another import is under way: the file is then not kept. */
export const sendSheet = (ctx: Context, sheet: SentSheet): Promise<Outcome<string, RunRefusal>> =>
  ctx.db.transaction().execute(async (trx) => {
    const mandate = await lockMandate(trx, sheet.mandateId, ctx.now())
    if (!mandate.ok) return mandate
    await lockAsking(trx)
    if ((await trx.selectFrom('import_run').select('id').where('id', '=', sheet.id).executeTakeFirst()) !== undefined)
      return allow(sheet.id)
    if (await isAnyUnderWay(trx)) return refuse('another-under-way')
    await trx
      .insertInto('import_run')
      .values({
        id: sheet.id,
        mandate_id: sheet.mandateId,
        file_name: sheet.name,
        file: sheet.bytes,
        file_bytes: sheet.bytes.length,
        uploaded_at: ctx.now(),
        step: 'preview',
        state: 'waiting',
      })
      .execute()
    return allow(sheet.id)
  })

/** Asks for a preview or an import of a file sent before, also again. Asked twice is asked once. */
export const askRun = (
  ctx: Context,
  { id, step, mandateId }: { readonly id: string; readonly step: RunStep; readonly mandateId: string },
): Promise<Outcome<string, RunRefusal>> =>
  ctx.db.transaction().execute(async (trx) => {
    const mandate = await lockMandate(trx, mandateId, ctx.now())
    if (!mandate.ok) return mandate
    await lockAsking(trx)
    const run = await trx
      .selectFrom('import_run')
      .select(['state', 'step'])
      .select(sql<boolean>`file is not null`.as('hasFile'))
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (run === undefined || !run.hasFile) return refuse('file-removed')
    if ((run.state === 'waiting' || run.state === 'running') && run.step === step) return allow(id)
    if (await isAnyUnderWay(trx)) return refuse('another-under-way')
    if (run.state === 'unreadable') return refuse('not-readable')
    await trx
      .updateTable('import_run')
      // Who imports stands for it, whoever sent the file.
      .set({ step, state: 'waiting', mandate_id: mandateId, ended_at: null, cancel_asked: false, stage: null, rows_read: 0, rows_done: 0 })
      .where('id', '=', id)
      .execute()
    return allow(id)
  })

/** Asks a run to end. One that waits is cancelled at once; one at work ends soon, and nothing of it is kept. Ended ones stay as they are. */
export async function cancelRun({ db, now }: Pick<Context, 'db' | 'now'>, id: string): Promise<void> {
  const run = db.updateTable('import_run').where('id', '=', id)
  // In this order: one that begins in between is asked to end.
  await run.set({ state: 'cancelled', ended_at: now() }).where('state', '=', 'waiting').execute()
  await run.set({ cancel_asked: true }).where('state', '=', 'running').execute()
}

/** Removes files and rows whose time is over. */
export async function forgetOldRuns(db: Db, { file, rows }: { readonly file: Date; readonly rows: Date }): Promise<void> {
  await db
    .updateTable('import_run')
    .set({ file: null })
    .where('file', 'is not', null)
    .where('uploaded_at', '<', file)
    .where('state', 'not in', ['waiting', 'running'])
    .execute()
  const old = db.selectFrom('import_run').select('id').where('uploaded_at', '<', rows)
  await db.deleteFrom('import_row').where('run_id', 'in', old).execute()
}
